"""What holds for every file of the repository."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", "out"}
MAX_LINES = 500


@cache
def files() -> tuple[Path, ...]:
    """Files under version control, or all but what tools leave behind where git is not there."""
    try:
        done = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        found = [p for p in ROOT.rglob("*") if p.is_file() and not SKIPPED & set(p.relative_to(ROOT).parts)]
    else:
        found = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return tuple(sorted(p for p in found if p.is_file()))


@cache
def texts() -> dict[str, str]:
    """Path from the root -> text, of every file that is UTF-8."""
    found = {}
    for path in files():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return found


def test_no_module_is_longer_than_500_lines() -> None:
    long = {n: c for n, t in texts().items() if n.endswith(".py") and (c := t.count("\n")) > MAX_LINES}
    assert not long, f"split by meaning: {long}"


def test_no_file_speaks_of_a_place_on_somebodys_machine() -> None:
    place = re.compile(r"(?<![\w.~:/])/(?:work|root|home|Users)/\w+|[A-Z]:\\Users\\")
    found = {
        name: hit.group()
        for name, text in texts().items()
        if not name.startswith("tests/") and (hit := place.search(text))
    }
    assert not found


def test_no_lock_file_names_a_registry() -> None:
    found = [n for n, t in texts().items() if n.endswith((".toml", ".txt", ".cfg", ".lock")) and "--index-url" in t]
    assert not found
    for line in texts()["constraints.txt"].splitlines():
        assert re.fullmatch(r"(#.*|[A-Za-z0-9._-]+==[\w.!+-]+(\s*;.*)?)?", line), line


def test_this_pyside_does_not_lose_references_to_none() -> None:
    """6.12.0 on Python 3.11 drops one in every void call and dies after some 7,000."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) - before > -500


WORD = re.compile(r"[^\W_]+")
RUN = 10
"""Words in a row that make a sentence recognisable."""


def runs_of(text: str) -> Iterator[int]:
    """Hashes of every ten words in a row."""
    words = [word.lower() for word in WORD.findall(text)]
    for at in range(len(words) - RUN + 1):
        yield hash(" ".join(words[at : at + RUN]))


def strings(value: object) -> Iterator[str]:
    """Every text in JSON values, list elements of single words joined."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        if value and all(isinstance(x, str) for x in value):
            yield " ".join(value)
        else:
            for inner in value:
                yield from strings(inner)


def foreign_texts(folder: Path) -> Iterator[str]:
    """The texts of the annotated data and the real articles."""
    for path in sorted(folder.glob("corpus/**/*.txt")):
        yield path.read_text("utf-8", errors="replace")
    for path in sorted(folder.glob("eval/**/*.json*")):
        content = path.read_text("utf-8", errors="replace")
        for line in content.split("\n") if path.suffix == ".jsonl" else [content]:
            if line.strip():
                yield from strings(json.loads(line))


@pytest.mark.shared
def test_no_sentence_of_somebody_elses_article_stands_in_the_repository(shared: Path) -> None:
    theirs: set[int] = set()
    for text in foreign_texts(shared):
        theirs.update(runs_of(text))
    assert len(theirs) > 100_000
    found = {name: n for name, text in texts().items() if (n := sum(run in theirs for run in runs_of(text)))}
    assert not found, f"runs of {RUN} words from the data: {found}"
