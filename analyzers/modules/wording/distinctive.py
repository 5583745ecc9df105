"""Words that stand out in one article against the others of the comparison.

Measure: log-odds ratio with an informative Dirichlet prior, divided by its standard error (Monroe, Colaresi and Quinn
2008, "Fightin' Words", Political Analysis 16, section 3.3.1 and 3.5.1). The prior is the pooled texts, scaled to 500
words. It keeps words seen once or twice from coming out on top, which G² does not on texts of this size.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from analyzers.records import DistinctiveWord, Parse, Token
from analyzers.text import Span

PRIOR_WORDS = 500.0
"""Size of the prior, in words (a0)."""
MIN_USES = 3
MIN_SENTENCES = 2
MIN_Z = 1.0
MOST = 25
"""Words kept per article."""

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_EMPTY = frozenset(
    """also now then so just more most there here when where how why as not n't very too only even still ever never
    again however be have do will would can could may might shall should must other such same many much own first last
    next mr mrs ms dr percent cent""".split()
)


def words_of(parse: Parse, names: Sequence[Span]) -> list[tuple[str, Token]]:
    """Content words of an article: base form and token.

    Args:
        parse: The article's parse.
        names: Spans of proper names; words inside are left out, as are names the parser saw.
    """
    inside = {at for span in names for at in range(span.start, span.end)}
    out = []
    for token in _joined(parse.tokens):
        lemma = token.lemma.lower()
        if token.pos not in _CONTENT or (token.ent and token.ent not in ("DATE", "TIME", "ORDINAL", "EVENT", "LAW")):
            continue
        if lemma in _EMPTY or len(lemma) < 3 or not lemma[0].isalpha() or token.start in inside:
            continue
        if token.text[:1].isupper() and token.text[1:].upper() == token.text[1:]:
            continue  # an abbreviation that the parser took for a common word
        out.append((lemma, token))
    return out


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, hyphenated words in one piece ("cease-fire"), which the parser takes apart."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        stop = at + 1
        while stop + 1 < len(tokens) and tokens[stop].text == "-" and _touch(tokens[stop - 1 : stop + 2]):
            stop += 2
        if stop > at + 1:
            last = tokens[stop - 1]
            text = "".join(t.text for t in tokens[at:stop])
            lemma = "".join(t.text for t in tokens[at : stop - 1]) + last.lemma
            token = last._replace(start=token.start, text=text, lemma=lemma, ent=token.ent or last.ent)
        out.append(token)
        at = stop
    return out


def _touch(tokens: Sequence[Token]) -> bool:
    """Whether nothing stands between the tokens."""
    return all(a.end == b.start for a, b in pairwise(tokens))


def distinctive(
    words: Mapping[str, Sequence[tuple[str, Token]]], sizes: Mapping[str, int]
) -> tuple[DistinctiveWord, ...]:
    """Distinctive words per article, best first.

    Args:
        words: Article id -> content words (`words_of`).
        sizes: Article id -> number of all words of its body, for the rates.

    Returns:
        For each article, in order, at most `MOST` words with at least `MIN_USES` uses in `MIN_SENTENCES` sentences.
        Nothing when there are fewer than two articles with words.
    """
    counts = {article: Counter(lemma for lemma, _ in found) for article, found in words.items()}
    filled = [article for article in words if counts[article]]
    if len(filled) < 2:
        return ()
    pooled: Counter[str] = Counter()
    for article in filled:
        pooled.update(counts[article])
    total = sum(pooled.values())
    out: list[DistinctiveWord] = []
    for article in filled:
        own = counts[article]
        size = sum(own.values())
        rest_words = sum(sizes[other] for other in filled if other != article)
        places: dict[str, list[Token]] = {}
        for lemma, token in words[article]:
            places.setdefault(lemma, []).append(token)
        found: list[DistinctiveWord] = []
        for lemma, count in own.items():
            tokens = places[lemma]
            if count < MIN_USES or len({t.sentence for t in tokens}) < MIN_SENTENCES:
                continue
            other = pooled[lemma] - count
            z = _z(count, size, other, total - size, PRIOR_WORDS * pooled[lemma] / total)
            if z >= MIN_Z:
                rate = 1000.0 * count / max(1, sizes[article])
                other_rate = 1000.0 * other / max(1, rest_words)
                spans = tuple(t.span for t in tokens)
                found.append(DistinctiveWord(article, lemma, count, rate, other_rate, z, spans))
        found.sort(key=lambda w: (-w.z, w.spans[0]))
        out.extend(found[:MOST])
    return tuple(out)


def _z(count: int, size: int, other: int, other_size: int, prior: float) -> float:
    """Log-odds ratio of one word over its standard error (equations 16, 20 and 22 of the paper)."""
    here = math.log((count + prior) / (size + PRIOR_WORDS - count - prior))
    there = math.log((other + prior) / (other_size + PRIOR_WORDS - other - prior))
    return (here - there) / math.sqrt(1.0 / (count + prior) + 1.0 / (other + prior))
