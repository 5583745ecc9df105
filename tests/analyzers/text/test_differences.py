from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.differences import compare, differences, words_of

WORDS = st.lists(
    st.sampled_from(["the", "a", "lake", "Lake", "dam", ",", "40", "“", '"', "of", "réunion", "🌊"]), max_size=14
)


def told(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(s.kind, s.a.of(a), s.b.of(b)) for s in compare(a, b)]


def test_a_changed_figure_is_one_change_and_the_rest_is_equal() -> None:
    assert told("The ferry sank after two hours.", "The ferry sank after three hours.") == [
        ("equal", "The ferry sank after", "The ferry sank after"),
        ("changed", "two", "three"),
        ("equal", "hours.", "hours."),
    ]


def test_words_are_never_cut() -> None:
    assert told("negotiators", "negotiations") == [("changed", "negotiators", "negotiations")]


def test_case_quotes_and_spaces_are_no_difference() -> None:
    found = told("“We  spoke,” she said", 'we spoke," She said')
    assert [kind for kind, _, _ in found] == ["only_a", "equal"]
    assert found[0][1] == "“"


def test_a_shared_function_word_between_changes_dissolves_but_a_shared_noun_stands() -> None:
    found = told("Farmers of the valley blocked roads", "Teachers of the capital blocked schools")
    assert found[0] == ("changed", "Farmers of the valley", "Teachers of the capital")
    assert ("equal", "blocked", "blocked") in found


def test_nothing_against_something() -> None:
    assert told("", "new words") == [("only_b", "", "new words")]
    assert told("old", "") == [("only_a", "old", "")]
    assert compare("", "") == ()


def test_more_different_words_than_one_plane_below_the_surrogates() -> None:
    a = [f"w{k}" for k in range(60_000)]
    assert [s.kind for s in differences(a, a)] == ["equal"]


@given(WORDS, WORDS)
def test_stretches_cover_both_sides_in_order(a: list[str], b: list[str]) -> None:
    found = differences(a, b)
    assert [i for s in found for i in range(s.a.start, s.a.end)] == list(range(len(a)))
    assert [i for s in found for i in range(s.b.start, s.b.end)] == list(range(len(b)))
    for s in found:
        if s.kind == "equal":
            plain = str.maketrans({"“": '"'})
            left = [w.translate(plain).casefold() for w in a[s.a.start : s.a.end]]
            assert left == [w.translate(plain).casefold() for w in b[s.b.start : s.b.end]]
        assert (s.kind == "only_a") == (s.a.length > 0 and s.b.length == 0)
        assert (s.kind == "only_b") == (s.b.length > 0 and s.a.length == 0)


@given(st.text(max_size=60), st.text(max_size=60))
def test_places_are_whole_words_of_the_texts(a: str, b: str) -> None:
    starts = {w.start for w in words_of(a)}
    ends = {w.end for w in words_of(a)}
    for s in compare(a, b):
        if s.a.length:
            assert s.a.start in starts
            assert s.a.end in ends


@given(WORDS)
def test_the_same_words_do_not_differ(a: list[str]) -> None:
    assert all(s.kind == "equal" for s in differences(a, a))
