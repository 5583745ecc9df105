from __future__ import annotations

import math
from collections import Counter

import pytest

from analyzers.language import load_parser
from analyzers.language.lexicon import load_lexicon
from analyzers.modules.wording import Wording
from analyzers.modules.wording.distinctive import words_of
from analyzers.modules.wording.rarity import rarity
from analyzers.protocol import Given
from analyzers.records import Actor, Article, Label, LexiconEntry, NamingResult, Parse, UserLexicon, WordingResult
from analyzers.text import Revision, Span, Text


def analysed(*texts: str, naming: NamingResult | None = None) -> WordingResult:
    articles = [Article(f"a{k}", "", text, revision=Revision.of(text)) for k, text in enumerate(texts)]
    per = {a.id: {Parse: load_parser()(a.text)} for a in articles}
    return Wording()(articles, Given(per, {NamingResult: naming} if naming else {}))


def families(text: str) -> set[tuple[str, str]]:
    return {(x.family, x.span.of(text)) for x in analysed(text).families}


_THINGS = (
    "bread wood stone paper glass water grain cloth coal iron wool salt sugar milk butter fish meat corn tea".split()
)
SHARED = " ".join(f"People carried {thing} home. Nobody wanted {thing} there." for thing in _THINGS)
FERRY = SHARED + " The ferry left." * 4 + " The ferry waited." * 4
TRAIN = SHARED + " The train left." * 4 + " The train waited." * 4


def test_words_of_one_article_stand_out_and_shared_words_do_not() -> None:
    result = analysed(FERRY, TRAIN)
    assert [(w.article, w.word, w.count) for w in result.distinctive] == [("a0", "ferry", 8), ("a1", "train", 8)]
    ferry = result.distinctive[0]
    assert ferry.rate == pytest.approx(1000 * 8 / result.words["a0"])
    assert ferry.other_rate == 0
    assert [s.of(FERRY) for s in ferry.spans] == ["ferry"] * 8


def test_z_is_the_published_measure() -> None:
    ferry = analysed(FERRY, TRAIN).distinctive[0]
    size = len(words_of(load_parser()(Text(FERRY)), ()))
    prior = 500 * 8 / (2 * size)
    here = math.log((8 + prior) / (size + 500 - 8 - prior))
    there = math.log((0 + prior) / (size + 500 - 0 - prior))
    assert ferry.z == pytest.approx((here - there) / math.sqrt(1 / (8 + prior) + 1 / prior))


def test_a_word_used_twice_or_in_one_sentence_only_never_stands_out() -> None:
    once = " The mule and the mule and the mule and the mule and the mule left."
    result = analysed(SHARED + " The barge sank. The barge burned." + once, SHARED)
    assert result.distinctive == ()


def test_names_are_left_out_and_hyphenated_words_are_one() -> None:
    text = SHARED + " Kessar signed the cease-fire." * 6
    assert {w.word for w in analysed(text, SHARED).distinctive} == {"cease-fire", "sign"}


def test_aliases_of_actors_are_left_out_but_common_labels_are_not() -> None:
    text = SHARED + " The lamplight left." * 8
    spans = [Span(i, i + 9) for i in range(len(text)) if text.startswith("lamplight", i)]
    for label, expected in (("Lamplight", []), ("lamplight", ["lamplight"])):
        labels = tuple(Label("a0", "actor0", s, label, "lamplight", "mention", "own") for s in spans)
        naming = NamingResult((Actor("actor0", label, "group", (label,), 8),), labels)
        found = [w.word for w in analysed(text, SHARED + " It left." * 8, naming=naming).distinctive]
        assert found == expected


def test_one_article_alone_has_no_distinctive_words() -> None:
    assert analysed(FERRY).distinctive == ()
    assert analysed(FERRY, "").distinctive == ()


def test_order_is_by_z_then_by_place() -> None:
    result = analysed(FERRY + " The mast bent." * 12, TRAIN + " It bent." * 12)
    own = [w for w in result.distinctive if w.article == "a0"]
    assert [w.word for w in own if w.word in ("mast", "ferry")] == ["mast", "ferry"]
    assert [w.z for w in own] == sorted((w.z for w in own), reverse=True)


@pytest.mark.parametrize(
    ("text", "family", "word"),
    [
        ("It may rain.", "hedge", "may"),
        ("She will perhaps come.", "hedge", "perhaps"),
        ("He realized that it was over.", "factive", "realized"),
        ("They managed to flee.", "implicative", "managed"),
        ("He insisted that it rained.", "assertive", "insisted"),
        ("It was extremely cold.", "intensifier", "extremely"),
        ("Critics slammed the plan.", "emotive", "slammed"),
        ("It was a brutal winter.", "emotive", "brutal"),
        ("The war-torn city slept.", "emotive", "war-torn"),
        ("The militants left.", "contested", "militants"),
        ("It was, of course, cold.", "intensifier", "of course"),
    ],
)
def test_families_find_their_words(text: str, family: str, word: str) -> None:
    assert (family, word) in families(text)


def test_months_names_and_base_forms_are_no_family_words() -> None:
    assert families("It rained in May.") == set()
    assert not any(f == "emotive" for f, _ in families("The Outrage Party met on Monday."))
    assert not any(w == "meaning" for _, w in families("He nodded, meaning that he agreed."))


def test_voice_of_a_family_word() -> None:
    text = 'A brutal winter came. "A brutal winter," she said.'
    found = [(x.voice, x.span.start) for x in analysed(text).families if x.word == "brutal"]
    assert found == [("own", 2), ("quoted", 25)]


def test_sentences_with_loaded_words_come_first_with_their_words_and_reasons() -> None:
    text = (
        "The council met on Monday. It met again on Tuesday. It met again on Wednesday. It met again on Friday. "
        "The mayor slammed the outrageous plan as a shameful betrayal. The mayor read the plan."
    )
    look = analysed(text).look
    assert look[0].sentence == "s4"
    assert [s.of(text) for s in look[0].spans] == ["slammed", "outrageous", "shameful", "betrayal"]
    assert "forceful verb: “slammed”" in look[0].reason
    assert all(x.spans and x.reason for x in look)
    assert [x.score for x in look] == sorted((x.score for x in look), reverse=True)


def test_the_same_words_count_less_in_a_quotation_and_more_at_the_top() -> None:
    plain = "It rained. It rained. It rained. It rained. "
    own = analysed(plain + "The outrageous plan failed badly.").look[0].score
    quoted = analysed(plain + "“The outrageous plan failed badly.”").look[0].score
    top = analysed("The outrageous plan failed badly. " + plain).look[0].score
    assert quoted < own < top


def test_curly_and_straight_marks_and_no_break_spaces_give_the_same() -> None:
    curly = analysed("It was a “brutal” win.\u00a0The mayor’s outrageous plan failed.")
    straight = analysed('It was a "brutal" win. The mayor\'s outrageous plan failed.')
    assert [(x.family, x.word, x.voice, x.span) for x in curly.families] == [
        (x.family, x.word, x.voice, x.span) for x in straight.families
    ]
    assert [(x.sentence, x.score, x.spans) for x in curly.look] == [
        (x.sentence, x.score, x.spans) for x in straight.look
    ]


@pytest.mark.parametrize("text", ["", "!!!", "🙂 ضوء\u2028\u2028—", "a"])
def test_odd_texts_give_nothing(text: str) -> None:
    result = analysed(text, text)
    assert (result.distinctive, result.families, result.look) == ((), (), ())


def test_rarity_grows_from_common_to_unknown() -> None:
    assert 0 == rarity("the") < rarity("said") < rarity("demand") < rarity("slam") < rarity("xyzzyish") == 1
    assert rarity("Slam") == rarity("slam")


@pytest.mark.parametrize("name", ["families", "reporting_verbs", "nouns", "synonyms", "demonyms"])
def test_every_list_has_version_notes_and_sources(name: str) -> None:
    lexicon = load_lexicon(name)
    assert lexicon.version >= 1
    assert lexicon.notes
    for entry in lexicon.entries:
        assert entry.words
        assert entry.family
        assert entry.source
        assert all(w == w.lower() for w in entry.words)
    places = Counter((e.words, e.family, e.kind, e.pos) for e in lexicon.entries)
    assert [k for k, n in places.items() if n > 1] == []


def _with_own(text: str, *entries: LexiconEntry) -> WordingResult:
    article = Article("a0", "", text, revision=Revision.of(text))
    given = Given({"a0": {Parse: load_parser()(article.text)}}, {UserLexicon: UserLexicon(entries)})
    return Wording()([article], given)


def test_a_persons_words_come_to_families_and_leave_them() -> None:
    text = "The brutal mayor may rob the well-oiled mill. The mills were robbed."
    stock = {(x.family, x.span.of(text)) for x in _with_own(text).families}
    assert {("emotive", "brutal"), ("hedge", "may")} <= stock
    own = (
        LexiconEntry("mill", "family", family="Works"),
        LexiconEntry("well-oiled mill", "family", family="hedge"),
        LexiconEntry("May", "ignore", family="hedge"),
        LexiconEntry("brutal", "ignore"),  # a choice about tone
    )
    found = {(x.family, x.span.of(text)) for x in _with_own(text, *own).families}
    assert found == (stock - {("hedge", "may")}) | {
        ("Works", "mill"),
        ("Works", "mills"),
        ("hedge", "well-oiled mill"),
    }


def test_a_judging_word_of_ones_own_counts_in_the_ranking() -> None:
    text = "A ferry left. A barge left. A boat left. The gimcrack ferry was late. The ferry was late."
    assert {x.sentence for x in _with_own(text).look} == set()
    look = _with_own(text, LexiconEntry("gimcrack", "family", family="emotive")).look
    assert [x.spans[0].of(text) for x in look] == ["gimcrack"]
    assert _with_own(text, LexiconEntry("gimcrack", "family", family="Boats")).look == ()


def test_words_of_the_longer_list_count_half_and_only_in_the_ranking() -> None:
    (longer,) = {e.family for e in load_lexicon("loaded").entries}
    assert longer == "loaded"
    short = {e.words for e in load_lexicon("families").entries}
    word = next(" ".join(e.words) for e in load_lexicon("loaded").entries if e.words == ("dastardly",))
    assert ("dastardly",) not in short
    text = f"A ferry left. A barge left. A boat left. The {word} mayor was late."
    result = _with_own(text)
    assert [x.spans[0].of(text) for x in result.look] == [word]
    assert "loaded" not in {x.family for x in result.families}
    full = _with_own(text, LexiconEntry(word, "family", family="emotive"))
    assert full.look[0].score > result.look[0].score


def test_a_word_that_is_not_emotive_for_a_person_is_in_neither_list() -> None:
    text = "A ferry left. A barge left. A boat left. The bloodthirsty mayor was late."
    assert _with_own(text).look
    assert _with_own(text, LexiconEntry("bloodthirsty", "ignore", family="emotive")).look == ()


def test_lists_of_loaded_words_hold_no_word_twice() -> None:
    seen = Counter((e.words, e.kind) for e in load_lexicon("loaded").entries)
    assert max(seen.values()) == 1
    assert len(seen) > 2000


def test_a_hyphenated_word_of_a_family_is_shown_as_it_is_written() -> None:
    text = "The hard-line mayor left."
    assert [x.word for x in analysed(text).families if x.family == "contested"] == ["hard-line"]
