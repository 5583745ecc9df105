"""The command line without a window: `analyze` and `export`. Needs no display and imports no Qt.

Exit status: 0 done; 1 the output could not be written; 2 no article could be read, or the command was not understood.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analyzers.analysis import Analysis
from analyzers.records import Article
from app.readers import SafeReader, Unreadable, expanded
from app.version import VERSION

DESCRIPTION = """Compare how different outlets cover the same event: wording, sources and tone, side by side.
Without a command the window opens."""
FORMATS = "articles: text, web pages, .docx, .odt, .rtf, .pdf, .mht, .eml, lists (.csv, .xlsx), or folders of them"


@dataclass(frozen=True)
class Opened:
    """Articles read from the command line.

    Attributes:
        articles: Those that could be read, in order.
        paths: Article id -> path as given.
        unreadable: (path as given, why) of the others.
        notes: Sentences about how they were read.
    """

    articles: tuple[Article, ...]
    paths: dict[str, str]
    unreadable: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def parser() -> argparse.ArgumentParser:
    """The whole command line, the window's options included."""
    top = argparse.ArgumentParser(
        prog="samestory", description=DESCRIPTION, formatter_class=argparse.RawTextHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"Samestory {VERSION}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    analyze = commands.add_parser("analyze", help="write the analysis of articles as JSON")
    analyze.add_argument("files", nargs="+", metavar="FILE", help=FORMATS)
    analyze.add_argument("--json", metavar="OUT", help="where to write (default: standard output)")
    analyze.add_argument("--keep-all", action="store_true", help="switch cleaning off: every line is body")
    export = commands.add_parser("export", help="write the comparison as a PDF")
    export.add_argument("files", nargs="+", metavar="FILE", help=FORMATS)
    export.add_argument("--pdf", metavar="OUT", required=True, help="where to write")
    export.add_argument("--title", default="", help="title of the comparison")
    export.add_argument("--paper", choices=("a4", "us-letter"), default="a4")
    export.add_argument("--date", type=date.fromisoformat, default=None, help="date printed on it (default: today)")
    registry = commands.add_parser("analyzers", help="list the analyzers and their versions")
    registry.add_argument("--json", action="store_true", dest="as_json", help="as JSON")
    return top


def main(argv: Sequence[str]) -> int:
    """Run a command.

    Args:
        argv: Arguments without the program's name.

    Returns:
        The exit status.
    """
    try:
        options = parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    # What goes wrong is said in sentences; without a handler Python would print log records, tracebacks included.
    # Whoever wants to see them sets SAMESTORY_LOG to anything.
    if os.environ.get("SAMESTORY_LOG"):
        logging.basicConfig(level=logging.INFO)
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        if options.command == "analyze":
            return analyze(options.files, options.json, keep_all=options.keep_all)
        if options.command == "export":
            return export(options.files, Path(options.pdf), options.title, options.paper, options.date)
        if options.command == "analyzers":
            return list_analyzers(as_json=options.as_json)
    except KeyboardInterrupt:
        _say("samestory: stopped; nothing was written.")
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    parser().print_help()
    return 2


def open_articles(files: Sequence[str]) -> Opened:
    """Read the files as the window would."""
    articles: list[Article] = []
    paths: dict[str, str] = {}
    unreadable: list[tuple[str, str]] = []
    notes: list[str] = []
    reader = SafeReader()
    for name in files:
        found = expanded([Path(name)])
        if found.paths:
            notes += found.notes
        else:
            unreadable.append((name, " ".join(found.notes)))
        for path in found.paths:
            given = name if path == Path(name) else str(path)
            try:
                reads = reader.read(path)
            except Unreadable as error:
                unreadable.append((given, str(error)))
                continue
            for read in reads:
                article = Article(f"a{len(articles) + len(unreadable)}", read.name, read.raw, read.hints)
                articles.append(article)
                paths[article.id] = given
                notes += read.sentences
    reader.close()
    return Opened(tuple(articles), paths, tuple(unreadable), tuple(notes))


def run_analysis(opened: Opened, *, keep_all: bool = False) -> Analysis:
    """Analyse what was read."""
    from analyzers.pipeline import Pipeline

    return Pipeline().run(opened.articles, keep_all=keep_all)


def analyze(files: Sequence[str], out: str | None, *, keep_all: bool) -> int:
    """The `analyze` command."""
    opened = open_articles(files)
    if not opened.articles:
        return _nothing_read(opened)
    from analyzers.contract import to_json

    if out is not None and _is_one_of(Path(out), opened):
        _say(f"samestory: “{out}” is one of the articles; nothing was written. Choose another name for the JSON.")
        return 1
    analysis = run_analysis(opened, keep_all=keep_all)
    document = to_json(analysis, VERSION, opened.paths)
    document["unreadable"] = [{"path": path, "message": why} for path, why in opened.unreadable]
    text = json.dumps(document, ensure_ascii=False, indent=1)
    try:
        if out is None:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
            sys.stdout.buffer.flush()
        else:
            Path(out).write_text(text + "\n", "utf-8", errors="backslashreplace")
    except BrokenPipeError:
        raise
    except OSError as error:
        _say(f"samestory: {f'“{out}”' if out else 'the output'} could not be written: {error.strerror or error}.")
        if out is None:  # what is still held back would fail once more when the program ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    _report(opened)
    for failure in analysis.failures:
        _say(f"samestory: {failure.message}")
    return 0


def export(files: Sequence[str], out: Path, title: str, paper: str, made_on: date | None) -> int:
    """The `export` command."""
    opened = open_articles(files)
    if not opened.articles:
        return _nothing_read(opened)
    if _is_one_of(out, opened):
        _say(f"samestory: “{out}” is one of the articles; nothing was written. Choose another name for the PDF.")
        return 1
    from analyzers.pipeline import Pipeline
    from app.export import ExportError, build_report, write_pdf

    analysis = run_analysis(opened)
    report = build_report(analysis, title or "Comparison", Pipeline().specs, made_on or date.today())
    try:
        outcome = write_pdf(report, out, paper=paper)
    except ExportError as error:
        _say(f"samestory: {error}")
        return 1
    except OSError as error:
        _say(f"samestory: “{out}” could not be written: {error.strerror or error}.")
        return 1
    _report(opened)
    for note in (
        *outcome.notes,
        *(notice.message for notice in analysis.notices),
        *(f.message for f in analysis.failures),
    ):
        _say(f"samestory: {note}")
    return 0


def list_analyzers(*, as_json: bool) -> int:
    """The `analyzers` command."""
    from analyzers.pipeline import Pipeline

    specs = Pipeline().specs
    if as_json:
        rows = [{"id": s.id, "version": s.version, "scope": s.scope, "title": s.title} for s in specs]
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    else:
        for spec in specs:
            sys.stdout.write(f"{spec.id:14} {spec.version:3}  {spec.scope:10} {spec.title}\n")
    return 0


def _is_one_of(out: Path, opened: Opened) -> bool:
    """Whether a file to be written is one that was given to be read, readable or not."""
    given = (*opened.paths.values(), *(path for path, _why in opened.unreadable))
    return any(_same_file(out, Path(path)) for path in given)


def _same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; where letters' case does not matter, "A.txt" and "a.txt" do."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.resolve() == other.resolve()


def _nothing_read(opened: Opened) -> int:
    """One clear line on standard error, whatever the number of files."""
    first = opened.unreadable[0][1]
    more = len(opened.unreadable) - 1
    _say(f"samestory: no article could be read. {first}" + (f" ({more} more could not be read.)" if more else ""))
    return 2


def _report(opened: Opened) -> None:
    """Say how files were read and which were left out."""
    for note in opened.notes:
        _say(f"samestory: {note}")
    for path, why in opened.unreadable:
        _say(f"samestory: left out {path}: {why}")


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")
