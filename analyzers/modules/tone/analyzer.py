"""Tone of one article: per sentence and voice with its words, and towards those who are mentioned.

What is counted. Each sentence is cut into the reporter's own, quoted and attributed stretches (`voices`). VADER
weighs its known words in their sentence (`vader`), marks made plain first (`plain`); names, subject words, words whose
form is no judgement and words of hardly any value are shown but left out (`ignoring`); the words of each voice are
summed and normalised. There is no figure for a whole text: such a sum runs to -1 or 1 with length alone.

Towards actors: each mention (`actors`) is judged by the head over the frozen sentence model (`features`, `head`);
below a confidence of 0.6 it is "unclear". Beside it stands VADER's sum over the mention's clause as a second opinion
that can be read off the words.

The sentence model reads 256 word pieces, some 200 words; mentions behind them in an absurdly long sentence are not
judged.

Known misses: irony; tone carried by facts or by what is left out; tone inside a label ("the notorious network") is
often missed by the head, and the labels table shows it; the head was trained on sentences about people in US
politics, and groups and other countries are further from what it learned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from analyzers.language.own_words import ToneChoices, tone_choices
from analyzers.modules.tone import voices
from analyzers.modules.tone.actors import Mention, mentions
from analyzers.modules.tone.cues import cues
from analyzers.modules.tone.features import Sentence, clause_opinion, features
from analyzers.modules.tone.head import CLEAR, load_head
from analyzers.modules.tone.ignoring import reasons
from analyzers.modules.tone.tree import Tree
from analyzers.modules.tone.vader import Item, Vader
from analyzers.protocol import Given, Spec
from analyzers.records import (
    ActorTone,
    Article,
    AttributionResult,
    Encoding,
    Parse,
    ToneResult,
    ToneSentence,
    ToneWord,
    UserLexicon,
)
from analyzers.text import Span

NEUTRAL = 0.05
"""Compounds nearer to 0 are neither positive nor negative: the threshold VADER's authors give."""


class Tone:
    """Tone of one article."""

    spec = Spec(
        "tone",
        3,
        "article",
        ToneResult,
        requires=(Parse,),
        uses=(Encoding, AttributionResult, UserLexicon),
        title="Tone",
        definition=(
            "Each sentence is searched for words that a published list (VADER) holds for positive or negative; you "
            "see every word and its value. Words in names do not count, nor do words that only name the subject, such "
            "as peace, security or attack (the program has one list of them), nor words of hardly any value: they are "
            "shown with the reason. You can leave out more words, give a word another value, or switch the list of "
            "subject words off. The reporter’s own words, words in quotation marks and words reported of others "
            "are added up separately, sentence by sentence; there is no figure for a whole article, only how many "
            "sentences came out positive, neutral or negative. Tone towards a person or group is a second, separate "
            "judgement, learned from sentences that people have annotated (NewsMTSC). It is right in about three of "
            "four cases, so it says “unclear” unless it is fairly sure, and the words of the clause stand beside it "
            "as a second opinion. Neither knows irony, and neither says whether a tone is deserved."
        ),
    )

    @cached_property
    def _stock(self) -> Vader:
        """The lexicon as published: the head was trained without anybody's own values."""
        return Vader()

    def __call__(self, article: Article, given: Given) -> ToneResult:
        """Tone of the clean text, a person's own words in force."""
        return _Reading(tone_choices(given.find(article.id, UserLexicon)), self._stock).of(article, given)


class _Reading:
    """The reading of one article by one person's choices."""

    def __init__(self, choices: ToneChoices, stock: Vader) -> None:
        self._choices = choices
        self._stock = stock
        self._vader = Vader(choices.values) if choices.values else stock

    def of(self, article: Article, given: Given) -> ToneResult:
        text = article.text
        parse = given.one(Parse)
        attributed = voices.attributed_spans(given.find(article.id, AttributionResult))
        encoding = given.find(article.id, Encoding)
        model = encoding.model if encoding is not None else ""
        parts: list[ToneSentence] = []
        actors: list[ActorTone] = []
        for index, sentence in enumerate(text.sentences):
            first, last = parse.bounds[index]
            tree = Tree(parse.tokens[first:last], first)
            words, effects, why = self._weigh(text.content, sentence.span, tree)
            quoted = [span for span in text.quoted if span.overlaps(sentence.span)]
            for voice, stretches in voices.split(text.content, sentence.span, quoted, attributed):
                known = _known(words, effects, why, stretches)
                marks = "".join(span.of(text.content) for span in stretches)
                total = sum(word.effect for word in known)
                parts.append(
                    ToneSentence(
                        sentence.id,
                        Span(stretches[0].start, stretches[-1].end),
                        voice,
                        self._vader.compound(total, marks),
                        known,
                        stretches,
                    )
                )
            if encoding is not None and model:
                read, span = _read(tree, first, sentence.span, encoding.offsets[index])
                found = mentions(read)
                if found:
                    words = words[: bisect_left([item.span.start for item in words], span.end)]
                    view = self._view(text.content, span, read, encoding, index, words, why)
                    actors.extend(self._towards(sentence.id, view, found, effects[: len(words)]))
        return ToneResult(tuple(parts), tuple(actors), model)

    def _weigh(self, text: str, span: Span, tree: Tree) -> tuple[tuple[Item, ...], tuple[float, ...], dict[int, str]]:
        """Words of a sentence, what each adds, and why some do not count."""
        words = self._vader.items(text, span)
        own = self._choices
        why = reasons(words, tree.tokens, domain=own.domain, user=own.ignore, valued=frozenset(own.values))
        silent = [index for index, reason in why.items() if reason == "grammar"]
        hidden = [index for index, reason in why.items() if reason != "grammar"]
        return words, self._vader.effects(words, hidden, silent), why

    def _view(
        self,
        text: str,
        span: Span,
        tree: Tree,
        encoding: Encoding,
        index: int,
        words: tuple[Item, ...],
        why: Mapping[int, str],
    ) -> Sentence:
        """The sentence as the head was trained to see it: without a person's own values and choices."""
        pieces, offsets = encoding.pieces[index], encoding.offsets[index]
        if self._choices != ToneChoices():
            return Sentence.of(text, span, tree, pieces, offsets, self._stock)
        return Sentence.weighed(text, span, tree, pieces, offsets, self._vader, words, why)

    def _towards(
        self, sentence: str, view: Sentence, found: Sequence[Mention], effects: Sequence[float]
    ) -> Iterator[ActorTone]:
        """Tone towards each mention of a sentence."""
        head = load_head()
        for mention in found:
            vector = features(view, mention.span, self._stock)
            told, confidence = head.judge(vector, cues(view.tree, mention.span))
            confidence = round(confidence, 3)
            yield ActorTone(
                mention.span.of(view.text),
                mention.span,
                sentence,
                told if confidence >= CLEAR else None,
                confidence,
                clause_opinion(view, mention.span, effects, NEUTRAL, self._vader),
            )


def _read(tree: Tree, first: int, span: Span, offsets: Sequence[Span]) -> tuple[Tree, Span]:
    """The part of a sentence that the sentence model has read: all of it, but for the absurdly long.

    What lies beyond is not judged, so the work for a sentence cannot grow without bound.

    Args:
        tree: The sentence.
        first: Index of its first token in the parse.
        span: Where it stands.
        offsets: Spans of the model's word pieces, in order.
    """
    stop = offsets[-1].end if offsets else span.start
    if not tree.tokens or tree.tokens[-1].start < stop:
        return tree, span
    return Tree([token for token in tree.tokens if token.start < stop], first), Span(span.start, stop)


def _known(
    words: Sequence[Item], effects: Sequence[float], why: Mapping[int, str], stretches: Sequence[Span]
) -> tuple[ToneWord, ...]:
    """The known words that begin in one of the stretches, which are in order."""
    starts = [span.start for span in stretches]

    def inside(at: int) -> bool:
        before = bisect_right(starts, at)
        return before > 0 and at < stretches[before - 1].end

    return tuple(
        ToneWord(item.span, item.value, why.get(index), round(effects[index], 4))
        for index, item in enumerate(words)
        if item.value and inside(item.span.start)
    )
