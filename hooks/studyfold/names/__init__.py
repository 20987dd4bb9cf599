"""What things are called: other names of one thing, and finding names in a text."""

from __future__ import annotations

from studyfold.names.groups import contrast_groups, synonym_groups
from studyfold.names.lexicon import Lexicon, key_of
from studyfold.names.synonyms import Short, Synonyms, short_forms, unified

__all__ = [
    "Lexicon",
    "Short",
    "Synonyms",
    "contrast_groups",
    "key_of",
    "short_forms",
    "synonym_groups",
    "unified",
]
