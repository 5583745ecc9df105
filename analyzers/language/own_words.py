"""What a person's own words mean for the lists of the program.

Pure functions over `UserLexicon`. Of two entries that speak of the same word and list, the later one holds. Words are
compared in lower case, with straight apostrophes and single spaces, as they are written in the text: "attacks" is
another word than "attack" for tone; for the families a base form ("attack") also finds its other forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from analyzers.language.lexicon import Entry, Lexicon
from analyzers.records import UserLexicon

DOMAIN = "domain"
"""Name of the list of subject words, which an entry of the kind "list" switches."""
SOURCE = "added by you"
"""Source note of a word that a person added to a family."""
_LOUDEST = 4.0
"""Values are those of VADER's scale, -4 to 4."""
_KINDS = {"emotive": "judging word"}
"""Family -> the kind that a person's own words get in it, where the family's weight hangs on kinds."""


@dataclass(frozen=True)
class ToneChoices:
    """A person's choices for tone.

    Attributes:
        domain: Whether the list of subject words is in force.
        ignore: Words and phrases that do not count.
        values: Word -> its own value, -4 to 4.
    """

    domain: bool = True
    ignore: frozenset[str] = frozenset()
    values: Mapping[str, float] = field(default_factory=dict)


def own_form(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophes, single spaces."""
    return " ".join(word.replace("’", "'").replace("‘", "'").lower().split())


def tone_choices(own: UserLexicon | None) -> ToneChoices:
    """What the entries say about tone; entries without a word, or of word families, are passed over."""
    domain = True
    said: dict[str, float | None] = {}
    for entry in own.entries if own is not None else ():
        word = own_form(entry.word)
        if not word:
            continue
        if entry.kind == "list" and word == DOMAIN:
            domain = entry.value != 0
        elif entry.kind == "ignore" and not entry.family:
            said[word] = None
        elif entry.kind == "value":
            said[word] = max(-_LOUDEST, min(_LOUDEST, entry.value))
    ignore = frozenset(word for word, value in said.items() if value is None)
    return ToneChoices(domain, ignore, {word: value for word, value in said.items() if value is not None})


def with_own_words(lexicon: Lexicon, own: UserLexicon | None) -> Lexicon:
    """The families with a person's words added and those left out that the person wants ignored.

    Args:
        lexicon: The program's families.
        own: The person's entries.

    Returns:
        The lexicon itself where no entry speaks of a family; else another one, the added words last.
    """
    said: dict[tuple[tuple[str, ...], str], bool] = {}
    for entry in own.entries if own is not None else ():
        words = tuple(own_form(entry.word).replace("-", " - ").split())
        family = " ".join(entry.family.split())
        if words and family and entry.kind in ("family", "ignore"):
            said.pop((words, family), None)
            said[words, family] = entry.kind == "family"
    if not said:
        return lexicon
    there = {(e.words, e.family) for e in lexicon.entries}
    kept = [e for e in lexicon.entries if said.get((e.words, e.family), True)]
    added = [
        Entry(words, family, _KINDS.get(family, ""), frozenset(), SOURCE)
        for (words, family), counts in said.items()
        if counts and (words, family) not in there
    ]
    entries = (*kept, *added)
    return replace(lexicon, entries=entries, by_first=_by_first(entries))


def _by_first(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """First word -> entries, longest first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(group, key=lambda e: -len(e.words))) for word, group in found.items()}
