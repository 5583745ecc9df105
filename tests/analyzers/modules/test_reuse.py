from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.modules.reuse import Reuse
from analyzers.protocol import Given
from analyzers.records import Article, ReuseRun
from analyzers.text import Revision


def article(key: str, text: str) -> Article:
    return Article(key, key, text, revision=Revision.of(text))


def runs(*texts: str) -> tuple[ReuseRun, ...]:
    return Reuse()([article(str(k), t) for k, t in enumerate(texts)], Given({}, {})).runs


def test_a_copied_sentence_is_one_run_whatever_the_quotes() -> None:
    a = "The harbour master said “nobody has left the quay since dawn” on Friday."
    b = 'Asked again, he repeated: "Nobody has left the quay since dawn."'
    (found,) = runs(a, b)
    ((left, right),) = found.spans
    assert left.of(a) == "nobody has left the quay since dawn"
    assert right.of(b) == "Nobody has left the quay since dawn"
    assert found.share_a == round(7 / 13, 4)
    assert found.share_b == round(7 / 11, 4)


def test_three_words_are_no_run() -> None:
    assert runs("the bridge was closed early", "they say bridge was closed again") == ()


def test_names_and_small_words_alone_are_no_reuse() -> None:
    assert (
        runs("He met Prime Minister Halvard Steen of Veland.", "Then Prime Minister Halvard Steen of Veland left.")
        == ()
    )
    assert runs("It was at the end of the war.", "He stood at the end of the pier.") == ()


def test_a_run_stops_at_a_paragraph() -> None:
    a = "Boats were tied up in rows.\nWorkers went home before noon today."
    (found,) = runs(a, a.replace("\n", " "))
    assert len(found.spans) == 2
    assert all("\n" not in left.of(a) for left, _ in found.spans)


def test_the_longest_run_comes_first_and_no_word_is_used_twice() -> None:
    a = "crews pumped water from the tunnel all night. crews pumped water from the cellar."
    b = "crews pumped water from the tunnel all night, the town said"
    (found,) = runs(a, b)
    assert len(found.spans) == 1
    assert found.spans[0][0].of(a) == "crews pumped water from the tunnel all night"


def test_two_copies_of_one_article_share_everything() -> None:
    text = "Rain fell on the hills for the third week running."
    (found,) = runs(text, text)
    assert (found.share_a, found.share_b) == (1.0, 1.0)


WORD = st.sampled_from("rain fell on the hills again today Mount Varn and nobody came".split())


@given(st.lists(WORD, max_size=40), st.lists(WORD, max_size=40))
def test_runs_are_equal_disjoint_and_as_long_as_said(a: list[str], b: list[str]) -> None:
    left, right = " ".join(a), " ".join(b)
    for found in runs(left, right):
        used_a: list[int] = []
        used_b: list[int] = []
        for x, y in found.spans:
            assert x.of(left).casefold() == y.of(right).casefold()
            assert len(x.of(left).split()) >= 4
            used_a += range(x.start, x.end)
            used_b += range(y.start, y.end)
        assert len(used_a) == len(set(used_a))
        assert len(used_b) == len(set(used_b))
        assert 0 < found.share_a <= 1
        assert 0 < found.share_b <= 1


@given(st.lists(WORD, max_size=30), st.lists(WORD, max_size=30))
def test_reuse_does_not_depend_on_which_article_stands_first(a: list[str], b: list[str]) -> None:
    one, two = runs(" ".join(a), " ".join(b)), runs(" ".join(b), " ".join(a))
    assert len(one) == len(two)
    for x, y in zip(one, two, strict=True):
        assert sorted(s.length for s, _ in x.spans) == sorted(s.length for _, s in y.spans)


def test_a_refrain_begins_no_run_but_belongs_to_one_that_holds_more() -> None:
    refrain = "row the boat slowly home " * 60
    assert runs(refrain, refrain) == ()
    a = refrain + "then the rope broke loose."
    (found,) = runs(a, "They sang: " + a)
    ((left, _), *_) = found.spans
    assert left.of(a) == a.strip(". ")
    assert found.share_a == 1.0


def test_many_repetitions_take_no_time_without_end() -> None:
    lines = "Nobody was there.\n" * 3_000
    assert runs(lines, lines) == ()
