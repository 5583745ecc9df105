"""Whose words a sentence reports, as far as two sentences can be compared by it.

The worst false links of the line-up are two statements of one form by two people. So every sentence gets the names
that speak in it: the attributions' sources where they are known, else the subjects of reporting verbs and "according
to". A pronoun takes the speaker before it; a sentence that lies wholly inside a quotation without a cue takes the
speaker of the sentence before it (or of the one after it when it opens the paragraph).

Known misses: two speakers of one surname; a description ("the governor") that stands for a name.
"""

from __future__ import annotations

from analyzers.modules.lineup.terms import REPORTING
from analyzers.records import AttributionResult, Parse
from analyzers.text import Span, Text

_CUES = REPORTING | frozenset(
    """deny acknowledge concede admit confirm warn urge call demand promise pledge vow claim suggest tell testify
    stress complain predict recall maintain contend assert agree argue believe think hope decline refuse criticize
    accuse offer continue""".split()
)
_ANSWERS = frozenset({"comment", "respond", "reply", "answer", "return", "speak"})
_PERSONAL = frozenset({"he", "she", "they", "who"})


def speakers(text: Text, parse: Parse, found: AttributionResult | None = None) -> list[frozenset[str]]:
    """Names of the speakers of every sentence, lower-case surnames or last words of names; empty when nobody is named.

    Args:
        text: The clean text.
        parse: Its parse.
        found: The article's attributions, used before the parse where they are given.
    """
    own = [_by_cues(parse, i) for i in range(len(text.sentences))]
    if found is not None:
        _add_attributions(own, text, found)
    quoted = [_inside_quotes(text, s.span) for s in text.sentences]
    out: list[frozenset[str]] = []
    last: frozenset[str] = frozenset()
    last_at = -9
    for i, (named, pronoun) in enumerate(own):
        speaking = named
        if not named and pronoun and i - last_at <= 3:
            speaking = last
        elif not named and quoted[i]:
            same = i > 0 and text.sentences[i - 1].paragraph >= text.sentences[i].paragraph - 1
            if same and i - last_at <= 3:
                speaking = last
            elif i + 1 < len(own) and text.sentences[i + 1].paragraph == text.sentences[i].paragraph:
                speaking = own[i + 1][0]
        out.append(speaking)
        if speaking:
            last, last_at = speaking, i
    return out


def silent(parse: Parse, index: int) -> frozenset[str]:
    """Who declines to comment or does not answer in a sentence: words of the subject; empty when nobody does.

    "The army declined to comment" and "The mayor's office declined to comment" are the same words about two subjects.
    """
    first, last = parse.bounds[index]
    out: set[str] = set()
    for at in range(first, last):
        token = parse.tokens[at]
        if token.dep != "nsubj" or not _is_silence(parse, parse.tokens[at].head, first, last):
            continue
        out |= {
            t.lemma.lower()
            for k, t in enumerate(parse.tokens[first:last], start=first)
            if t.pos in ("NOUN", "PROPN")
            and (k == at or (t.head == at and t.dep in ("compound", "poss", "conj", "nmod")))
        }
    return frozenset(out)


def _is_silence(parse: Parse, verb: int, first: int, last: int) -> bool:
    """Whether a verb says that somebody does not comment: "declined to", "did not respond", "could not be reached"."""
    lemma = parse.tokens[verb].lemma.lower()
    if lemma in ("decline", "refuse"):
        return any(t.head == verb and t.lemma.lower() in _ANSWERS for t in parse.tokens[first:last])
    return lemma in _ANSWERS and any(t.head == verb and t.dep == "neg" for t in parse.tokens[first:last])


def _by_cues(parse: Parse, index: int) -> tuple[frozenset[str], bool]:
    """Names that are subjects of reporting verbs in one sentence, and whether a pronoun is one."""
    first, last = parse.bounds[index]
    names: set[str] = set()
    pronoun = False
    for token in parse.tokens[first:last]:
        head = parse.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass"):
            if head.lemma.lower() not in _CUES:
                continue
        elif token.dep != "pobj" or head.lemma.lower() != "to" or not _after_according(parse, token.head):
            continue
        if token.pos == "PROPN":
            names.add(token.lemma.lower())
        elif token.text.lower() in _PERSONAL:
            pronoun = True
        else:
            at = parse.tokens.index(token, first, last)
            names |= {
                t.lemma.lower()
                for t in parse.tokens[first:last]
                if t.dep == "appos" and t.pos == "PROPN" and t.head == at
            }
    return frozenset(names), pronoun


def _after_according(parse: Parse, at: int) -> bool:
    """Whether the token before `at` is "according"."""
    return at > 0 and parse.tokens[at - 1].text.lower() == "according"


def _add_attributions(own: list[tuple[frozenset[str], bool]], text: Text, found: AttributionResult) -> None:
    """Put the names of the attributions' sources in place of what the cues gave."""
    names_of = {source.entity: source.name for source in found.sources}
    numbers = {sentence.id: i for i, sentence in enumerate(text.sentences)}
    fresh: dict[int, set[str]] = {}
    for item in found.attributions:
        name = names_of.get(item.entity, "")
        words = [w for w in name.replace(".", " ").split() if w[:1].isupper()]
        if not words or item.source_class not in ("named_person", "named_organisation"):
            continue
        for span in item.content:
            for sentence in text.sentences_in(span):
                fresh.setdefault(numbers[sentence.id], set()).add(words[-1].lower())
    for i, names in sorted(fresh.items()):
        own[i] = (frozenset(names) | own[i][0], own[i][1])


def _inside_quotes(text: Text, span: Span) -> bool:
    """Whether a sentence lies inside quotation marks but for a few characters."""
    covered = sum(part.length for q in text.quoted if (part := q.intersection(span)) is not None)
    return covered >= 0.9 * span.length
