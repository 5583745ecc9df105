"""Tone of an article: voices, words, mentions, and what is said when the sentence model is missing."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from analyzers.language import load_encoder, load_parser
from analyzers.language.encoder import DIMENSIONS, MODEL
from analyzers.modules.tone import Tone
from analyzers.modules.tone.actors import mentions
from analyzers.modules.tone.cues import cues
from analyzers.modules.tone.features import SIZE
from analyzers.modules.tone.head import CLEAR, Head, load_head
from analyzers.modules.tone.rows import judge_rows, row_features
from analyzers.modules.tone.tree import Tree
from analyzers.modules.tone.voices import split
from analyzers.protocol import Given
from analyzers.records import (
    ActorTone,
    Article,
    Attribution,
    AttributionResult,
    Encoding,
    LexiconEntry,
    Parse,
    Provenance,
    ToneResult,
    ToneSentence,
    UserLexicon,
    disagrees,
)
from analyzers.text import Revision, Span, Text

STORY = (
    "The mayor opened the bridge on Monday. Critics of the disgraced mayor called it an ugly waste.\n"
    "“It is a wonderful bridge,” said Ines Varga, a fisher, who hates the old ferry. "
    "The builders said that the awful delay was over. The ministry did not respond to a request for comment.\n"
)


def _article(raw: str) -> Article:
    return Article("a", "a", raw, revision=Revision.of(raw), language="en")


def _encoding(text: Text) -> Encoding:
    spans = [sentence.span for sentence in text.sentences]
    means, pieces, offsets = load_encoder().encode([span.of(text.content) for span in spans])
    placed = tuple(tuple(o.shifted(s.start) for o in found) for s, found in zip(spans, offsets, strict=True))
    return Encoding(MODEL, means, tuple(pieces), placed)


def _run(raw: str, **more: Any) -> ToneResult:
    article = _article(raw)
    results: dict[type[Any], Any] = {Parse: load_parser()(article.text)}
    results.update({type(value): value for value in more.values()})
    return Tone()(article, Given({"a": results}, {}, "a"))


def _attribution(content: Span, kind: Any = "indirect") -> AttributionResult:
    one = Attribution(
        "a0", (), (), (content,), kind, "generic", "", None, None, False, None, "unknown", "statement", True,
        Provenance("test", "", 1.0),
    )  # fmt: skip
    return AttributionResult((one,))


def _part(result: ToneResult, sentence: str, voice: str) -> ToneSentence:
    return next(part for part in result.sentences if part.id == sentence and part.voice == voice)


def test_voices_are_scored_apart() -> None:
    result = _run(STORY)
    quoted, own = _part(result, "s2", "quoted"), _part(result, "s2", "own")
    assert quoted.compound > 0.3
    assert [w.span.of(STORY) for w in quoted.words] == ["wonderful"]
    assert own.compound < -0.3
    assert [w.span.of(STORY) for w in own.words] == ["hates"]


def test_indirect_content_is_attributed_only_where_an_attribution_says_so() -> None:
    start = STORY.index("that the awful")
    content = Span(start, STORY.index(" The ministry") - 1)
    assert _part(_run(STORY), "s3", "own").compound < 0
    result = _run(STORY, attributions=_attribution(content))
    assert _part(result, "s3", "own").compound == 0
    part = _part(result, "s3", "attributed")
    assert part.compound < 0
    assert part.parts == (content,)


def test_a_refusal_to_comment_stays_in_the_reporters_voice() -> None:
    start = STORY.index("did not respond")
    result = _run(STORY, attributions=_attribution(Span(start, len(STORY) - 2), "no_comment"))
    assert {part.voice for part in result.sentences if part.id == "s4"} == {"own"}


def test_parts_tile_each_sentence_once_and_lie_inside_it() -> None:
    text = Text(STORY)
    result = _run(STORY, attributions=_attribution(Span(STORY.index("“It") + 4, STORY.index("fisher"))))
    sentences = {sentence.id: sentence.span for sentence in text.sentences}
    seen: list[tuple[str, str]] = []
    for part in result.sentences:
        assert part.span == Span(part.parts[0].start, part.parts[-1].end)
        assert all(sentences[part.id].contains(piece) for piece in part.parts)
        assert all(any(piece.contains(word.span) for piece in part.parts) for word in part.words)
        seen.append((part.id, part.voice))
    assert len(seen) == len(set(seen))
    covered = sorted(piece for part in result.sentences for piece in part.parts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(covered))
    assert {part.id for part in result.sentences} == set(sentences)


def test_negation_outside_a_quotation_reaches_into_it() -> None:
    assert _part(_run("The team was not “happy” at all."), "s0", "quoted").compound < 0
    assert _part(_run("The team was quite “happy” at all."), "s0", "quoted").compound > 0


def test_quotation_marks_split_by_place() -> None:
    text = "He said “yes” and “no” then."
    assert split(text, Span(0, len(text)), [Span(8, 13), Span(18, 22)], [Span(3, 28)]) == [
        ("own", (Span(0, 2),)),
        ("attributed", (Span(3, 7), Span(14, 17), Span(23, 28))),
        ("quoted", (Span(8, 13), Span(18, 22))),
    ]


def test_there_is_no_figure_for_the_whole_text() -> None:
    long = " ".join(["The day was wonderful."] * 60)
    result = _run(long)
    assert {part.compound for part in result.sentences} == {_run("The day was wonderful.").sentences[0].compound}
    assert all(part.compound < 0.9 for part in result.sentences)
    fields = {field.name for field in dataclasses.fields(ToneResult)}
    assert fields == {"sentences", "actors", "model"}


def test_words_show_value_effect_and_reason() -> None:
    words = {w.span.of("It was no very good peace."): w for w in _run("It was no very good peace.").sentences[0].words}
    assert words["peace"].ignored == "domain"
    assert words["peace"].effect == 0
    assert words["peace"].value == 2.5
    assert words["no"].ignored == "grammar"
    assert words["good"].ignored is None
    assert words["good"].value == 1.9
    assert words["good"].effect < 0


def _with(*entries: LexiconEntry) -> UserLexicon:
    return UserLexicon(entries)


def test_a_persons_choices() -> None:
    sentence = "The peace was good and the bridge ugly."
    stock = _run(sentence).sentences[0]
    assert _run(sentence, own=_with(LexiconEntry("domain", "list", 0))).sentences[0].compound > stock.compound
    assert _run(sentence, own=_with(LexiconEntry("domain", "list", 0), LexiconEntry("domain", "list", 1))) == _run(
        sentence
    )
    ignoring = _run(sentence, own=_with(LexiconEntry("Good", "ignore"))).sentences[0]
    assert ignoring.compound < stock.compound
    assert {w.span.of(sentence): w.ignored for w in ignoring.words}["good"] == "user"
    assert _run(sentence, own=_with(LexiconEntry("bridge", "value", 3.0))).sentences[0].compound > stock.compound
    louder = _run(sentence, own=_with(LexiconEntry("peace", "value", 3.0))).sentences[0]
    assert louder.compound > stock.compound  # a value of one's own wins over the list


def test_the_later_choice_about_a_word_holds() -> None:
    sentence = "The bridge was good."
    value, ignore = LexiconEntry("good", "value", -3.0), LexiconEntry("good", "ignore")
    assert _run(sentence, own=_with(value, ignore)) == _run(sentence, own=_with(ignore))
    assert _run(sentence, own=_with(ignore, value)) == _run(sentence, own=_with(value))
    assert _run(sentence, own=_with(value)).sentences[0].compound < 0


def test_a_phrase_can_be_ignored() -> None:
    sentence = "It was a good war, said the good mayor."
    words = _run(sentence, own=_with(LexiconEntry("good war", "ignore"))).sentences[0].words
    assert [(w.span.of(sentence), w.ignored) for w in words] == [("good", "user"), ("war", "user"), ("good", None)]


def test_words_of_families_are_no_choice_about_tone() -> None:
    sentence = "The bridge was good."
    own = _with(LexiconEntry("good", "ignore", family="emotive"), LexiconEntry("bridge", "family", family="emotive"))
    assert _run(sentence, own=own) == _run(sentence)


def test_a_value_stays_on_the_scale() -> None:
    own = _with(LexiconEntry("bridge", "value", 90.0))
    assert _run("The bridge stood.", own=own).sentences[0].words[0].value == 4.0


def test_without_the_sentence_model_there_are_no_actors() -> None:
    missing = Encoding("", np.zeros((0, DIMENSIONS), dtype=np.float32), (), ())
    for result in (_run(STORY), _run(STORY, encoding=missing)):
        assert result.actors == ()
        assert result.model == ""
        assert result.sentences


def test_actors_are_judged_or_unclear() -> None:
    raw = (
        "Prosecutors say Victor Hale lied, cheated and stole from orphans, a disgusting betrayal of trust.\n"
        "Everyone praised Mina Torres as a brave, brilliant and generous doctor who saved the village.\n"
        "Omar Lind arrived in the city on Tuesday."
    )
    result = _run(raw, encoding=_encoding(Text(raw)))
    assert result.model == MODEL
    told = {actor.actor: actor for actor in result.actors}
    assert told["Victor Hale"].polarity == -1
    assert told["Mina Torres"].polarity == 1
    assert told["Mina Torres"].second == 1
    assert told["Omar Lind"].polarity in (0, None)
    for actor in result.actors:
        assert actor.span.of(raw) == actor.actor
        assert (actor.polarity is None) == (actor.confidence < CLEAR)
    assert result == _run(raw, encoding=_encoding(Text(raw)))


def _mentions(sentence: str) -> list[str]:
    return [m.span.of(sentence) for m in mentions(Tree(load_parser()(Text(sentence)).tokens))]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Two senior army officers met the rebels near the lake.", ["Two senior army officers", "rebels"]),
        ("Ana Lindqvist met reporters.", ["Ana Lindqvist", "reporters"]),
        ("The water rose by four metres in the valley.", []),
        ("The British government met the US-backed militia.", ["British government", "US-backed militia"]),
    ],
)  # fmt: skip
def test_mentions(sentence: str, found: list[str]) -> None:
    assert _mentions(sentence) == found


def test_mentions_are_disjoint_and_what_describes_another_is_none() -> None:
    sentence = "Jonas Perrin, a former soldier of the French army, is the leader of the movement."
    found = _mentions(sentence)
    assert "Jonas Perrin" in found
    assert not any("leader" in name or "soldier" in name for name in found)


def test_the_clause_ends_where_another_begins() -> None:
    tree = Tree(load_parser()(Text("The minister smiled because the terrible storm had passed.")).tokens)
    verb, clause = tree.clause(1)
    assert tree.tokens[verb].text == "smiled"
    assert "terrible" not in {tree.tokens[i].text for i in clause}


def test_cues_hold_no_name_and_no_target() -> None:
    sentence = "Mina Torres praised Victor Hale in Oslo."
    found = cues(Tree(load_parser()(Text(sentence)).tokens), Span(20, 31))
    assert found
    assert not any(name in cue for cue in found for name in ("Mina", "Torres", "Victor", "Hale", "Oslo"))
    assert "c:praise" in found


def _head(*chances: float) -> Head:
    return Head(np.zeros((3, 1)), np.log(np.array(chances)), {"c:x": (0.0, 0.0, 9.0)})


def test_the_head_adds_vector_and_cues() -> None:
    assert load_head().weights.shape == (3, SIZE)
    nothing = np.zeros(1, dtype=np.float32)
    told, confidence = _head(0.8, 0.15, 0.05).judge(nothing, ("c:unknown",))
    assert told == -1
    assert confidence == pytest.approx(0.8)
    assert _head(0.8, 0.15, 0.05).judge(nothing, ("c:x", "c:unknown"))[0] == 1


def test_the_head_rather_says_neutral_than_mistakes_praise_for_blame() -> None:
    told, confidence = _head(0.36, 0.3, 0.34).judge(np.zeros(1, dtype=np.float32), ())
    assert told == 0
    assert confidence == pytest.approx(0.3)


def test_rows_are_judged_as_an_article_would_be() -> None:
    raw = "Everyone praised Mina Torres as a brave, brilliant and generous doctor."
    [(told, confidence)] = judge_rows([{"id": "x", "sentence": raw, "target": [17, 28]}])
    actor = next(a for a in _run(raw, encoding=_encoding(Text(raw))).actors if a.actor == "Mina Torres")
    assert (told, round(confidence, 3)) == (actor.polarity, actor.confidence)


def test_rows_of_any_shape_are_survived() -> None:
    rows = [
        {"sentence": "😀", "target": [0, 1]},
        {"sentence": " ", "target": [0, 1]},
        {"sentence": "Ha! Anna won. Really?", "target": [4, 8]},
        {"sentence": "خوش آمدید Ali 🇵🇰.", "target": [10, 13]},
    ]
    vectors, words = row_features(rows)
    assert vectors.shape == (4, SIZE)
    assert np.isfinite(vectors).all()
    assert len(words) == 4
    assert all(told in (-1, 0, 1) for told, _ in judge_rows(rows))
    assert judge_rows([]) == []


def test_an_empty_article() -> None:
    assert _run("") == ToneResult()


def _counted(raw: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Comparisons of places and steps through trees that the tone of a text takes."""
    article = _article(raw)
    given = Given({"a": {Parse: load_parser()(article.text), Encoding: _encoding(article.text)}}, {}, "a")
    count = 0
    overlaps, steps = Span.overlaps, Tree.steps

    def counting_overlaps(self: Span, other: Span) -> bool:
        nonlocal count
        count += 1
        return overlaps(self, other)

    def counting_steps(self: Tree, members: Sequence[int]) -> tuple[int, ...]:
        nonlocal count
        count += len(self.tokens)
        return steps(self, members)

    with monkeypatch.context() as patch:
        patch.setattr(Span, "overlaps", counting_overlaps)
        patch.setattr(Tree, "steps", counting_steps)
        found = Tone()(article, given)
    assert found.actors
    return count


def test_one_absurdly_long_sentence_takes_no_more_work_than_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    part = "the angry mayor scolded the good minister in the old harbour and "
    long, longer = (_counted("On Monday " + part * n + "left.\n", monkeypatch) for n in (40, 160))
    assert longer < 5 * long


def test_a_long_sentence_is_judged_as_far_as_the_model_reads() -> None:
    part = "the angry mayor scolded the good minister in the old harbour and "
    raw = "On Monday " + part * 60 + "left.\n"
    article = _article(raw)
    encoding = _encoding(article.text)
    found = _run(raw, encoding=encoding)
    read = encoding.offsets[0][-1].end
    assert read < len(raw) / 2
    assert found.actors
    assert all(a.span.start < read for a in found.actors)
    assert found.sentences[0].words[-1].span.start > len(raw) - 100  # the words of the whole sentence count


def test_opinions_that_differ_are_told() -> None:
    tone = ActorTone("the mayor", Span(0, 9), "s0", 1, 0.9, 1)
    assert not disagrees(tone)
    assert disagrees(dataclasses.replace(tone, second=0))
    assert disagrees(dataclasses.replace(tone, second=-1))
    assert not disagrees(dataclasses.replace(tone, second=None))
    assert not disagrees(dataclasses.replace(tone, polarity=None, second=-1))


def test_a_faith_or_a_law_is_nobody() -> None:
    raw = "Shariah failed the town, said Ines Varga. She blamed Islam."
    tree = Tree(load_parser()(Text(raw)).tokens[:9])
    assert [m.span.of(raw) for m in mentions(tree)] == ["Ines Varga"]
