"""What people write down in any of the ways that the reader knows is read back as it was.

Each way is one row of a table: how an item is written, and what its answers may hold there. The
words are made of syllables that make no label, no asking word, no number and no remark, so that a
text has one meaning only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import layouts
from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]
Pair = tuple[str, str]
"""A question and its answer."""
Write = Callable[[int, str, str], str]
"""Writes one item: its number, its question, its answer."""

few = settings(deadline=None, derandomize=True, max_examples=5)


@dataclass(frozen=True)
class Language:
    """How a language asks, and words of its alphabet that mean nothing."""

    syllables: tuple[str, ...]
    asking: tuple[str, ...]
    """Questions with `{}` where a word goes."""
    space: str = " "
    stop: str = "."


LATIN = ("bra", "lup", "mig", "zov", "tek", "dun")
CYRILLIC = ("бра", "луп", "миг", "зов", "тэк", "дун")
LANGUAGES = {
    "en": Language(LATIN, ("What is {}?", "How does {} work?", "Why {}?")),
    "en silent": Language(LATIN, ("Explain {}", "Difference between {} and {}", "What is {}")),
    "term": Language(LATIN, ("{}", "{} {}")),
    "es": Language(LATIN, ("¿Qué es {}?", "¿Cómo funciona {}?", "Explica {}")),
    "ru": Language(CYRILLIC, ("Что такое {}?", "Как работает {}?", "Расскажите про {}")),
    "uk": Language(CYRILLIC, ("Що таке {}?", "Як працює {}?", "Поясніть {}")),
    "zh": Language(
        ("木", "火", "土", "金", "石", "田"), ("什么是{}？", "如何{}", "{}和{}的区别"), "", "。"
    ),
    "hi": Language(
        ("राम", "वन", "जल", "नग"), ("{} क्या है?", "{} कैसे {}", "{} और {} में अंतर"), stop="।"
    ),
}


def words_of(language: Language) -> list[str]:
    """Return words of a language."""
    some = language.syllables
    return [*some, *(a + b for a in some for b in some), *(a + b + a for a in some for b in some)]


def questions_of(language: Language) -> st.SearchStrategy[str]:
    """Return a strategy for questions of a language."""
    words = words_of(language)
    asked = [
        _upper(asking.format(word, words[-n]))
        for n, word in enumerate(words, 1)
        for asking in language.asking
    ]
    return st.sampled_from(asked)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentences_of(language: Language) -> st.SearchStrategy[str]:
    """Return a strategy for sentences of a language, from short ones to long ones."""
    words = words_of(language)
    return st.sampled_from(
        [
            _upper(language.space.join(words[start : start + 2 + start % 9])) + language.stop
            for start in range(len(words) - 1)
        ]
    )


CODE_LINES = st.sampled_from(
    (
        *("# bra", "## 1. What is bra?", "### Q2: Why lup?", "---", "1. **What is bra?**"),
        *(
            "- **Answer:** bra",
            "Q: What is lup?",
            "A: mig",
            "",
            "    tek",
            "<summary>What?</summary>",
        ),
        *("> What is zov?", "2. What is dun?", "| Question | Answer |", "Bra: lup", "**Why?**"),
    )
)


def blocks_of(language: Language, kinds: str, level: int) -> st.SearchStrategy[str]:
    """Return a strategy for the blocks of an answer.

    Args:
        language: whose words to use.
        kinds: a letter for each kind: paragraphs, lists, ordered lists, code, quotations, tables
            and headings.
        level: of the headings.
    """
    sentence = sentences_of(language)
    two = st.tuples(sentence, sentence)
    made: dict[str, st.SearchStrategy[str]] = {
        "p": st.lists(sentence, min_size=1, max_size=3).map("\n".join),
        "l": st.lists(two, min_size=1, max_size=3).map(
            lambda points: "\n".join(f"- {a}\n  - {b}" for a, b in points)
        ),
        "o": st.tuples(two, two).map(
            lambda points: "\n".join(
                f"{n}. **{a[:-1]}**: {b}" for n, (a, b) in enumerate(points, 1)
            )
        ),
        "c": st.lists(CODE_LINES, min_size=1, max_size=4).map(
            lambda lines: "\n".join(("```py", *lines, "```"))
        ),
        "q": two.map(lambda pair: f"> {pair[0]}\n>\n> - {pair[1]}"),
        "t": two.map(lambda pair: f"| {pair[0]} | 1 |\n|---|---|\n| 2 | {pair[1]} |"),
        "h": two.map(lambda pair: f"{'#' * level} {pair[0][:-1]}\n\n{pair[1]}"),
    }
    return st.one_of([made[kind] for kind in kinds])


def answers_of(language: Language, kinds: str, level: int) -> st.SearchStrategy[str]:
    """Return a strategy for answers: a paragraph, then blocks; no kinds are one line."""
    if not kinds:
        return sentences_of(language)
    blocks = st.lists(blocks_of(language, kinds, level), max_size=2)
    first = blocks_of(language, "p", level)
    return st.tuples(first, blocks).map(lambda parts: "\n\n".join((parts[0], *parts[1])))


def below(text: str, columns: int) -> str:
    """Return a text with all but its first line indented."""
    first, *more = text.split("\n")
    return "\n".join([first, *(" " * columns + line if line else "" for line in more)])


def indented(text: str, columns: int) -> str:
    """Return a text with all of its lines indented."""
    return "\n".join(" " * columns + line if line else "" for line in text.split("\n"))


def quoted(text: str) -> str:
    """Return a text as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


@dataclass(frozen=True)
class Way:
    """One way of writing items down."""

    name: str
    layout: str
    write: Write
    kinds: str = "plocqt"
    """What answers hold there: see `blocks_of`; nothing for one line."""
    numbered: bool = False
    level: int = 0
    """Of the questions' headings; 0 where they are none."""
    language: str = "en"
    fewest: int = 1
    """Items without which nobody could tell."""
    glue: str = "\n\n"
    head: str = ""
    foot: str = ""
    around: str = "tcsbl"
    """What may stand around: title, contents, sections, links back to the top, licence."""
    top: str = "**[⬆ Back to top](#contents)**"
    """The link back to the top."""
    kept: Callable[[str], str] = str
    """What the reader should make of an answer."""

    def __str__(self) -> str:
        return self.name

    def pairs(self) -> st.SearchStrategy[list[Pair]]:
        """Return a strategy for what to write in this way."""
        language = LANGUAGES[self.language]
        answers = answers_of(language, self.kinds, min(6, (self.level or 4) + 1))
        pair = st.tuples(questions_of(language), answers)
        return st.lists(
            pair, min_size=self.fewest, max_size=6, unique_by=lambda one: one[0].lower()
        )

    def items(self, pairs: Sequence[Pair]) -> list[str]:
        """Return each item as text."""
        return [self.write(n, *pair) for n, pair in enumerate(pairs, 1)]

    def text(self, pairs: Sequence[Pair]) -> str:
        """Return the items and nothing else."""
        return f"{self.head}{self.glue.join(self.items(pairs))}{self.foot}\n"


def heading(opening: str, closing: str = "") -> Write:
    """Return what writes a heading with its answer below."""
    return lambda n, q, a: f"{opening.replace('{n}', str(n))}{q}{closing}\n\n{a}"


def item(form: str, columns: int | None = None) -> Write:
    """Return what writes an item by a form with {n}, {q} and {a}.

    Args:
        form: the form.
        columns: how far the answer's lines are indented; None for not at all.
    """

    def write(n: int, q: str, a: str) -> str:
        text = form.replace("{n}", str(n)).replace("{q}", q)
        return text.replace("{a}", a if columns is None else below(a, columns))

    return write


def _headings() -> Iterator[Way]:
    styles = (
        ("{n}. ", "", True),
        ("Q{n}. ", "", True),
        ("Q {n}. ", "", True),
        ("Q{n}: ", "", True),
        ("Q. ", "", False),
        ("Question: ", "", False),
        ("", "", False),
        ("{n}) ", " ⭐⭐", True),
        ("", " ✅", False),
        ('<a name="q{n}"></a>{n}. ', "", True),
        ("**{n}.** ", "", True),
        ("{n}. **", "**", True),
        ("❓ {n}. ", "", True),
        ("[{n}] ", "", True),
    )
    for level in range(1, 7):
        for opening, closing, numbered in styles:
            name = f"h{level} {opening}…{closing}"
            write = heading(f"{'#' * level} {opening}", closing)
            kinds = "plocqt" if level == 6 else "plocqth"
            yield Way(name, "heading", write, kinds, numbered, level)


LABELS = {
    "en": (
        ("Q: {q}\nA: {a}", ""),
        ("Q: {q}\n\nA: {a}", "plocqt"),
        ("**Q: {q}**\n\nA: {a}", "plocqt"),
        ("**Q:** {q}\n\n**A:** {a}", "plocqt"),
        ("Question: {q}\nAnswer: {a}", "plocqt"),
        ("**Question:** {q}\n\n**Answer:** {a}", "plocqt"),
        ("**Question**: {q}\n\n**Answer**: {a}", "plocqt"),
        ("__Question:__ {q}\n__Answer:__ {a}", "plocqt"),
        ("Q. {q}\nAns. {a}", "plocqt"),
        ("Q: {q}\nAns: {a}", "plocqt"),
        ("Question:\n{q}\n\nAnswer:\n{a}", "plocqt"),
        ("> Q: {q}\n\nA: {a}", "plocqt"),
        ("<b>Q:</b> {q}<br>\n<b>A:</b> {a}", "plocqt"),
        ("Q: {q}\nSolution: {a}", "plocqt"),
    ),
    "es": (
        ("Pregunta: {q}\nRespuesta: {a}", "plocqt"),
        ("**Pregunta:** {q}\n\n**Respuesta:** {a}", "plocqt"),
    ),
    "ru": (
        ("Вопрос: {q}\nОтвет: {a}", "plocqt"),
        ("**Вопрос:** {q}\n\n**Ответ:** {a}", "plocqt"),
    ),
    "uk": (
        ("Питання: {q}\nВідповідь: {a}", "plocqt"),
        ("**Запитання:** {q}\n\n**Відповідь:** {a}", "plocqt"),
    ),
    "zh": (
        ("问：{q}\n答：{a}", "plocqt"),
        ("**问题：**{q}\n\n**答案：** {a}", "plocqt"),
        ("Q：{q}\nA：{a}", "plocqt"),
    ),
    "hi": (
        ("प्रश्न: {q}\nउत्तर: {a}", "plocqt"),
        ("**सवाल:** {q}\n\n**जवाब:** {a}", "plocqt"),
    ),
}
NUMBERED_LABELS = {
    "en": (
        ("Q{n}: {q}\nA{n}: {a}", "plocqt"),
        ("Q{n}. {q}\n\nAns. {a}", "plocqt"),
        ("Q.{n} {q}\nAns: {a}", "plocqt"),
        ("Q {n}. {q}\nAns: {a}", "plocqt"),
        ("**Q{n}. {q}**\n\n{a}", "plocqt"),
        ("**Q{n}: {q}**\n\n**Answer:** {a}", "plocqt"),
        ("**Question {n}:** {q}\n\n**Answer:** {a}", "plocqt"),
        ("Question {n}: {q}\n\n{a}", "plocqt"),
        ("Question #{n}: {q}\nAnswer: {a}", "plocqt"),
        ("Question {n}\n{q}\n\nAnswer\n{a}", "plocqt"),
        ("Q{n} - {q}\n\n{a}", "plocqt"),
    ),
    "es": (("**Pregunta {n}:** {q}\n\n**Respuesta:** {a}", "plocqt"),),
    "ru": (("Вопрос {n}. {q}\n\nОтвет: {a}", "plocqt"),),
    "uk": (("Питання {n}: {q}\n\nВідповідь: {a}", "plocqt"),),
    "zh": (("问题{n}：{q}\n\n答案：{a}", "plocqt"),),
    "hi": (("प्रश्न {n}: {q}\n\nउत्तर: {a}", "plocqt"),),
}


def _labels() -> Iterator[Way]:
    for table, numbered in ((LABELS, False), (NUMBERED_LABELS, True)):
        for language, forms in table.items():
            for form, kinds in forms:
                name = " / ".join(form.replace("\n\n", "\n").split("\n"))
                yield Way(name, "question label", item(form), kinds, numbered, language=language)


def _headings_of_languages() -> Iterator[Way]:
    for language in LANGUAGES:
        for opening, numbered in (("### ", False), ("## {n}. ", True)):
            level = opening.count("#")
            name = f"{opening}({language})"
            kinds = "" if language == "term" else "plocqth"
            way = Way(name, "heading", heading(opening), kinds, numbered, level, language)
            yield replace(way, fewest=2 if language == "term" else 1)


def lazily(n: int, q: str, a: str) -> str:
    """Write a quotation that goes on without its sign, and the answer below it."""
    first, _, rest = q.partition(" ")
    return f"> {first}\n{rest}\n\n{a}"


def fold(n: int, q: str, a: str) -> str:
    """Write a `<details>` element."""
    return f"<details>\n<summary>{q}</summary>\n\n{a}\n\n</details>"


SHOW = "<details>\n<summary>Show answer</summary>\n\n{a}\n\n</details>"

WAYS = [
    *_headings(),
    *_headings_of_languages(),
    *_labels(),
    Way(
        "anchor above",
        "heading",
        item('<a name="q{n}"></a>\n### {n}. {q}\n\n{a}'),
        "plocqth",
        True,
        3,
    ),
    Way(
        "anchor id above",
        "heading",
        item('<a id="q{n}"></a>\n\n## {n}. {q}\n\n{a}'),
        "plocqth",
        True,
        2,
    ),
    Way("heading no blank", "heading", item("## {q}\n{a}"), "plocqth", False, 2),
    Way("closed heading", "heading", heading("### {n}. ", " ###"), "plocqth", True, 3, fewest=2),
    Way("heading, rule", "heading", item("## {n}. {q}\n\n{a}\n\n---"), "plocqth", True, 2),
    Way(
        "heading, answer line",
        "heading, answer line",
        item("### {n}. {q}\n\n**Answer:** {a}"),
        "plocqth",
        True,
        3,
    ),
    Way(
        "heading, answer heading",
        "heading, answer line",
        item("## {n}. {q}\n\n### Answer\n\n{a}"),
        "plocqt",
        True,
        2,
    ),
    Way(
        "heading, bullet",
        "heading, answer bullets",
        item("### {n}. {q}\n\n- **Answer:** {a}", 2),
        "plocqt",
        True,
        3,
    ),
    Way(
        "heading, show", "heading, answer fold", item("### {n}. {q}\n\n" + SHOW), "plocqt", True, 3
    ),
    Way(
        "heading Question n",
        "heading, answer line",
        item("### Question {n}\n\n{q}\n\n**Answer:** {a}"),
        "plocqt",
        True,
        3,
    ),
    Way(
        "heading link",
        "heading",
        item("### [{q}](https://example.org/{n})\n\n{a}"),
        "plocqt",
        False,
        3,
    ),
    Way("heading bold", "heading", heading("#### **", "**"), "plocqth", False, 4),
    Way("heading bold number", "heading", heading("#### **{n}. ", "**"), "plocqth", True, 4),
    Way("list heading", "list heading", item("{n}. ### {q}\n\n    {a}", 4), "plocqt", True),
    Way("bullet heading", "list heading", item("- ### {q}\n\n  {a}", 2), "plocqt"),
    Way("quoted heading", "list heading", item("> ### {q}\n\n{a}"), "plocqt"),
    Way("setext", "heading", item("{q}\n---\n\n{a}"), "plocqth", False, 2),
    Way("html", "heading", item("<h3>{n}. {q}</h3>\n\n{a}"), "plocqth", True, 3, fewest=2),
    Way("html id", "heading", item('<h2 id="q{n}">{q}</h2>\n\n{a}'), "plocqth", False, 2),
    Way("bold line", "bold line", item("**{q}**\n\n{a}"), "plcqt"),
    Way("bold line no blank", "bold line", item("**{q}**\n{a}"), "plcqt"),
    Way("bold line break", "bold line", item("**{q}**  \n{a}"), "plcqt"),
    Way("bold number inside", "bold line", item("**{n}. {q}**\n\n{a}"), "plcqt", True),
    Way("bold b", "bold line", item("<b>{q}</b>\n\n{a}"), "plcqt"),
    Way(
        "bold, answer",
        "bold line",
        item("**{q}**\n\n**Answer:** {a}"),
        "plcqt",
        top="[Back to top](#top)",
    ),
    Way("bold, fold", "bold line", item("**{q}**\n\n" + SHOW), "plcqt", top="[Back to top](#top)"),
    Way("bullet bold", "bold line", item("- **{q}**\n\n  {a}", 2), "plocqt"),
    Way("bullet bold tight", "bold line", item("* **{q}**\n  {a}", 2), "plocqt"),
    Way("quoted bold line", "bold line", item("> **{q}**\n\n{a}"), "plocqt"),
    Way(
        "number bold",
        "numbered bold",
        item("{n}. **{q}**\n   - **Answer:** {a}", 5),
        "plocqt",
        True,
    ),
    Way("number bold below", "numbered bold", item("{n}. **{q}**\n\n   {a}", 3), "plocqt", True),
    Way("number bold margin", "numbered bold", item("{n}. **{q}**\n\n{a}"), "plcqt", True),
    Way("number bold )", "numbered bold", item("{n}) **{q}**\n\n    {a}", 4), "plocqt", True),
    Way(
        "quoted bold",
        "quoted bold",
        item('{n}. **"{q}"**\n   - **Model Answer:** "{a}"', 5),
        "p",
        True,
    ),
    Way("italic", "italic line", item("*{q}*\n\n{a}"), "plocqt", fewest=2),
    Way("italic _", "italic line", item("_{q}_\n\n{a}"), "plocqt", fewest=2),
    Way("quotation", "quoted question", item("> {q}\n\n{a}"), "ploct", fewest=2),
    Way("quotation lazy", "quoted question", lazily, "ploct", fewest=2),
    Way("(1) Ans", "numbered line", item("({n}) {q}\n\nAns: {a}"), "plcqt", True),
    Way("term def", "pairs of labels", item("term: {q}\ndef: {a}"), "", language="term"),
    Way(
        "Term Definition",
        "pairs of labels",
        item("**Term:** {q}\n**Definition:** {a}"),
        "pl",
        language="term",
    ),
    Way("Front Back", "pairs of labels", item("Front: {q}\nBack: {a}"), "pl"),
    Way("number line", "numbered line", item("{n}. {q}\n\n   {a}", 3), "plcqt", True),
    Way("number line tight", "numbered line", item("{n}. {q}\n   {a}", 3), "plcqt", True, fewest=2),
    Way("number line 4", "numbered line", item("{n}) {q}\n\n    {a}", 4), "plcqt", True),
    Way("number line margin", "numbered line", item("{n}. {q}\n\n{a}"), "plcqt", True),
    Way(
        "number line answer",
        "numbered line",
        item("{n}. {q}\n   Answer: {a}", 3),
        "plcqt",
        True,
        fewest=2,
    ),
    Way(
        "number line bullet",
        "numbered line",
        item("{n}. {q}\n   - **Answer:** {a}", 5),
        "plcqt",
        True,
        fewest=2,
    ),
    Way("number line show", "numbered line", item("{n}. {q}\n\n" + SHOW), "plcqt", True),
    Way("tight Q", "question label", item("Q: {q}\nA: {a}"), "", glue="\n", around="tl"),
    Way("tight bold", "bold line", item("**{n}. {q}**\n{a}"), "", True, glue="\n", around="tl"),
    Way("tight heading", "heading", item("### {q}\n{a}"), "", False, 3, glue="\n", around="tl"),
    Way("tight number", "numbered line", item("{n}. {q}\n{a}"), "", True, glue="\n", around="tl"),
    Way("number bracket", "numbered line", item("({n}) {q}\n\n{a}"), "plcqt", True),
    Way("paragraph", "paragraphs", item("{q}\n\n{a}"), "plcqt", fewest=2),
    Way("card", "cards", item("{q}\n{a}"), "", fewest=4, around="tl", language="en silent"),
    Way("card term", "cards", item("{q}\n{a}"), "", fewest=4, around="tl", language="term"),
    Way(
        "rule cards",
        "cards between rules",
        item("{q}\n\n{a}"),
        "plcqt",
        fewest=4,
        glue="\n\n---\n\n",
        around="",
    ),
    Way(
        "rule cards terms",
        "cards between rules",
        item("{q}\n\n{a}"),
        "plcqt",
        fewest=4,
        glue="\n\n---\n\n",
        around="",
        language="term",
    ),
    Way(
        "#### cards",
        "cards between rules",
        item("{q}\n\n{a}"),
        "plcqt",
        fewest=4,
        glue="\n\n####\n\n",
        around="",
    ),
    Way("details", "details", fold, "plocqth", fewest=1, level=2),
    Way(
        "details bold number",
        "details",
        item("<details>\n<summary><b>{n}. {q}</b></summary>\n\n{a}\n\n</details>"),
        "plocqt",
        True,
    ),
    Way(
        "details one line",
        "details",
        item("<details><summary>{q}</summary>\n<p>\n\n{a}\n\n</p></details>"),
        "plocqt",
    ),
    Way(
        "table",
        "table",
        item("| {q} | {a} |"),
        "",
        glue="\n",
        head="| Question | Answer |\n|---|---|\n",
        around="tl",
    ),
    Way(
        "table n",
        "table",
        item("| {n} | {q} | {a} |"),
        "",
        True,
        glue="\n",
        head="| No. | Question | Answer |\n|---|---|---|\n",
        around="tl",
    ),
    Way(
        "table term",
        "table",
        item("{q} | {a}"),
        "",
        glue="\n",
        head="Term | Definition\n:--|:--\n",
        around="tl",
        language="term",
    ),
    Way(
        "bold term",
        "bold lead",
        item("**{q}**: {a}"),
        "",
        fewest=3,
        language="term",
        top="[Back to top](#top)",
        around="tbl",
    ),
    Way(
        "bold term inside",
        "bold lead",
        item("**{q}:** {a}"),
        "",
        fewest=3,
        language="term",
        top="[Back to top](#top)",
        around="tbl",
    ),
    Way(
        "bullet bold term",
        "bold lead",
        item("- **{q}** – {a}"),
        "",
        fewest=3,
        glue="\n",
        language="term",
        around="tl",
    ),
    Way(
        "bullet bold term :",
        "bold lead",
        item("* **{q}**: {a}"),
        "",
        fewest=3,
        glue="\n",
        language="term",
        around="tl",
    ),
    Way(
        "bold asks lead",
        "bold lead",
        item("**{q}** {a}"),
        "pl",
        fewest=2,
        top="[Back to top](#top)",
    ),
    Way(
        "glossary",
        "glossary",
        item("{q}: {a}"),
        "",
        fewest=4,
        glue="\n",
        language="term",
        around="tl",
    ),
    Way("glossary loose", "glossary", item("{q}: {a}"), "", fewest=4, language="term", around="tl"),
    Way(
        "glossary bullets",
        "glossary",
        item("- {q}: {a}"),
        "",
        fewest=4,
        glue="\n",
        language="term",
        around="tl",
    ),
    Way(
        "glossary dashes",
        "glossary",
        item("{q} – {a}"),
        "",
        fewest=4,
        glue="\n",
        language="term",
        around="tl",
    ),
    Way(
        "glossary -",
        "glossary",
        item("{q} - {a}"),
        "",
        fewest=4,
        glue="\n",
        language="term",
        around="tl",
    ),
    Way("bullets", "bullets", item("- {q}"), "", glue="\n", fewest=2, around="ts"),
    Way(
        "bullets answered",
        "bullets",
        item("- {q}\n  - {a}"),
        "",
        kept="- {}".format,
        glue="\n",
        fewest=2,
        around="tl",
    ),
    Way("bullets below", "bullets", item("- {q}\n\n  {a}", 2), "plocqt", fewest=2, around="tl"),
    Way(
        "numbers only",
        "numbered line",
        item("{n}. {q}"),
        "",
        True,
        glue="\n",
        fewest=2,
        around="ts",
    ),
]
UNANSWERED = {"bullets", "numbers only"}


def found(reading: Reading, numbered: bool) -> list[tuple[str | None, str, str]]:
    """Return number, question and answer of each item."""
    return [(one.number if numbered else None, one.question, one.answer) for one in reading.items]


def expected(way: Way, pairs: Sequence[Pair]) -> list[tuple[str | None, str, str]]:
    """Return what `found` should find."""
    pairs = [(q, "") for q, _ in pairs] if way.name in UNANSWERED else pairs
    return [(str(n) if way.numbered else None, q, way.kept(a)) for n, (q, a) in enumerate(pairs, 1)]


def around(way: Way, pairs: Sequence[Pair], off: str = "") -> str:
    """Return the items with what pages have around them."""
    items = way.items(pairs)
    parts: list[str] = []
    setext = way.name.startswith("setext")
    sections = "s" in way.around and "s" not in off and way.level not in (1, 2)
    if setext:
        sections = True
    if "t" in way.around and way.level != 1 and not setext:
        parts.append("# Brazov tek")
    if "c" in way.around:
        parts.append(
            "\n".join(
                (
                    "## Table of contents\n" if way.level not in (1, 2) else "",
                    *(f"- [{q}](#q{n})" for n, (q, _) in enumerate(pairs, 1)),
                )
            ).strip()
        )
    if "b" in way.around:
        items = [f"{one}\n\n{way.top}" for one in items]
    mark = "#" * (way.level - 1 if way.level > 2 else 2)
    body: list[str] = []
    for n, one in enumerate(items):
        if sections and n in (0, 3):
            body.append("Zovtek\n===" if setext else f"{mark} Zovtek")
        body.append(one)
    if sections:
        parts.append(way.head + "\n\n".join(body) + way.foot)
    else:
        parts.append(way.head + way.glue.join(body) + way.foot)
    if "l" in way.around:
        parts.append(("#" * min(way.level or 2, 2)) + " License\n\nMIT © Brazov.")
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("way", WAYS, ids=str)
@few
@given(data=st.data())
def test_what_is_written_is_read_back(
    document: MakeDocument, way: Way, data: st.DataObject
) -> None:
    """Number, question and answer come back, and the layout is named."""
    pairs = data.draw(way.pairs())
    reading = layouts.read(document(way.text(pairs)))

    assert (found(reading, way.numbered), {one.layout for one in reading.sets}) == (
        expected(way, pairs),
        {way.layout},
    )


@pytest.mark.parametrize("way", [way for way in WAYS if way.around], ids=str)
@few
@given(data=st.data())
def test_what_stands_around_the_items_changes_nothing(
    document: MakeDocument, way: Way, data: st.DataObject
) -> None:
    """A title, contents, sections, links back to the top and a licence belong to no item."""
    pairs = data.draw(way.pairs())
    reading = layouts.read(document(around(way, pairs)))

    assert found(reading, way.numbered) == expected(way, pairs)


WORDS = st.sampled_from(words_of(LANGUAGES["en"]))
CHOICES = st.lists(
    st.tuples(
        questions_of(LANGUAGES["en"]),
        st.lists(WORDS, min_size=2, max_size=4, unique=True),
        st.integers(0, 1),
    ),
    min_size=3,
    max_size=6,
    unique_by=lambda one: one[0].lower(),
)
Choice = tuple[str, list[str], int]
"""A question, its options and which of them is right."""


def options(form: str, words: Sequence[str]) -> str:
    """Return options on lines of their own, each by a form with a letter."""
    return "\n".join(f"{form.replace('B', 'ABCD'[at])} {word}" for at, word in enumerate(words))


@pytest.mark.parametrize("form", ["B)", "B.", "- B)", "- B.", "- B:", "b)"])
@pytest.mark.parametrize("opening", ["{n}. {q}", "Q{n}. {q}", "**{n}. {q}**", "### {n}. {q}"])
@pytest.mark.parametrize(
    "label", ["Answer: {a}", "**Answer:** {a}", "Ans: {a}", "Correct answer: {a}"]
)
@few
@given(choices=CHOICES)
def test_options_belong_to_the_question_and_the_label_opens_the_answer(
    document: MakeDocument, form: str, opening: str, label: str, choices: list[Choice]
) -> None:
    """Options of whatever form stand in the prompt, the right one's letter is the answer."""
    text = "\n\n".join(
        "\n\n".join(
            (
                opening.replace("{n}", str(n)).replace("{q}", q),
                options(form, words),
                label.replace("{a}", "ABCD"[right]),
            )
        )
        for n, (q, words, right) in enumerate(choices, 1)
    )
    reading = layouts.read(document(text))

    assert [(one.question, one.prompt, one.answer) for one in reading.items] == [
        (q, options(form, words), "ABCD"[right]) for q, words, right in choices
    ]


@pytest.mark.parametrize(
    ("title", "form", "glue"),
    [
        ("## Answer key", "{n}. {a}", "\n"),
        ("**Answers**", "{n}. {a}", "\n"),
        ("Answers:", "{n}-{a}", " "),
        ("ANSWER KEY", "{n}. {a}", "  "),
        ("## Answers", "{n}) {a}", "\n"),
    ],
)
@few
@given(choices=CHOICES)
def test_a_key_at_the_end_answers_what_stands_above(
    document: MakeDocument, title: str, form: str, glue: str, choices: list[Choice]
) -> None:
    """The right options are the answers, and the lines of the key are skipped."""
    asked = (f"{n}. {q}\n{options('B)', words)}" for n, (q, words, _) in enumerate(choices, 1))
    key = glue.join(
        form.replace("{n}", str(n)).replace("{a}", "ABCD"[right])
        for n, (*_, right) in enumerate(choices, 1)
    )
    reading = layouts.read(document("\n\n".join((*asked, title, key))))

    assert [(one.question, one.prompt, one.answer) for one in reading.items] == [
        (q, options("B)", words), f"{'ab'[right]}) {words[right]}") for q, words, right in choices
    ]


@few
@given(choices=CHOICES)
def test_check_boxes_are_the_answer(document: MakeDocument, choices: list[Choice]) -> None:
    """What is ticked answers, and what is not stands beside it."""
    answers = [
        "\n".join(f"- [{'x' if at == right else ' '}] {word}" for at, word in enumerate(words))
        for _, words, right in choices
    ]
    text = "\n\n".join(f"### {q}\n\n{a}" for (q, *_), a in zip(choices, answers, strict=True))
    reading = layouts.read(document(text))

    assert [(one.question, one.answer) for one in reading.items] == [
        (q, answer) for (q, *_), answer in zip(choices, answers, strict=True)
    ]


@pytest.mark.parametrize(
    "form",
    [
        "---\ntitle: {q}\n---\n\n{a}",
        '---\ntitle: "{q}"\ntags: [bra, lup]\n---\n{a}',
        "---\nquestion: {q}\ncategory: bra\n---\n\n{a}",
        "---\ntitle: {q}\n---\n\n# {q}\n\n{a}",
        "# {q}\n\n{a}",
        "{q}\n===\n\n{a}",
    ],
)
@few
@given(
    question=questions_of(LANGUAGES["en"]),
    answer=answers_of(LANGUAGES["en"], "plocqth", 2),
)
def test_a_file_of_one_question_is_read_as_such(
    document: MakeDocument, form: str, question: str, answer: str
) -> None:
    """The front matter, or the heading that opens the file, asks; all the rest answers."""
    text = form.replace("{q}", question).replace("{a}", answer)
    reading = layouts.read(document(text))

    assert [(one.question, one.answer) for one in reading.items] == [(question, answer)]


@few
@given(
    cards=st.lists(
        st.tuples(WORDS, WORDS, WORDS), min_size=3, max_size=6, unique_by=lambda card: card[0]
    )
)
def test_a_cloze_is_a_card_of_its_own(
    document: MakeDocument, cards: list[tuple[str, str, str]]
) -> None:
    """What is hidden makes the question, and the whole sentence is the answer."""
    text = "\n\n".join(f"Zov {a} {{{{c1::{b}}}}} dun {{{{c2::{c}::lup}}}}." for a, b, c in cards)
    reading = layouts.read(document(text, ".txt"))

    assert [(one.question, one.answer) for one in reading.items] == [
        (f"Zov {a} […] dun [lup].", f"Zov {a} {b} dun {c}.") for a, b, c in cards
    ]
