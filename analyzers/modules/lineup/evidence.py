"""Why passages stand in one row, and what a row is called.

Evidence is what two or more articles of a row share: names, figures, words (lemmas, synonyms joined) and runs of four
or more words, the rarest in the event first. It explains links and never makes them: measured, overlap of names and
figures lowers the ranking when it is scored. A link without any is shown as "similar wording only".

A label is the noun phrase that holds most of what is shared, as it stands in the text ("release of detainees"), with a
second one where the first is a bare name or noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.modules.lineup.terms import Passage
from analyzers.records import Token

VERBATIM_FROM = 4
"""Words in a row from which the same wording counts as evidence."""
MOST = 6
"""Items of evidence shown."""
UNSHARED, LONG, ALONE, ROLE = -0.6, 0.15, 0.7, 2.0
"""What a label's phrase loses: by a word that is not shared, by every word from the fourth on, by being one word alone,
and by a word that only says that somebody speaks."""
SECOND_LONGEST = 4
"""Words of the phrase beside a name or a bare noun."""
_ROLES = frozenset(
    """source official spokesman spokeswoman spokesperson statement interview comment reporter question today yesterday
    monday tuesday wednesday thursday friday saturday sunday week month year day time people way thing""".split()
)
PLAIN_FROM = 2.0
"""IDF from which a shared word that is neither name nor figure counts as evidence."""


def evidence(passages: Sequence[Passage], idf: dict[str, float]) -> tuple[str, ...]:
    """What the passages of different articles share, in reading form: figures, names, words, then the longest run."""
    weights = shared_terms(passages, idf)
    shown: dict[str, tuple[int, float, str]] = {}
    for passage in passages:
        for key, span, kind in zip(passage.content, passage.content_at, passage.content_pos, strict=True):
            if key not in weights or key in shown:
                continue
            rank = 0 if kind == "NUM" else 1 if kind == "PROPN" else 2
            if (rank == 2 and weights[key] < PLAIN_FROM) or (rank == 0 and not _tells(key)):
                continue
            word = passage.surface(span)
            shown[key] = (rank, -weights[key], word if rank == 1 else word.lower())
    ordered = sorted(shown.values())
    run = longest_run(passages)
    return tuple(dict.fromkeys(item[2] for item in ordered[: MOST - bool(run)])) + ((f"“{run}”",) if run else ())


def _tells(key: str) -> bool:
    """Whether a shared figure says something: one and two stand everywhere."""
    return key not in ("1", "2", "one", "two")


def shared_terms(passages: Sequence[Passage], idf: dict[str, float]) -> dict[str, float]:
    """Terms that stand in two or more of the articles -> IDF."""
    articles: dict[str, set[int]] = defaultdict(set)
    for passage in passages:
        for key in passage.content:
            articles[key].add(passage.article)
    return {key: idf.get(key, 1.0) for key, found in articles.items() if len(found) > 1}


def longest_run(passages: Sequence[Passage]) -> str:
    """The longest run of words that two articles share, normalised, or "" below four words; at most ten words."""
    best: tuple[str, ...] = ()
    for i, a in enumerate(passages):
        for b in passages[i + 1 :]:
            if a.article != b.article and not a.runs.isdisjoint(b.runs):
                run = _common_run(a.plain, b.plain)
                if len(run) > len(best):
                    best = run
    if len(best) < VERBATIM_FROM:
        return ""
    return " ".join(best[:10]) + (" …" if len(best) > 10 else "")


def _common_run(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    """Longest common run of two word lists; the earliest of several."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(b):
        places[word].append(j)
    best_end, best = 0, 0
    before: dict[int, int] = {}
    for i, word in enumerate(a):
        now = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        for length in now.values():
            if length > best:
                best, best_end = length, i + 1
        before = now
    return tuple(a[best_end - best : best_end])


def label(passages: Sequence[Passage], idf: dict[str, float], all_idf: dict[str, float] | None = None) -> str:
    """A few words for a row: the noun phrase that holds most of what its articles share, else what is rarest in it.

    A bare name or a single noun says little ("Afghanistan", "truce"): a second phrase is put beside it.

    Args:
        passages: The row's passages.
        idf: Weights of terms in the event.
        all_idf: Weights of terms for the choice of words that nobody shares; `idf` if not given.
    """
    weights = shared_terms(passages, idf)
    if not weights:
        # One article's own passage: its rare but not unique words say most.
        weights = {key: min((all_idf or idf).get(key, 1.0), 4.0) * 0.5 for p in passages[:1] for key in p.content}
    found = _ranked(passages, weights)
    if not found:
        return " ".join(passages[0].text.split()[:4]).strip("“”\"'.,;: ") if passages else ""
    first = found[0]
    if first.telling:
        return first.text
    for other in found[1:]:
        if other.keys.isdisjoint(first.keys) and other.noun and len(other.text.split()) <= SECOND_LONGEST:
            return f"{first.text}, {other.text}"
    return first.text


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase that may become a label.

    Attributes:
        value: How much of what counts it holds.
        tokens: Its tokens.
        keys: Its terms.
        noun: Whether it holds a noun that is no name.
        telling: Whether it says something by itself: two words that are not all names.
    """

    value: float
    tokens: Sequence[Token]
    keys: frozenset[str]
    noun: bool
    telling: bool

    @property
    def text(self) -> str:
        """As it reads."""
        return _reading(self.tokens)


def _ranked(passages: Sequence[Passage], weights: dict[str, float]) -> list[_Phrase]:
    """The phrases of the passages, the best first; of equal ones the first."""
    out: list[_Phrase] = []
    for passage in passages:
        term_at = {span.start: key for span, key in zip(passage.content_at, passage.content, strict=True)}
        term_of = [term_at.get(t.start) for t in passage.tokens]
        worth = {key: weights.get(key, UNSHARED) - ROLE * (key in _ROLES) for key in passage.content}
        for low, high in _phrases(passage.tokens):
            words = [k for k in range(low, high) if term_of[k] is not None]
            keys = frozenset(key for key in term_of[low:high] if key is not None)
            value = sum(worth[key] for key in sorted(keys))
            value -= LONG * max(0, len(words) - 3) + (ALONE if len(words) == 1 else 0.0)
            noun = any(passage.tokens[k].pos != "PROPN" for k in words)
            out.append(_Phrase(value, passage.tokens[low:high], keys, noun, len(words) > 1 and noun))
    return sorted(out, key=lambda phrase: -round(phrase.value, 9))


_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_CURRENCY = frozenset("$£€")
_BRIDGES = frozenset({"of", "for", "to", "on", "in", "with", "against", "between", "by", "from"})


def _phrases(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Runs of nouns, names, adjectives and figures of up to four content words, with one preposition inside at most."""
    out: list[tuple[int, int]] = []
    inside = [t.pos in _INSIDE and _wordy(t) for t in tokens]
    nouns = [t.pos in ("NOUN", "PROPN") for t in tokens]
    # Heads are numbered over the whole article: a root, which is its own head, tells where the sentence begins.
    begin = next((t.head - k for k, t in enumerate(tokens) if t.dep == "ROOT"), None)
    for low in range(len(tokens)):
        if not inside[low]:
            continue
        opening = low - 1 if low and tokens[low - 1].text in _CURRENCY else low
        content, bridge = 0, False
        for high in range(low, min(len(tokens), low + 7)):
            token = tokens[high]
            if inside[high]:
                content += 1
            elif not bridge and nouns[high - 1] and token.text.lower() in _BRIDGES:
                if begin is not None and not low <= token.head - begin < high:
                    break  # "a reference by the president to God": the preposition belongs to something else
                bridge = True
                continue
            elif not _glue(token, tokens[high - 1]):
                break
            else:
                continue
            if content > 4:
                break
            if nouns[high] and not (high + 1 < len(tokens) and nouns[high + 1]):
                out.append((opening, high + 1))
    return out


def _glue(token: Token, before: Token) -> bool:
    """Whether a token may stand inside a phrase without being counted: possessive, hyphen, article after "of"."""
    article = (token.pos == "DET" or token.tag == "PRP$") and before.text.lower() in _BRIDGES
    return article or token.tag in ("POS", "HYPH") or token.text == "-"


def _wordy(token: Token) -> bool:
    """Whether a token holds a letter or figure."""
    return any(c.isalnum() for c in token.text)


def _reading(tokens: Sequence[Token]) -> str:
    """The words as they stand, lower case but for names, spaces where the text has them."""
    out = ""
    for k, token in enumerate(tokens):
        if k and token.start > tokens[k - 1].end:
            out += " "
        keep = token.pos == "PROPN" or not token.text[1:].islower() or token.ent != ""
        out += token.text if keep else token.text.lower()
    return out
