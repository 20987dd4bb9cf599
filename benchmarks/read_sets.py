#!/usr/bin/env python3
"""Measure how long reading sets takes, and how much memory, for usual and for hostile files.

    python benchmarks/read_sets.py [NAME…] [--scale 1.0] [--limit 300] [--list]

Writes each input from a fixed seed into a temporary folder, once as large as it says and once twice
as large, and reads each in a process of its own as `studyfold check` does: find the file, decode
it, read its questions, account for its lines. Prints for both sizes the questions found or the
message that says why there are none, the seconds of one core, megabytes for each second and the
peak of memory. Reading is linear if twice the size takes about twice as long.

Without names it measures all of them, which takes about half an hour; names may end in `*`, and
`--list` prints them. The usual files have 10 MB at first and 20 MB then; the largest hostile ones
have 100 MB on one line, a million points within each other, a million signs of quotation.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from studyfold import layouts, sources

SEED = 20
MEGABYTE = 1_000_000
WORDS = """a about after all also an and any are as at be because been before between both but by
call can case change class code compare copy could data default depends different does each element
error every example field file first for from function get give given has have hold if important in
index instead into is it its key know language large list long make many means memory method more
most must name need never new no not number object of often on one only operation or order other
over own part pass point program query read reason result return returned run same second set
should simple since single size so some state step store such system table than that the their them
then there these they this through time to too tree type under until up use used value variable
very was way we what when where which while who why will with without work would write""".split()

Chunks = Iterator[str | bytes]


@dataclass(frozen=True)
class Input:
    """One kind of file."""

    suffix: str
    size: float
    """Megabytes, or thousands of what its name says."""
    make: Callable[[random.Random, float], Chunks]


def sentence(chance: random.Random, least: int = 6, most: int = 16) -> str:
    words = chance.choices(WORDS, k=chance.randint(least, most))
    return " ".join(words).capitalize()


def question(chance: random.Random) -> str:
    start = chance.choice(("What is", "How does", "Why is", "Explain", "When would you use"))
    return f"{start} {sentence(chance, 3, 8).lower()}{'' if start == 'Explain' else '?'}"


def prose(chance: random.Random) -> str:
    return " ".join(f"{sentence(chance)}." for _ in range(chance.randint(1, 4)))


def answer(chance: random.Random) -> str:
    """Write an answer of one to four blocks: prose, points, code, a table."""
    blocks = [prose(chance)]
    for _ in range(chance.randint(0, 3)):
        kind = chance.random()
        if kind < 0.5:
            blocks.append(prose(chance))
        elif kind < 0.75:
            points = (sentence(chance, 3, 10) for _ in range(chance.randint(2, 5)))
            blocks.append("\n".join(f"- **{p.split()[0]}**: {p} `x = {len(p)}`" for p in points))
        elif kind < 0.9:
            code = "\n".join(f"    {w}({i})" for i, w in enumerate(chance.choices(WORDS, k=5)))
            blocks.append(f"```python\ndef run():\n{code}\n```")
        else:
            rows = "\n".join(f"| {' | '.join(chance.choices(WORDS, k=3))} |" for _ in range(4))
            blocks.append(f"| a | b | c |\n|---|---|---|\n{rows}")
    return "\n\n".join(blocks)


def indented(text: str, columns: int) -> str:
    return text.replace("\n", "\n" + " " * columns).replace("\n" + " " * columns + "\n", "\n\n")


def heading(chance: random.Random, number: int) -> str:
    return f"### {number}. {question(chance)}\n\n{answer(chance)}\n\n"


def heading_label(chance: random.Random, _: int) -> str:
    return f"## {question(chance)}\n\n**Answer:** {answer(chance)}\n\n---\n\n"


def bold(chance: random.Random, number: int) -> str:
    said = indented(answer(chance), 5)
    return f"{number}. **{question(chance)}**\n   - **Answer:** {said}\n\n"


def labelled(chance: random.Random, number: int) -> str:
    return f"Q{number}: {question(chance)}\nA: {prose(chance)}\n\n"


def details(chance: random.Random, number: int) -> str:
    summary = f"<details>\n<summary>{number}. {question(chance)}</summary>\n\n"
    return f"{summary}{answer(chance)}\n\n</details>\n\n"


def hidden(chance: random.Random, number: int) -> str:
    fold = f"<details><summary>Answer</summary>\n\n{answer(chance)}\n\n</details>"
    return f"#### {number}. {question(chance)}\n\n{fold}\n\n"


def paragraph(chance: random.Random, _: int) -> str:
    return f"{question(chance)}\n\n{prose(chance)}\n\n{prose(chance)}\n\n"


def bullet(chance: random.Random, _: int) -> str:
    return f"- {question(chance)}\n  - {sentence(chance)}\n  - {sentence(chance)}\n"


def glossary(chance: random.Random, _: int) -> str:
    return f"{sentence(chance, 1, 2)}: {prose(chance)}\n\n"


def row(chance: random.Random, number: int) -> str:
    return f"| {number} | {question(chance)} | {prose(chance)} |\n"


def story(chance: random.Random, _: int) -> str:
    """Write no question at all."""
    return f"{prose(chance)}\n{prose(chance)}\n\n"


def mixed(chance: random.Random, number: int) -> str:
    """Write sections of 40 questions each in a layout of its own."""
    kinds = (heading, heading_label, bold, labelled, details, hidden, paragraph, bullet)
    title = f"# Part {number // 40 + 1}\n\n" if number % 40 == 0 else ""
    return title + kinds[number // 40 % len(kinds)](chance, number)


def comma_row(chance: random.Random, number: int) -> str:
    return f'{number},"{question(chance)}","{prose(chance)}"\n'


def json_line(chance: random.Random, _: int) -> str:
    return json.dumps({"question": question(chance), "answer": answer(chance)}) + "\n"


def json_list(chance: random.Random, number: int) -> str:
    return f"{json_line(chance, number).rstrip()},\n"


def yaml_list(chance: random.Random, _: int) -> str:
    said = indented(prose(chance), 4)
    return f"- question: {json.dumps(question(chance))}\n  answer: |\n    {said}\n"


def usual(
    suffix: str,
    write: Callable[[random.Random, int], str],
    before: str = "",
    after: str = "",
    size: float = 10,
) -> Input:
    """Return an input of so many megabytes that consists of items."""

    def make(chance: random.Random, megabytes: float) -> Chunks:
        yield before
        left, number = megabytes * MEGABYTE, 0
        while left > 0:
            number += 1
            # Numbers begin anew, as they do in a long text's parts.
            text = write(chance, number % 1000)
            left -= len(text)
            yield text
        yield after

    return Input(suffix, size, make)


def repeated(
    piece: str, thousands: float, suffix: str = ".md", before: str = "", after: str = ""
) -> Input:
    """Return an input that holds one piece so many thousand times behind a question."""

    def make(_: random.Random, thousand: float) -> Chunks:
        yield before or "## What is it?\n\n"
        for _times in range(round(thousand)):
            yield piece * 1000
        yield after or "\nx\n\n## What is that?\n\nA thing.\n"

    return Input(suffix, thousands, make)


def nested(_: random.Random, thousand: float) -> Chunks:
    """Write points, each a column deeper than the one before, to a depth that editors know."""
    yield "## What is it?\n\n"
    for index in range(round(thousand * 1000)):
        yield f"{' ' * (2 * (index % 40))}- a\n"


def packed(_: random.Random, megabytes: float) -> Chunks:
    """Write an archive that unpacks to a hundred times its size and more."""
    with tempfile.TemporaryFile() as file:
        with (
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("word/document.xml", "w", force_zip64=True) as member,
        ):
            for _megabyte in range(round(megabytes)):
                member.write(b" " * MEGABYTE)
        file.seek(0)
        while chunk := file.read(MEGABYTE):
            yield chunk


def laughs(_: random.Random, levels: float) -> Chunks:
    """Write aliases of aliases, ten of each."""
    yield "a0: &a0 [lol]\n"
    for level in range(1, round(levels)):
        yield f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n"


INPUTS = {
    "headings": usual(".md", heading),
    "headings, labelled answers": usual(".md", heading_label),
    "numbered bold": usual(".md", bold),
    "question labels": usual(".md", labelled),
    "details": usual(".md", details),
    "answers in details": usual(".md", hidden),
    "paragraphs": usual(".md", paragraph),
    "bullets": usual(".md", bullet),
    "glossary": usual(".md", glossary),
    "table": usual(".md", row, "| # | Question | Answer |\n|---|---|---|\n"),
    "no questions": usual(".md", story),
    "mixed": usual(".md", mixed),
    "csv": usual(".csv", comma_row, "id,question,answer\n"),
    "json": usual(".json", json_list, "[", '{"question": "What is it?"}]'),
    "jsonl": usual(".jsonl", json_line),
    "yaml": usual(".yml", yaml_list, size=2),
    "one line": repeated("word " * 20, 500),
    "one line of json": repeated('{"q": "a?"}, ', 1_000, ".json", "[", "0]"),
    "deep points": Input(".md", 500, nested),
    "points on one line": repeated("- ", 1_000),
    "quotes on one line": repeated("> ", 1_000),
    "quotes": repeated("> a\n", 500),
    "fences": repeated("```\n", 500),
    "named fences": repeated("```js\n", 500),
    "details opened": repeated("<details><summary>What is it?</summary>\n", 500),
    "details on one line": repeated("<details><summary>a?</summary></details>", 500),
    "headings alone": repeated("## What is it?\n", 500),
    "numbers": repeated("1. What is it?\n", 500),
    "labels": repeated("**Answer:** a\n", 500),
    "rules": repeated("a\n\n---\n", 500),
    "bold signs": repeated("**a ", 500),
    "bold signs on lines": repeated("**a\n", 500),
    "brackets": repeated("[", 500),
    "brackets on lines": repeated("[a\n", 500),
    "columns": repeated("|", 500),
    "table rows": repeated("| a | b |\n|---|---|\n", 500),
    "formulas": repeated("$", 500),
    "ticks": repeated("`a", 500),
    "blank lines": repeated("\n", 500),
    "json brackets": repeated("[", 500, ".json", "[", "]"),
    "yaml brackets": repeated("[", 500, ".yml", "a: ", "]"),
    "quotes in csv": repeated('"a,', 500, ".csv", "question,answer\n", "\n"),
    "yaml aliases": Input(".yml", 30, laughs),
    "packed": Input(".docx", 500, packed),
}


def read(path: Path) -> dict[str, object]:
    """Read one file and return what is to be printed."""
    start = time.process_time()
    documents, notes = sources.collect([path.name], path.parent)
    readings = [layouts.read(document) for document in documents]
    seconds = time.process_time() - start
    notes = (*notes, *(note for reading in readings for note in reading.diagnostics))
    return {
        "items": sum(len(reading.items) for reading in readings),
        "seconds": seconds,
        "memory": peak(),
        "fault": next((note.message for note in notes if note.level == "error"), ""),
    }


def peak() -> float | None:
    """Return the most megabytes that this process has had; None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (MEGABYTE if sys.platform == "darwin" else 1000)


def measure(name: str, scale: float, limit: float, folder: Path) -> str:
    """Write an input, read it in another process and return the line about it."""
    made = INPUTS[name]
    path = folder / f"set{made.suffix}"
    with path.open("wb") as file:
        for chunk in made.make(random.Random(SEED), made.size * scale):  # noqa: S311 - no secret
            file.write(chunk.encode() if isinstance(chunk, str) else chunk)
    size = path.stat().st_size / MEGABYTE
    start = f"{name:28}{size:8.2f}"
    try:
        ended = subprocess.run(  # noqa: S603 - this very script
            [sys.executable, __file__, "--read", str(path)],
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{start}  not read in {limit:.0f} s"
    if ended.returncode:
        return f"{start}  FAILED: {(ended.stderr.splitlines() or ['killed'])[-1][:60]}"
    told = json.loads(ended.stdout)
    memory = f"{told['memory']:8.0f}" if told["memory"] is not None else "       ?"
    rate = size / max(told["seconds"], 0.001)
    figures = f"{told['items']:9}{told['seconds']:9.2f}{rate:9.2f}{memory}"
    return f"{start}{figures}  {told['fault'][:60]}".rstrip()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="inputs to measure; all without")
    parser.add_argument("--scale", type=float, default=1.0, help="of the inputs' sizes")
    parser.add_argument("--limit", type=float, default=300, help="seconds for one reading")
    parser.add_argument("--list", action="store_true", help="print the names and end")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(options.read)))
        return
    patterns = options.names or ["*"]
    names = [name for name in INPUTS if any(fnmatch.fnmatchcase(name, p) for p in patterns)]
    if not names:
        parser.error(f"there is no input of that name; there are: {', '.join(INPUTS)}")
    if options.list:
        print("\n".join(names))
        return
    print(f"{'input':28}{'MB':>8}{'items':>9}{'seconds':>9}{'MB/s':>9}{'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            for scale in (options.scale, 2 * options.scale):
                print(measure(name, scale, options.limit, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
