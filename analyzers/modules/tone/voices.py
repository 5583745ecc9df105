"""Whose words: a sentence cut into the reporter's own, quoted and attributed stretches.

Quoted is what stands inside quotation marks; attributed is the rest of an attribution's content; own is what is left:
the reporter's statements and the words that introduce a source. The predicate of a "no comment" ("did not respond")
is the reporter's. Without attributions, indirect speech counts as own.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.records import AttributionResult, Voice
from analyzers.text import Span
from analyzers.text.span import merge

ORDER: tuple[Voice, ...] = ("own", "quoted", "attributed")


def attributed_spans(found: AttributionResult | None) -> tuple[Span, ...]:
    """Content of all attributions, quoted or not, joined where it overlaps."""
    if found is None:
        return ()
    return merge(span for item in found.attributions if item.type != "no_comment" for span in item.content)


def split(
    text: str, sentence: Span, quoted: Sequence[Span], attributed: Sequence[Span]
) -> list[tuple[Voice, tuple[Span, ...]]]:
    """The stretches of each voice in a sentence.

    Args:
        text: The clean text.
        sentence: The sentence.
        quoted: Quotation runs, sorted and disjoint, marks included.
        attributed: Contents of attributions, sorted and disjoint.

    Returns:
        Voices in the order of their first stretch; stretches are trimmed, disjoint, in order and hold a letter or
        figure.
    """
    in_quotes = [part for span in quoted if (part := span.intersection(sentence)) is not None]
    outside = _without([sentence], in_quotes)
    contents = [part for span in attributed for rest in outside if (part := span.intersection(rest)) is not None]
    found: dict[Voice, list[Span]] = {
        "quoted": in_quotes,
        "attributed": contents,
        "own": _without(outside, contents),
    }
    out: list[tuple[Voice, tuple[Span, ...]]] = []
    for voice in ORDER:
        trimmed = [part.trimmed(text) for part in sorted(found[voice])]
        parts = tuple(part for part in trimmed if any(char.isalnum() for char in part.of(text)))
        if parts:
            out.append((voice, parts))
    return sorted(out, key=lambda entry: entry[1][0])


def _without(spans: Sequence[Span], cuts: Sequence[Span]) -> list[Span]:
    """The spans without the cuts; all sorted and disjoint."""
    out: list[Span] = []
    for span in spans:
        at = span.start
        for cut in cuts:
            if cut.end <= at or cut.start >= span.end:
                continue
            if cut.start > at:
                out.append(Span(at, cut.start))
            at = max(at, cut.end)
        if at < span.end:
            out.append(Span(at, span.end))
    return out
