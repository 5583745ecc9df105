"""Word lists of `resources/lexicons`: read, checked, and found in a parse.

A list is a JSON file with "version", "notes" and "entries"; an entry has a "family", a "source" note, "words" (base
forms, phrases with spaces), and optionally "kind" (a finer name) and "pos" (Universal POS tags its single words are
restricted to).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import resources
from analyzers.records import Token


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of a list.

    Attributes:
        words: Its words, lower case base forms.
        family: The family it stands in.
        kind: A finer name inside the family, or "".
        pos: Parts of speech that count, for single words; empty for any.
        source: Where category and choice come from.
    """

    words: tuple[str, ...]
    family: str
    kind: str
    pos: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found in a parse: tokens `first` up to but not including `stop`."""

    entry: Entry
    first: int
    stop: int


@dataclass(frozen=True)
class Lexicon:
    """A word list.

    Attributes:
        name: File name without its ending.
        version: Raised when its entries change.
        notes: What a person should know about it.
        entries: In the file's order.
        by_first: First word -> entries, longest first.
    """

    name: str
    version: int
    notes: str
    entries: tuple[Entry, ...]
    by_first: Mapping[str, tuple[Entry, ...]]

    def find(self, tokens: Sequence[Token], first: int = 0, stop: int | None = None) -> list[Match]:
        """Entries in a stretch of tokens; per family the longest wins and matches do not overlap.

        Adjectives that the parser takes for verbs ("stunned") count only as they stand, not as base forms ("meaning").

        Args:
            tokens: Tokens of a parse.
            first: Where to begin.
            stop: Where to end, or None for the last.

        Returns:
            Matches by position, then in the list's order of families.
        """
        end = len(tokens) if stop is None else stop
        out: list[Match] = []
        used: dict[str, int] = {}
        for at in range(first, end):
            token = tokens[at]
            forms = _forms(token)
            seen: set[str] = set()
            for form in forms:
                for entry in self.by_first.get(form, ()):
                    if entry.family in seen or used.get(entry.family, -1) > at:
                        continue
                    if entry.pos and len(entry.words) == 1 and token.pos not in entry.pos:
                        continue
                    if token.pos == "VERB" and "ADJ" in entry.pos and form != token.text.lower():
                        continue
                    size = len(entry.words)
                    if at + size > end:
                        continue
                    if all(entry.words[k] in _forms(tokens[at + k]) for k in range(1, size)):
                        seen.add(entry.family)
                        used[entry.family] = at + size
                        out.append(Match(entry, at, at + size))
        return out

    def words(self, family: str, kind: str | None = None) -> frozenset[str]:
        """Words and phrases of a family, or of one kind in it, as they are written."""
        return frozenset(
            " ".join(e.words).replace(" - ", "-")
            for e in self.entries
            if e.family == family and (kind is None or e.kind == kind)
        )

    def entry(self, word: str) -> Entry | None:
        """The first entry that is exactly this word or phrase, or None."""
        words = tuple(word.lower().split())
        return next((e for e in self.by_first.get(words[0], ()) if e.words == words), None) if words else None


def _forms(token: Token) -> tuple[str, ...]:
    """The word as it stands and its base form, lower case."""
    text, lemma = token.text.lower(), token.lemma.lower()
    return (text,) if text == lemma else (text, lemma)


@functools.cache
def load_lexicon(name: str) -> Lexicon:
    """A list of `resources/lexicons`.

    Args:
        name: File name without ".json".

    Raises:
        FileNotFoundError: if there is no such list.
        ValueError: if the file is not a word list.
    """
    data = json.loads(resources.path("lexicons", f"{name}.json").read_text(encoding="utf-8"))
    try:
        entries = [
            Entry(
                _words(word), group["family"], group.get("kind", ""), frozenset(group.get("pos", ())), group["source"]
            )
            for group in data["entries"]
            for word in group["words"]
        ]
        version, notes = int(data["version"]), str(data["notes"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"resources/lexicons/{name}.json is not a word list: {error!r}") from error
    by_first: dict[str, list[Entry]] = {}
    for entry in entries:
        by_first.setdefault(entry.words[0], []).append(entry)
    ordered = {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in by_first.items()}
    return Lexicon(name, version, notes, tuple(entries), ordered)


def _words(word: str) -> tuple[str, ...]:
    """The words of an entry; hyphens stand apart, as the parser reads them."""
    return tuple(word.lower().replace("-", " - ").split())
