"""Mentions of people, organisations and groups: whom a sentence may have a tone towards.

Two kinds: names that the parse holds for persons, organisations or groups of people, and noun phrases whose head is on
the list of group and role nouns ("the militants", "two officials", "government"). A name that only describes such a
noun ("Pakistani officials", "Taliban fighters") belongs to the noun's phrase. Countries and cities count where they
act: as the subject of a verb that is active. The span is the phrase without its article and without what follows the
head.

Known misses: pronouns; roles that are not on the list; names that the parse overlooks; a city as the subject of a
sentence about the place.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass

import resources
from analyzers.language.lexicon import load_lexicon
from analyzers.modules.tone.tree import Tree
from analyzers.records import Token
from analyzers.text import Span

_NAMES = frozenset({"PERSON", "ORG", "NORP"})
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "advmod", "punct"})
"""Relations of the words before a head that belong to its phrase."""
_DESCRIBES = frozenset({"compound", "amod", "nmod"})
_ROLES = ("nsubj", "nsubjpass", "dobj")
_TITLES = frozenset("Mr Mrs Ms Miss Mx Dr Prof Sir Lord Lady Gen Col Maj Capt Lt Sgt Sen Rep Gov Rev".split())
_NAMES_ANOTHER = frozenset({"attr", "appos"})
"""Relations in which a common noun only says what somebody mentioned beside it is."""
_NOT_IN_PHRASE = frozenset({"DT", "PDT", "WDT", "WP", "WP$", "WRB", "PRP$"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention.

    Attributes:
        span: The phrase without its article.
        top: Index of its head in the sentence's tokens.
    """

    span: Span
    top: int


@functools.cache
def actor_nouns() -> frozenset[str]:
    """Lemmas of nouns for groups and roles, from `resources/lexicons/tone_actors.json`.

    Raises:
        FileNotFoundError: if the program's file is missing.
    """
    data = json.loads(resources.path("lexicons", "tone_actors.json").read_text(encoding="utf-8"))
    return frozenset(word for family in data["families"] for word in family["words"])


@functools.cache
def _ideas() -> frozenset[str]:
    """Faiths, laws and feasts, which are nobody, from `resources/lexicons/nouns.json`."""
    return load_lexicon("nouns").words("idea")


def mentions(tree: Tree) -> tuple[Mention, ...]:
    """Mentions of a sentence in reading order, disjoint; the wider one wins."""
    found: list[Mention] = []
    for first, last in _names(tree.tokens):
        top = tree.top(range(first, last + 1))
        token = tree.tokens[top]
        if token.ent == "GPE" and token.dep != "nsubj":
            continue
        head = tree.heads[top]
        if head != top and token.dep in _DESCRIBES and _is_actor_noun(tree.tokens[head]):
            continue
        if token.ent == "NORP" and (token.pos == "ADJ" or token.dep in _DESCRIBES):
            continue
        while first < last and (tree.tokens[first].pos == "DET" or not tree.tokens[first].text[:1].isalnum()):
            first += 1
        while last > first and tree.tokens[last].tag == "POS":
            last -= 1
        if first == last and tree.tokens[first].text.lower() in _ideas():
            continue
        if any(char.isalpha() for token in tree.tokens[first : last + 1] for char in token.text):
            found.append(Mention(Span(tree.tokens[first].start, tree.tokens[last].end), top))
    for top, token in enumerate(tree.tokens):
        if _is_actor_noun(token) and token.dep not in _DESCRIBES | _NAMES_ANOTHER:
            found.append(Mention(_phrase(tree, top), top))
    found.sort(key=lambda mention: (-mention.span.length, mention.span.start))
    kept: list[Mention] = []
    for mention in found:
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.span.start))


def _names(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """First and last token of each name; names that a hyphen and a short particle tie together are one.

    Beside the names that the parse recognises: a proper noun that it gives no type and that is the subject or the
    object of a verb, of two words or more, or of one as a subject, or with a title before it.
    """
    out: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        if not _may_be_name(tokens, i):
            continue
        joined = bool(out) and (
            (out[-1][1] == i - 1 and tokens[i - 1].ent == token.ent and not token.ent_begin)
            or _tied(tokens[out[-1][1] : i + 1])
        )
        if joined:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return [(first, last) for first, last in out if _is_name(tokens[first : last + 1])]


def _may_be_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token can be part of the name of somebody."""
    token = tokens[i]
    if token.ent in _NAMES or token.ent == "GPE":
        return True
    return token.pos == "PROPN" and token.text[:1].isupper() and (token.ent == "" or _title(tokens[max(0, i - 1)]))


def _is_name(run: Sequence[Token]) -> bool:
    """Whether a run of tokens is taken for a name."""
    if run[-1].ent:
        return True
    if any(_title(token) for token in run):
        return len(run) > 1
    return run[-1].dep in _ROLES[: 1 if len(run) == 1 else None]


def _title(token: Token) -> bool:
    return token.text.rstrip(".") in _TITLES


def _tied(run: Sequence[Token]) -> bool:
    """Whether the last token continues the name that the first one ends: "Tehreek-i-Insaf", "Tehrik-e Taliban"."""
    if not 1 < len(run) <= 5 or not run[-1].text[:1].isupper() or run[1].start != run[0].end:
        return False
    between = [token.text for token in run[1:-1]]
    return run[1].text.startswith("-") and all(len(word.strip("-")) <= 2 for word in between)


def _is_actor_noun(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in actor_nouns()


def _phrase(tree: Tree, top: int) -> Span:
    """The head with the describing words before it, unbroken."""
    first = top
    while first > 0:
        token, following = tree.tokens[first - 1], tree.tokens[first]
        glued = token.end == following.start and "-" in (token.text, following.text)
        describes = first <= tree.heads[first - 1] <= top and token.dep in _BEFORE
        if token.tag in _NOT_IN_PHRASE or not (glued or describes):
            break
        first -= 1
    while first < top and not tree.tokens[first].text[0].isalnum():
        first += 1
    return Span(tree.tokens[first].start, tree.tokens[top].end)
