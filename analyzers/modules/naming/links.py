"""What a text itself states to be one: appositions, predicates, labelling verbs, and aliases.

Rules over the dependency parse:
  * apposition: "the Front, an armed movement"; the parser's `appos`, set off by a comma, dash or bracket; two titles of
  one name ("former prosecutor and New York mayor Ada Brandt");
  * predicate: "the network is a terrorist organisation"; `attr` of be, become, remain with a noun as subject, not
  denied;
  * labelling: "which the US has labelled a terrorist group", "is listed as ...": the complement describes the object.
    Such words are the labeller's, not the reporter's;
  * alias: "Front for the Free Uplands (FFU)", "the Uplands Front, or F.F.U.", "also known as ...", "calls itself
...". Known misses: appositions the parser reads as a list or a compound; predicates over pronouns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.modules.naming.names import Key
from analyzers.modules.naming.phrases import Phrase, is_bracketed_acronym, name_key
from analyzers.modules.naming.words import is_acronym, nouns
from analyzers.records import Parse, Token

_BE = frozenset({"be", "become", "remain"})
_LABELLING = frozenset(
    "label call designate brand describe list dub term consider declare regard deem denounce".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Link:
    """Two phrases of one article that are one.

    Attributes:
        of: Index of the head token of the phrase that is described.
        by: Index of the head token of the description.
        kind: "apposition", "predicate" or "labelled".
    """

    of: int
    by: int
    kind: str


def links_of(parse: Parse, phrases: Sequence[Phrase]) -> list[Link]:
    """Links in reading order.

    Args:
        parse: The article's parse.
        phrases: Its phrases.
    """
    tokens = parse.tokens
    heads = {p.head_token: p for p in phrases}
    children: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.head != i:
            children.setdefault(token.head, []).append(i)
    out: list[Link] = []
    for i, token in enumerate(tokens):
        if i in heads and heads[i].head in nouns().group and _after_bracket(tokens, heads[i]) in heads:
            out.append(Link(_after_bracket(tokens, heads[i]), i, "apposition"))
        elif token.dep == "appos" and i in heads and token.head in heads and _set_off(tokens, token.head, i):
            described = _described(tokens, token.head, i, heads)
            if not _person_and_thing(heads[described], heads[i]):
                out.append(Link(described, i, "apposition"))
        elif i in heads and _second_title(tokens, i, heads):
            out.append(Link(i, token.head, "apposition"))
        elif token.pos in ("VERB", "AUX"):
            below = children.get(i, [])
            if any(tokens[c].dep == "neg" for c in below):
                continue
            if token.lemma in _BE:
                out.extend(_predicate(tokens, below, heads))
            elif token.lemma in _LABELLING:
                out.extend(_labelled(tokens, i, children, heads))
    return out


def _second_title(tokens: Sequence[Token], at: int, heads: dict[int, Phrase]) -> bool:
    """Whether a titled name is joined to a bare title: "former prosecutor and mayor Ada Brandt" is one person."""
    up = tokens[at].head
    if tokens[at].dep != "conj" or up >= at or up not in heads:
        return False
    title, person = heads[up], heads[at]
    if title.name or title.plural or title.article_word or title.head not in nouns().role or not person.name:
        return False
    words = [token.text for token in tokens[up + 1 : at] if token.start < person.span.start]
    return bool(person.title) and nouns().is_title((person.title[-1],)) and words == ["and"]


def _person_and_thing(one: Phrase, two: Phrase) -> bool:
    """Whether a person's name stands beside a noun that is no word for people ("no deal, Dorin Vasko said")."""
    name, noun = (one, two) if one.name else (two, one)
    return name.entity == "PERSON" and not noun.name and noun.head not in nouns().role | nouns().people


def _described(tokens: Sequence[Token], target: int, by: int, heads: dict[int, Phrase]) -> int:
    """What an apposition describes: in "the minister of the Taliban regime, Haqqani" the minister, not the regime."""
    up = tokens[target].head
    if heads[by].name and tokens[target].dep == "pobj" and tokens[up].text.lower() in ("of", "for", "to", "in"):
        grand = tokens[up].head
        if grand in heads and heads[grand].head in nouns().role and heads[target].head not in nouns().role:
            return grand
    return target


def _after_bracket(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Index of the name whose bracketed acronym stands right before a phrase: "X (Y) terror group"; else -1."""
    first = phrase.head_token
    while first > 0 and tokens[first - 1].start >= phrase.span.start:
        first -= 1
    opened = first - 3
    return opened - 1 if opened > 0 and tokens[opened].text == "(" and is_bracketed_acronym(tokens, opened) else -1


def _set_off(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Whether a comma, dash or bracket stands between two words of one sentence."""
    low, high = sorted((first, second))
    if tokens[low].sentence != tokens[high].sentence:
        return False
    between = [t.text for t in tokens[low + 1 : high]]
    return any(mark in (",", "-", "--", "–", "—", "(", ":") for mark in between) and "and" not in between


def _predicate(tokens: Sequence[Token], below: Sequence[int], heads: dict[int, Phrase]) -> list[Link]:
    """Subject and predicate noun of a verb of being."""
    subject = next((c for c in below if tokens[c].dep == "nsubj" and c in heads), None)
    noun = next((c for c in below if tokens[c].dep == "attr" and c in heads), None)
    if subject is None or noun is None or noun < subject:
        return []
    described, describing = heads[subject], heads[noun]
    if describing.name or describing.head in nouns().container or described.head in nouns().container:
        return []
    if not described.name and described.article_word not in ("the", "own"):
        return []
    return [Link(subject, noun, "predicate")]


def _labelled(
    tokens: Sequence[Token], verb: int, children: dict[int, list[int]], heads: dict[int, Phrase]
) -> list[Link]:
    """Object and complement of a verb of labelling."""
    below = children.get(verb, [])
    objects = [c for c in below if tokens[c].dep in ("dobj", "nsubjpass", "dative")]
    complement: int | None = None
    for c in below:
        if tokens[c].dep == "oprd" and c in heads:
            complement = c
        elif tokens[c].dep == "prep" and tokens[c].lemma.lower() == "as":
            complement = next((k for k in children.get(c, []) if tokens[k].dep == "pobj" and k in heads), complement)
        elif tokens[c].dep in ("ccomp", "xcomp") and c in heads:
            complement = c
            objects += [k for k in children.get(c, []) if tokens[k].dep in _SUBJECTS]
    labeller = any(tokens[c].dep == "nsubj" and tokens[c].tag in ("WDT", "WP") for c in below)
    if tokens[verb].dep == "relcl" and not labeller:
        target: int | None = tokens[verb].head
        rest = [c for c in objects if c in heads and tokens[c].dep == "dobj" and heads[c].article_word == "a"]
        complement = complement if complement is not None else (rest[0] if rest else None)
    elif tokens[verb].dep == "acl":
        target = tokens[verb].head
    else:
        target = next((c for c in objects if c in heads and c != complement), None)
        if target is None and any(
            tokens[c].pos == "PRON" and tokens[c].text.lower() in ("it", "them") for c in objects
        ):
            target = _group_before(tokens, verb, heads)
    if target is None or complement is None or target not in heads or target == complement:
        return []
    if heads[complement].head not in nouns().group | nouns().people | nouns().role:
        return []
    return [Link(target, complement, "labelled")]


def _group_before(tokens: Sequence[Token], verb: int, heads: dict[int, Phrase]) -> int | None:
    """The subject noun for a group in the sentence before, or the last group noun of it: what "it" stands for."""
    sentence = tokens[verb].sentence
    before = [
        i for i in range(max(0, verb - 60), verb) if tokens[i].sentence in (sentence - 1, sentence - 2) and i in heads
    ]
    groups = [
        i for i in before if heads[i].head in nouns().group or (heads[i].name and tokens[i].ent in ("ORG", "NORP"))
    ]
    subjects = [i for i in groups if tokens[i].dep in _SUBJECTS]
    found = subjects or groups
    return found[-1] if found else None


def aliases_of(parse: Parse, phrases: Sequence[Phrase]) -> list[tuple[Key, Key]]:
    """Pairs of names that the text gives for one thing."""
    tokens = parse.tokens
    heads = {p.head_token: p for p in phrases}
    out: list[tuple[Key, Key]] = []
    for i, token in enumerate(tokens):
        if token.text == "(" and is_bracketed_acronym(tokens, i):
            before = _name_before(i, heads)
            if before is not None:
                out.append((before.key, name_key((tokens[i + 1].text,))))
        elif token.text.lower() == "or" and i + 1 < len(tokens) and is_acronym(tokens[i + 1].text):
            before = _name_before(i - 1 if tokens[i - 1].text == "," else i, heads)
            if before is not None:
                out.append((before.key, name_key((tokens[i + 1].text,))))
        elif token.text.lower() == "as" and i and tokens[i - 1].text.lower() == "known":
            after = next((heads[k] for k in range(i + 1, min(i + 7, len(tokens))) if k in heads), None)
            head = tokens[i - 1].head
            before = heads.get(head) or _name_before(i - 1, heads, 5)
            if after is not None and before is not None and after.name and before.name:
                out.append((before.key, after.key))
    return out


def _name_before(at: int, heads: dict[int, Phrase], reach: int = 1) -> Phrase | None:
    """The name that ends at most `reach` words before the token `at`."""
    for k in range(at - 1, max(-1, at - 1 - reach), -1):
        if k in heads and heads[k].name:
            return heads[k]
    return None
