"""Which known words do not count in a sentence, and why.

  * "user": the person said so.
  * "name": part of a name (Mr. Grace, the Peace Party, Supreme Court). A word is part of a name when the parse holds it
    for one and it has a capital. In a headline set in capitals or with a capital on nearly every word this says
    nothing, and only words inside recognised names are left out.
  * "grammar": the form is no judgement: "like" as a preposition, "no" before a noun (it still turns the next word
    around), "as well", "pretty" before an adjective, "some kind".
  * "weak": the people who rated the lexicon hardly felt anything (less than half a point of four): one "leave" or
    "number" shall not make a sentence negative or positive.
  * "domain": it names the subject; the list with its reasons is `resources/lexicons/tone_domain.json`.

Known misses: a name without a capital, a name that the parse overlooks at the start of a sentence, a subject word used
as a judgement ("a cheap attack on her honour").
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass

import resources
from analyzers.modules.tone.vader import Item
from analyzers.records import Token

NAME_TYPES = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
_GRAMMAR: dict[str, frozenset[str]] = {
    "like": frozenset({"IN"}),
    "no": frozenset({"DT"}),
    "pretty": frozenset({"RB"}),
    "kind": frozenset({"NN"}),
    "fine": frozenset({"NN"}),
}
"""Word -> Penn Treebank tags in which it is no judgement."""


WEAK = 0.5
"""Values nearer to 0 do not count; the lexicon's raters used a scale from -4 to 4."""


@dataclass(frozen=True)
class DomainWord:
    """One entry of the list of subject words.

    Attributes:
        word: The entry's name.
        forms: Lower-case forms that are ignored.
        note: Why it is on the list, for people.
    """

    word: str
    forms: tuple[str, ...]
    note: str


@functools.cache
def domain_words() -> tuple[DomainWord, ...]:
    """The list of subject words, in its order.

    Raises:
        FileNotFoundError: if the program's file is missing.
    """
    data = json.loads(resources.path("lexicons", "tone_domain.json").read_text(encoding="utf-8"))
    return tuple(DomainWord(entry["word"], tuple(entry["forms"]), entry["note"]) for entry in data["words"])


@functools.cache
def domain_forms() -> frozenset[str]:
    """All forms of the subject words."""
    return frozenset(form for entry in domain_words() for form in entry.forms)


def reasons(
    words: Sequence[Item],
    tokens: Sequence[Token],
    *,
    domain: bool = True,
    user: frozenset[str] = frozenset(),
    valued: frozenset[str] = frozenset(),
) -> dict[int, str]:
    """Why known words of a sentence do not count.

    Args:
        words: The sentence's words as VADER reads them.
        tokens: The sentence's tokens.
        domain: Leave out the subject words.
        user: Words and phrases the person wants ignored, lower case.
        valued: Words the person gave a value of their own, lower case: they always count.

    Returns:
        Index in `words` -> "user", "name", "grammar", "domain" or "weak"; names also where the lexicon does not know
        the word.
    """
    titled = _titled(tokens)
    unwanted = _unwanted(words, user)
    out: dict[int, str] = {}
    at = 0
    for index, item in enumerate(words):
        while at < len(tokens) and tokens[at].end <= item.span.start:
            at += 1
        inside = [t for t in tokens[at : at + 8] if t.start < item.span.end and t.end > item.span.start]
        low = item.word.lower()
        if index in unwanted:
            out[index] = "user"
        elif any(_name(token, titled) for token in inside):
            out[index] = "name"
        elif low in valued:
            continue
        elif item.value and _grammatical(low, inside, index, words):
            out[index] = "grammar"
        elif domain and low in domain_forms():
            out[index] = "domain"
        elif 0 < abs(item.value) < WEAK:
            out[index] = "weak"
    return out


def _unwanted(words: Sequence[Item], user: frozenset[str]) -> frozenset[int]:
    """Indices of the words that the person wants ignored, alone or in a phrase."""
    if not user:
        return frozenset()
    lows = [item.word.lower() for item in words]
    longest = max(len(phrase.split()) for phrase in user)
    return frozenset(
        at + k
        for at in range(len(lows))
        for size in range(1, min(longest, len(lows) - at) + 1)
        if " ".join(lows[at : at + size]) in user
        for k in range(size)
    )


def _titled(tokens: Sequence[Token]) -> bool:
    """Whether capitals say nothing here: most of the longer words have one."""
    long = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) / len(long) > 0.8


def _name(token: Token, titled: bool) -> bool:
    """Whether a token belongs to a name."""
    if not token.text[:1].isupper():
        return False
    return token.ent in NAME_TYPES or (token.pos == "PROPN" and not titled)


def _grammatical(low: str, inside: Sequence[Token], index: int, words: Sequence[Item]) -> bool:
    """Whether the form is no judgement."""
    if low == "well":
        return index > 0 and words[index - 1].word.lower() == "as"
    return any(token.tag in _GRAMMAR.get(low, ()) for token in inside)
