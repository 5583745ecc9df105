"""Noun phrases as the clustering sees them, and how they are taken from a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzers.modules.naming.words import PARTICLES, concept, country, is_acronym, nouns, plain_name, singular
from analyzers.records import Parse, Token
from analyzers.text import Span

_PRE = frozenset(
    {"amod", "compound", "nmod", "poss", "nummod", "quantmod", "det", "predet", "case", "punct", "npadvmod", "advmod"}
    | {"cc", "conj", "nn", "appos", "pobj", "dep", "prep", "hmod", "acl"}
)
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "every", "each", "no", "several", "many", "few", "more"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_LEADING = frozenset(
    "'s ' \" all of then - ( [ how than about nearly almost around roughly over under at least most other only".split()
)
"""Words before a determiner or number that are no part of a label; "more than two", "all of the"."""
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your", "whose"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase.

    Attributes:
        article: Article id.
        order: Place in its article; smaller is earlier.
        sentence: Number of its sentence.
        span: Without its determiner, up to its head.
        text: The same as words, single spaces.
        name: Words of the proper name that it is, as they stand; empty for a common noun.
        title: Words before the name, as they stand ("Prime Minister", "former FBI director").
        head: Base form of the head noun, lower case.
        modifiers: Common words before the head, lower case.
        kinds: Those of them that are nouns ("security" in "security officials").
        names: Names before the head as compared words: countries, parties, owners ("Trump's").
        owner: Index of the owner's head token in the parse ("Khan" in "Mr. Khan's office"), or -1.
        tail: Compared content words after the head; only what stands in an "of" or "for" phrase.
        article_word: "the", "a", "own" (a possessive) or "".
        plural: Whether the head is plural.
        entity: The parser's entity type of the head, or "".
        head_token: Index of the head in the parse, or -1.
        initial: Whether its only word begins a sentence.
        acts: Whether it is the subject of an active verb, or owns something; True where this is not known.
    """

    article: str
    order: int
    sentence: int
    span: Span
    text: str
    name: tuple[str, ...]
    title: tuple[str, ...]
    head: str
    modifiers: frozenset[str]
    kinds: frozenset[str]
    names: frozenset[str]
    owner: int
    tail: frozenset[str]
    article_word: str
    plural: bool
    entity: str
    head_token: int = -1
    initial: bool = False
    acts: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """The name as compared words, small words and suffixes out."""
        return name_key(self.name)


def concept_of(phrase: Phrase) -> str:
    """The set of like nouns of a phrase's last two words ("legal team"), else of its head."""
    two = " ".join(phrase.text.lower().split()[-2:])
    return concept(two) if concept(two) != two else concept(phrase.head)


def name_key(name: Sequence[str]) -> tuple[str, ...]:
    """A name as compared words: hyphens opened, small words left out, demonyms as countries."""
    whole = country(" ".join(name))
    if whole:
        return (whole,)
    parts = [plain_name(p) for word in name for p in word.replace("‐", "-").replace("‑", "-").split("-") if p]
    kept = tuple(p for p in parts if p and p not in PARTICLES)
    return kept or tuple(p for p in parts if p)


def build(
    article: str,
    order: int,
    tokens: Sequence[Token],
    head: int,
    base: int = 0,
    follows: Sequence[Token] = (),
    initial: bool = False,
) -> Phrase | None:
    """A phrase from its tokens.

    Args:
        article: Article id.
        order: Place in the article.
        tokens: Tokens from the first word of the phrase up to its head.
        head: Index of the head in `tokens`.
        base: Index of the first token in the whole parse.
        follows: Tokens after the head that belong to the phrase ("of France").
        initial: Whether the first token begins a sentence, where any word is capitalised.

    Returns:
        The phrase, or None when nothing is left without its determiner.
    """
    first, article_word = _determiner(tokens, head)
    words = tokens[first : head + 1]
    if not words:
        return None
    run = _name_run(words)
    if len(run) > 1 and run[0] is words[0] and _no_name(run[0], initial):
        run = run[1:]
    run = run[_after_title(run) :]
    extra = _of_name(run, follows)
    inner = words[: len(words) - len(run)] if run else words[:-1]
    names, modifiers, kinds = _modifiers(inner)
    lemma = words[-1].lemma.lower() if words[-1].pos == "NOUN" and words[-1].lemma else singular(words[-1].text)
    if not run and len(words) > 2 and words[-2].text == "-":
        lemma = f"{words[-3].text.lower()}-{lemma}"
    owned = [k for k in range(first, head) if tokens[k + 1].text in ("'s", "'") and tokens[k].text[:1].isalpha()]
    return Phrase(
        article=article,
        order=order,
        sentence=words[-1].sentence,
        span=Span(words[0].start, follows[len(extra) - 1].end if extra else words[-1].end),
        text=_join(words),
        name=(*_glue(run), *extra),
        title=tuple(t.text for t in inner if t.text not in ('"', "'")) if run else (),
        head=lemma,
        modifiers=modifiers,
        kinds=kinds,
        names=names,
        owner=base + owned[-1] if owned else -1,
        tail=frozenset(plain_name(t.text) for t in follows[len(extra) :] if t.pos in ("PROPN", "NOUN", "ADJ")),
        article_word=article_word,
        plural=words[-1].tag in ("NNS", "NNPS"),
        entity=words[-1].ent,
        head_token=base + head,
        initial=initial and first == head,
    )


def as_common(phrase: Phrase) -> Phrase:
    """A capitalised phrase read as a common noun: "Moss Memos" as memos, with the name Moss before it."""
    return replace(
        phrase,
        name=(),
        title=(),
        head=singular(phrase.name[-1]),
        names=phrase.names | {plain_name(w) for w in phrase.name[:-1]},
        plural=phrase.plural or phrase.name[-1].endswith("s"),
    )


def _modifiers(inner: Sequence[Token]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Names, other words, and nouns among the other words before the head; hyphenated words stay whole."""
    names, others, kinds = set(), set(), set()
    at = 0
    while at < len(inner):
        token = inner[at]
        stop = at + 1
        while stop + 1 < len(inner) and inner[stop].text == "-":
            stop += 2
        low = token.text.lower()
        if stop > at + 1:
            others.add("".join(t.text for t in inner[at:stop]).lower())
        elif low.rstrip(".") in nouns().honorific:
            pass
        elif _is_name(token) and singular(low) not in nouns().role:
            names.add(plain_name(token.text))
        elif token.text[:1].isalpha() and low not in PARTICLES:
            word = token.lemma.lower() if token.pos == "NOUN" else low
            others.add(word)
            if token.pos == "NOUN":
                kinds.add(word)
        at = stop
    return frozenset(names), frozenset(others), frozenset(kinds)


def _determiner(tokens: Sequence[Token], head: int) -> tuple[int, str]:
    """Index of the first word that is kept, and the kind of determiner dropped."""
    at, kind = 0, ""
    while at < head:
        low = tokens[at].text.lower()
        if low in _DEFINITE:
            kind = "the"
        elif low in _INDEFINITE:
            kind = "a"
        elif low in _OWNERS:
            kind = "own"
        elif low in _LEADING or (tokens[at].pos == "NUM" and tokens[at + 1].text != "-"):
            pass
        else:
            break
        at += 1
    if any(t.text in ("'s", "'") for t in tokens[:head]):
        kind = "own"
    return at, kind


def _is_name(token: Token) -> bool:
    """Whether a word before the head is a name: capitalised, or the adjective of a country."""
    return token.text[:1].isupper() and (
        token.pos == "PROPN" or token.ent != "" or is_acronym(token.text) or country(token.text) is not None
    )


def _name_run(words: Sequence[Token]) -> Sequence[Token]:
    """The capitalised run that ends at the head, if the head is a name."""
    head = words[-1]
    capital = head.text[:1].isupper() or _small_end(words)
    if not capital or head.pos not in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ"):
        return ()
    if (
        head.pos != "PROPN"
        and not head.ent
        and not is_acronym(head.text)
        and len(words) > 1
        and not _is_name(words[-2])
    ):
        return ()
    at = len(words) - 1
    while at > 0:
        token, after = words[at - 1], words[at]
        if (
            (token.text[:1].isupper() and (token.pos in ("PROPN", "ADJ", "NOUN", "VERB") or token.ent))
            or token.text in ("-", "/")
            or (after.text in ("-", "/") and token.text[:1].isalpha())
            or (at > 1 and len(token.text) <= 2 and words[at - 2].text == "-" and words[at - 2].end == token.start)
            or (
                token.text.lower() in ("al", "bin", "ul", "de", "van", "von", "of", "for")
                and at > 1
                and (words[at - 2].text[:1].isupper())
            )
        ):
            at -= 1
        else:
            break
    run = words[at:]
    while run and run[0].text in ("-", "/", "of", "for"):
        run = run[1:]
    return run


def _small_end(words: Sequence[Token]) -> bool:
    """Whether the words end in a name whose last part is small: "Kim Jong-un"."""
    if len(words) < 3 or words[-2].text != "-" or words[-1].pos != "PROPN":
        return False
    return words[-3].pos == "PROPN" and words[-3].text[:1].isupper() and words[-3].end == words[-2].start


_PARTY_TAG = re.compile(r"[DRI]-[A-Z][\w.]*")
"""Party and state behind a lawmaker's name, "R-Va.": no name of anything."""
_BEFORE_NAMES = frozenset(
    "neighboring neighbouring former late outgoing incoming longtime fellow ousted acting".split()
)
_ALSO_SURNAMES = frozenset(
    "king prince bishop pope page judge marshal general major guest driver farmer singer coach teacher justice "
    "cardinal chancellor priest deputy".split()
)


def _no_name(token: Token, initial: bool) -> bool:
    """Whether a capitalised word at the beginning of a run is an ordinary word: it begins a sentence or a headline."""
    return token.text.lower() in _BEFORE_NAMES or (initial and token.pos in ("ADJ", "VERB", "ADV") and not token.ent)


def _after_title(run: Sequence[Token]) -> int:
    """How many words at the beginning of a capitalised run are titles; all of them in "Prime Minister"."""
    lists = nouns()
    cut = 0
    for k, token in enumerate(run, 1):
        low = token.text.lower()
        if "-" in (token.text, run[k].text if k < len(run) else ""):
            continue
        if low in lists.honorific or low.rstrip(".") in lists.honorific or singular(low) in lists.role:
            if k == len(run) and cut < k - 1 and singular(low) in _ALSO_SURNAMES:
                break
            cut = k
    return cut


def _of_name(name: Sequence[Token], follows: Sequence[Token]) -> list[str]:
    """Words after the head that belong to a group's name: "Front for the Free Uplands", "Department of Justice"."""
    if not name or not follows or follows[0].text.lower() not in ("of", "for", "on"):
        return []
    one_entity = name[-1].ent not in ("", "PERSON", "GPE") and follows[0].ent == name[-1].ent
    plain = len(name) > 1 and len(follows) == 2 and not name[-1].ent and not follows[1].ent
    if singular(name[-1].text) not in nouns().group and not (one_entity and not follows[0].ent_begin) and not plain:
        return []
    out = [follows[0].text]
    for token in follows[1:]:
        if token.text.lower() in ("the", "and", "of") or token.text[:1].isupper():
            out.append(token.text)
        else:
            break
    while out and not out[-1][:1].isupper():
        out.pop()
    return out


def _glue(tokens: Sequence[Token]) -> list[str]:
    """Words of a name, hyphenated ones in one piece."""
    out: list[str] = []
    for k, token in enumerate(tokens):
        if out and (token.text in ("-", "/") or tokens[k - 1].text in ("-", "/")):
            out[-1] += token.text
        else:
            out.append(token.text)
    return out


def _join(tokens: Sequence[Token]) -> str:
    """The words with spaces where the text has any."""
    out = ""
    for k, token in enumerate(tokens):
        if k and token.start > tokens[k - 1].end:
            out += " "
        out += token.text
    return out


def phrases_of(article: str, parse: Parse) -> list[Phrase]:
    """Noun phrases of an article in reading order, names and common nouns.

    Nouns that only modify another noun ("Taliban" in "Taliban commander") are part of its phrase; owners ("Khan" in
    "Khan's office") are phrases of their own.
    """
    out: list[Phrase] = []
    tokens = parse.tokens
    for i, token in enumerate(tokens):
        if token.pos not in ("NOUN", "PROPN") and not (token.pos in ("ADJ", "NUM") and token.ent == "ORG"):
            continue
        if token.dep in ("compound", "nmod", "amod", "nn", "npadvmod", "quantmod") and token.head > i:
            continue
        if len(token.text) == 1 and (token.text in "DRI" or (token.text.islower() and i and tokens[i - 1].text == "-")):
            continue  # a lawmaker's party, "D-Calif.", or the end of a hyphenated word
        if _PARTY_TAG.fullmatch(token.text) or (
            i > 1 and _PARTY_TAG.fullmatch("".join(t.text for t in tokens[i - 2 : i + 1]))
        ):
            continue
        first = _left_edge(i, tokens)
        initial = first == 0 or tokens[first - 1].sentence != token.sentence or tokens[first - 1].text in "\"'"
        found = build(article, i, tokens[first : i + 1], i - first, first, _after(i, tokens), initial)
        if found is not None:
            found = found if _acts(tokens, i) else replace(found, acts=False)
            out.append(found)
    have = {p.head_token for p in out}
    for i in range(1, len(tokens)):
        if tokens[i].text == "(" and i - 1 not in have and is_bracketed_acronym(tokens, i):
            first = _capital_run(tokens, i - 1)
            found = build(article, i - 1, tokens[first:i], i - 1 - first, first) if first < i else None
            if found is not None and found.name:
                out.append(found)
    ends = [(tokens[p.head_token].end, p.span.end) for p in out]
    tails = [Span(head, end) for head, end in ends if end > head]
    out = [p for p in out if not any(tail.contains(p.span) for tail in tails)]
    return sorted(out, key=lambda p: p.order)


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is the subject of an active verb or owns something; of joined nouns the first one decides."""
    for _ in range(6):
        if tokens[at].dep not in ("conj", "appos") or tokens[at].head >= at:
            break
        at = tokens[at].head
    return tokens[at].dep in ("nsubj", "poss", "ROOT")


def is_bracketed_acronym(tokens: Sequence[Token], bracket: int) -> bool:
    """Whether an acronym alone stands in the brackets that open at `bracket`: "(TTP)"."""
    return bracket + 2 < len(tokens) and is_acronym(tokens[bracket + 1].text) and tokens[bracket + 2].text == ")"


def _capital_run(tokens: Sequence[Token], last: int) -> int:
    """Index of the first word of the capitalised run that ends at `last`; `last` + 1 when there is none."""
    first = last + 1
    sentence = tokens[last].sentence
    while first > 0 and tokens[first - 1].sentence == sentence:
        token = tokens[first - 1]
        joined = _hyphen(tokens, first - 1) or (first <= last and tokens[first].text == "-" and token.text.isalpha())
        small = token.text.lower() in ("of", "for", "the") and first <= last
        if not (token.text[:1].isupper() or joined or small):
            break
        first -= 1
    while first <= last and not tokens[first].text[:1].isupper():
        first += 1
    while 0 < first <= last and tokens[first - 1].dep == "amod" and tokens[first - 1].sentence == sentence:
        first -= 1
    return first


def _left_edge(head: int, tokens: Sequence[Token]) -> int:
    """Index of the first token of the phrase that ends at `head`: words before it that hang on it, without a gap."""
    first = head
    sentence = tokens[head].sentence
    while first > 0 and tokens[first - 1].sentence == sentence:
        at = first - 1
        up = tokens[at].head if tokens[at].dep == "case" else at
        steps = 0
        while up != head and steps < 6 and tokens[up].head > up and tokens[up].dep in _PRE:
            up = tokens[up].head
            steps += 1
        inside = up == head or (tokens[up].head in range(first, head) and tokens[up].dep in _PRE)
        if not inside:
            inside = _hyphen(tokens, at) or (_hyphen(tokens, first) and tokens[at].end == tokens[first].start)
        if not inside or tokens[at].text in (",", ";", ":", "(", ")", "--", "—", "–"):
            break
        first = at
    return first


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a hyphen inside a word ("Tehrik-e"), or the short word after one."""
    if not 0 < at < len(tokens) - 1:
        return False
    if tokens[at].text == "-":
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    return tokens[at - 1].text == "-" and tokens[at - 1].end == tokens[at].start and len(tokens[at].text) <= 2


def _after(head: int, tokens: Sequence[Token]) -> Sequence[Token]:
    """The "of" or "for" phrase right after the head, at most eight words."""
    at = head + 1
    if at >= len(tokens) or tokens[at].text.lower() not in ("of", "for", "on", "to"):
        return ()
    stop = at
    while stop < len(tokens) and stop < at + 8 and tokens[stop].sentence == tokens[head].sentence:
        if tokens[stop].pos in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ"):
            break
        stop += 1
    return tokens[at:stop]
