"""Reporting verbs on a ladder: neutral, distancing, endorsing, conceding, conflict, other.

What is counted: every cue of every attribution, once. The rung comes from `resources/lexicons/reporting_verbs.json`,
our own list. A verb is a cue, not a verdict: "claim" may be the fair word, and "say" may stand over a quarrel.

Rules:
  * A phrase of the list inside the cue ("point out", "double down") goes before a single word.
  * Else the cue's main word decides: its first verb that is not an auxiliary, else its first noun, else its first
  word.
  * "as did Y" repeats the verb before it. A colon or dash that introduces a quotation is no verb and is not counted.
  * "is said to", "was seen as" without anybody who says it are counted as distancing.
  * Silence ("were not available for comment") is neutral. Where its verb is one that says nothing by itself (be, have,
    remain) it is listed as "no comment"; any other cue with such a verb is listed with all its words.
  * A denied verb other than a neutral one ("did not confirm") is "other": what the verb conveys did not happen.
Known misses: irony; verbs whose rung depends on their object ("charged 40 dollars"); cues that are no words of saying
are "other".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from analyzers.language.lexicon import Lexicon, load_lexicon
from analyzers.protocol import Given, Spec
from analyzers.records import Article, Attribution, AttributionResult, Parse, Token, VerbsResult, VerbUse
from analyzers.text import Span

_NEGATION = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})


_NO_SAYING = frozenset({"be", "have", "remain", "stay", "keep"})
"""Verbs that say nothing by themselves: "were not available", "remained tight-lipped", "is of the opinion"."""
_NO_COMMENT = "no comment"


class Verbs:
    """Puts the cues of all attributions on the ladder."""

    spec = Spec(
        "verbs",
        2,
        "comparison",
        VerbsResult,
        requires=(AttributionResult, Parse),
        title="Reporting verbs",
        definition=(
            "Every word that introduces a statement (said, claimed, according to) is counted once and put on a ladder: "
            "neutral (said), distancing (claimed), endorsing (confirmed), conceding (admitted) or conflict (denied, "
            "slammed). The list can be read and changed. The verb is a hint at how the statement is presented, not a "
            "verdict on the outlet. Words that stand in no list are counted as “other”."
        ),
    )

    def __call__(self, articles: Sequence[Article], given: Given) -> VerbsResult:
        """One use per cue, in the order of articles and attributions."""
        lexicon = load_lexicon("reporting_verbs")
        uses: list[VerbUse] = []
        for article in articles:
            parse = given.of(article.id, Parse)
            starts = [token.start for token in parse.tokens]
            for item in given.of(article.id, AttributionResult).attributions:
                found = _rung(item, parse, _inside(parse, starts, item.cue), lexicon)
                if found is not None:
                    lemma, rung, span = found
                    if lemma == "do" and uses and uses[-1].article == article.id:
                        lemma, rung = uses[-1].lemma, uses[-1].ladder
                    uses.append(VerbUse(article.id, item.id, lemma, rung, span, item.source_class))
        return VerbsResult(tuple(uses))


def _inside(parse: Parse, starts: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """Numbers of the tokens that share a character with one of the spans, in order.

    Args:
        parse: The article's parse.
        starts: Where its tokens begin.
        spans: Places of the text.
    """
    found: set[int] = set()
    for span in spans:
        first, stop = max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)
        found.update(i for i in range(first, stop) if parse.tokens[i].span.overlaps(span))
    return sorted(found)


def _rung(item: Attribution, parse: Parse, numbers: Sequence[int], lexicon: Lexicon) -> tuple[str, str, Span] | None:
    """Lemma, rung and place of an attribution's cue, given its tokens; None when there is no word to count."""
    if not numbers:
        return None
    span = item.cue[0]
    tokens = [parse.tokens[i] for i in numbers]
    for first, stop in _runs(numbers):
        phrases = [m for m in lexicon.find(parse.tokens, first, stop) if len(m.entry.words) > 1]
        if phrases:
            entry = phrases[0].entry
            return " ".join(entry.words), entry.family, span
    main = _main(tokens)
    if main is None:
        return None
    lemma = main.lemma.lower()
    if lemma in _NO_SAYING:
        lemma = _NO_COMMENT if item.type == "no_comment" else " ".join(token.text for token in tokens).lower()
    entry_found = lexicon.entry(lemma) or lexicon.entry(main.text)
    rung = entry_found.family if entry_found is not None else "other"
    if rung in ("neutral", "other") and not item.source and item.source_class == "hearsay":
        rung = "distancing"
    if rung == "other" and item.type == "no_comment":
        rung = "neutral"
    if rung not in ("neutral", "other") and _denied(parse, numbers[tokens.index(main)]):
        return f"not {lemma}", "other", span
    return lemma, rung, span


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring token numbers as half-open ranges."""
    cuts = [0, *(k + 1 for k, (a, b) in enumerate(pairwise(numbers)) if b != a + 1), len(numbers)]
    return [(numbers[a], numbers[b - 1] + 1) for a, b in pairwise(cuts)]


def _main(tokens: Sequence[Token]) -> Token | None:
    """The word of a cue that decides; None for a colon or dash."""
    for wanted in (("VERB",), ("NOUN", "PROPN")):
        for token in tokens:
            if token.pos in wanted:
                return token
    return next((t for t in tokens if t.text.isalpha()), None)


def _denied(parse: Parse, index: int) -> bool:
    """Whether a negation hangs on the word or, for a noun, on its determiner."""
    return any(
        token.head == index and (token.dep == "neg" or (token.dep == "det" and token.lemma.lower() in _NEGATION))
        for token in parse.tokens[max(0, index - 8) : index + 3]
    )
