"""The command line door: `build_site.py COMMAND`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from studyfold import __version__, deciding, inspection, printing, report, settings, topicsfile
from studyfold.errors import StudyfoldError
from studyfold.options import Options
from studyfold.pipeline import read, run
from studyfold.progress import reporter

__all__ = ["COMMANDS", "main", "parser"]

COMMANDS = ("build", "check", "inspect", "explain", "review", "booklet", "topics", "serve")
_ALONE = ("-h", "--help", "--version")


def main(arguments: Sequence[str] | None = None, config: Path | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        arguments: the command line without the program's name; that of this process by default.
        config: the mkdocs.yml to use where `--config-file` names none; the one here by default.

    Returns:
        0 when all is well; 1 on an error; 2 on wrong usage (argparse exits with it).
    """
    known = parser().parse_args(_in_order(sys.argv[1:] if arguments is None else arguments))
    try:
        return _run(known, known.config_file or config or Path("mkdocs.yml"))
    except StudyfoldError as fault:
        print(f"studyfold: {fault}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; there is nobody left to tell.
        sys.stderr.close()
        return 0


def _in_order(given: Sequence[str]) -> list[str]:
    """Return the words of a command line with the command first, `build` where none is named.

    Options that every command has may stand before it.
    """
    words = list(given)
    before: list[str] = []
    while words and words[0].startswith("-") and words[0] not in _ALONE:
        taken = 2 if words[0] == "--config-file" else 1
        if words[0].split("=")[0] not in ("--quiet", "--config-file"):
            break
        before, words = before + words[:taken], words[taken:]
    if not words or (words[0].startswith("-") and (before or words[0] not in _ALONE)):
        return ["build", *before, *words]
    return [words[0], *before, *words[1:]]


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--quiet", action="store_true", help="report no progress, only the result and errors"
    )
    common.add_argument(
        "--config-file", type=Path, metavar="FILE", help="another mkdocs.yml than the project's own"
    )
    top = argparse.ArgumentParser(
        prog="build_site.py",
        description="Folds overlapping sets of questions and answers into one study site. "
        "Without a command it builds the site.",
    )
    top.add_argument("--version", action="version", version=f"studyfold {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    build = commands.add_parser("build", parents=[common], help="build the site (the default)")
    build.add_argument(
        "--sets", nargs="+", metavar="PATH", help="read these files or folders instead"
    )
    build.add_argument("--site-dir", metavar="DIR", help="write the site there (default: site)")
    build.add_argument("--strict", action="store_true", help="fail on any warning")
    build.add_argument(
        "--write-docs",
        type=Path,
        metavar="DIR",
        help="also write the generated Markdown as files, with a plain mkdocs.yml beside them",
    )

    check = commands.add_parser(
        "check", parents=[common], help="read sets and say what was found and what is wrong"
    )
    check.add_argument("paths", nargs="+", metavar="PATH", help="a file or folder of sets")

    inspect = commands.add_parser(
        "inspect", parents=[common], help="show the whole result without building a site"
    )
    inspect.add_argument("--json", action="store_true", help="as one JSON document")
    inspect.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders instead of the configured ones"
    )

    explain = commands.add_parser(
        "explain", parents=[common], help="say why two questions were or were not merged"
    )
    for name in ("a", "b"):
        explain.add_argument(
            name, metavar=name.upper(), help="an item or entry, by its id, ref or address"
        )

    review = commands.add_parser(
        "review", parents=[common], help="decide the pairs in doubt, one key each"
    )
    way = review.add_mutually_exclusive_group()
    way.add_argument(
        "--export", type=Path, metavar="FILE", help="write them as a document to be answered"
    )
    way.add_argument(
        "--import",
        type=Path,
        metavar="FILE",
        dest="answers",
        help="read the answers of such a document; shows what it found and asks before it writes",
    )
    review.add_argument("--yes", action="store_true", help="with --import: write without asking")

    booklet = commands.add_parser(
        "booklet", parents=[common], help="write the whole site as one file to print"
    )
    booklet.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="a .pdf or .html"
    )
    booklet.add_argument("--questions-only", action="store_true", help="leave the answers out")
    booklet.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders instead of the configured ones"
    )

    topics = commands.add_parser(
        "topics", parents=[common], help="show the topics, or write a topics.yml to start from"
    )
    topics.add_argument(
        "--suggest",
        action="store_true",
        help="write the topics that are found by themselves as a topics.yml",
    )
    topics.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="with --suggest: the file to write (default: where the topics file is looked for)",
    )

    serve = commands.add_parser(
        "serve", parents=[common], help="serve the site and build it again on each change"
    )
    serve.add_argument("--dev-addr", metavar="HOST:PORT", help="where (default: 127.0.0.1:8000)")
    serve.add_argument("--open", action="store_true", help="open it in a browser")
    return top


def _run(known: argparse.Namespace, config: Path) -> int:
    if known.command == "check":
        return _check(_options(config, known.paths))
    if known.command == "inspect":
        return _inspect(_options(config, known.paths), known.json, known.quiet)
    if known.command == "explain":
        return deciding.explain(_options(config, ()), (known.a, known.b), known.quiet)
    if known.command == "review":
        return _review(known, _options(config, ()))
    if known.command == "booklet":
        return printing.booklet(
            _options(config, known.paths),
            settings.site_name(config),
            known.output,
            answers=not known.questions_only,
            quiet=known.quiet,
        )
    if known.command == "topics":
        return topicsfile.run(_options(config, ()), known.suggest, known.output, known.quiet)
    # MkDocs takes half a second to import; the commands above do without it.
    from studyfold import site

    if known.command == "serve":
        return site.serve(config, known.dev_addr, known.open, known.quiet)
    ordered = _options(config, known.sets) if known.sets else None
    return site.build(
        config,
        ordered=ordered,
        site_dir=known.site_dir,
        strict=known.strict,
        write_docs=known.write_docs,
        quiet=known.quiet,
    )


def _review(known: argparse.Namespace, options: Options) -> int:
    if known.export is not None:
        return deciding.export(options, known.export, known.quiet)
    if known.answers is not None:
        return deciding.take_in(options, known.answers, known.yes, known.quiet)
    if known.yes:
        raise StudyfoldError("--yes expects --import FILE beside it, found none")
    return deciding.review(options, known.quiet)


def _options(config: Path, paths: Sequence[str]) -> Options:
    options = settings.from_file(config)
    return settings.with_sets(options, paths, Path()) if paths else options


def _check(options: Options) -> int:
    reading = read(options)
    sys.stdout.write(report.sets(reading.sets, reading.items))
    sys.stdout.write(report.diagnostics(reading.diagnostics))
    return _status(reading.diagnostics)


def _inspect(options: Options, as_json: bool, quiet: bool) -> int:
    study = run(options, reporter(quiet)).study
    if as_json:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a stream
        sys.stdout.write(inspection.dump(study, options.page_size))
    else:
        sys.stdout.write(report.study(study))
        sys.stdout.write(report.diagnostics(study.diagnostics))
    return _status(study.diagnostics)


def _status(diagnostics: Sequence[report.Diagnostic]) -> int:
    return int(any(note.level == "error" for note in diagnostics))
