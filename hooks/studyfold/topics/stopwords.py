"""Words that say nothing about what a question is on."""

from __future__ import annotations

from studyfold.spelling import base_form

__all__ = ["GENERIC", "STOPWORDS"]

_GRAMMAR = """
a about above across after again against all along already also although always am among an and
another any anyone anything are around as at away be because been before behind being below beside
between both but by can can't cannot could did do does doesn't doing don't done down during e.g
each eight either else enough etc even ever every everything except far few first five for four
from further had has have having he hence her here him his how however i i'm i.e if in instead
into is isn't it its itself just least less let like likely many may maybe me might more
most much must my near neither never nine no nobody none nor not nothing now of off often on once
one only onto or other others otherwise our out over own per perhaps quite rather really same
second seven she should since six so some someone something sometimes still such ten than that the
their them then there therefore these they thing things third this those though three through thus
to together too toward towards two under unless until up upon us versus very via vs was we well
were what whatever when whenever where whereas whether which while who whole whom whose why will
with within without would yet you your yours yourself
"""

_ASKING = """
able advantage advantages affect affects aim allow allows analogy answer answers applied apply
applying approach approaches ask asked asks aspect bad basic basically become becomes benefit best
better big brief briefly call called calling candidate case cause causes certain challenge
challenging change changes choose choosing chosen come comes common commonly compare compared
comparison component components concept concepts concern cons consequence consider considerations
contain contrast contribute correct create creating crucial deal decide deep define defined
definition depend depends describe detail details determine differ difference differences
different differentiate differs difficult difficulty disadvantage discuss dive drawback drawbacks
effect effective effectively efficient elaborate enable ensure essential exactly example examples
exist explain explaining explanation face faced factor feature features feel find following full
fundamental fundamentals general generally get gets getting give given gives go goes going good
got great handle handled happen happens help helpful helping helps idea ideal identify impact
implement implemented implementing importance important improve improves improving include
includes increase influence interview interviews introduce involve issue issues job keep kept key
kind kinds know known large last learn level lie limitation limitations list long look low made
main major make makes making manage mean meaning means mention mentioned mentions method methods
mitigate mitigated modern name necessary need needed needs new number object objective occur
occurs optimal order out overview own part particular perform performed performing performs
pitfall pitfalls please point popular possible possibly practical practice practices prefer
preferable preferred prevent preventing primary pro problem problems process processes proper pros
provide provided provides purpose purposes put question questions reason reasons reduce relate
related relation relationship relative relatively relevant require required requires result
results role roles run scenario scenarios see seen set sets shall short should show significance
significant similar simple simply single situation situations small solution solve solved solves
solving special specific start stay step steps stop strategy suitable support take taken takes
task tasks technique techniques tell term terms thought tip tips today tool tools trade-off
trade-offs tradeoff tried true try trying turn type types typical typically understand
understanding unlike update updated updating use used useful user users uses using usually value
values various video want wants way ways work worked working works world write writing yes
"""

_LEVELS = """
additional advanced answer answers appendix assessment bank basic basics beginner beginners bonus
chapter cheat coding common concept concepts contents easy essential essentials exercise exercises
experienced extra faq freshers fundamental fundamentals further general hard important
intermediate interview intro introduction introductory junior level list medium mid misc
miscellaneous mixed other others overview part practice practise q qa question questions quick
quiz regular section self senior sheet simple top tough uncategorised uncategorized various week
"""


def _stems(text: str) -> frozenset[str]:
    return frozenset(base_form(part) for word in text.split() for part in (word, *word.split("-")))


STOPWORDS = _stems(_GRAMMAR) | _stems(_ASKING)
"""Stems of grammar's words and of those that interview questions are asked with."""

GENERIC = _stems(_GRAMMAR) | _stems(_LEVELS)
"""Stems of grammar's words and of heading words that name a level or a sort of list."""
