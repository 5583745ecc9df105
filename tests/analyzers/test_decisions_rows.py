"""A person's hand on rows, events and actors: raw places become sentences, articles and labels of the text shown."""

from __future__ import annotations

from analyzers.decisions import Context, Decision, Place, sentences_at, settle
from analyzers.records import (
    Actor,
    Article,
    Event,
    EventsResult,
    Label,
    LineupResult,
    NamingResult,
    Row,
    SentenceRef,
)
from analyzers.text import Revision, Span

RAWS = {
    "a": "Read more: ferries\nThe ferry sank at dawn. Nine people swam ashore.\n",
    "b": "A ferry went down early on Monday. The port was closed.\n",
    "c": "Nine swimmers reached the beach. Ferries are old.\n",
}
ADVERT = Span(0, RAWS["a"].index("The ferry"))


def context(hide: bool = False, without: str = "") -> Context:
    return Context(
        {
            key: Article(key, key, raw, revision=Revision.of(raw, (ADVERT,) if hide and key == "a" else ()))
            for key, raw in RAWS.items()
            if key != without
        }
    )


def place(article: str, words: str) -> Place:
    start = RAWS[article].index(words)
    return Place(article, (Span(start, start + len(words)),))


def decide(analyzer: str, action: str, first: Place, *others: Place, field: str = "", value: str = "") -> Decision:
    return Decision(analyzer, first.article, action, first.spans, field, value, others=others)  # type: ignore[arg-type]  # any action


SANK = place("a", "The ferry sank at dawn.")
SWAM = place("a", "Nine people swam ashore.")
DOWN = place("b", "A ferry went down early on Monday.")
BEACH = place("c", "Nine swimmers reached the beach.")


def rows(hide: bool) -> LineupResult:
    """A row for each sentence, as clean texts have them."""
    out = []
    for key, article in context(hide).articles.items():
        for sentence in article.text.sentences:
            out.append(
                Row(f"{key}{sentence.id}", sentence.span.of(article.text.content), "single", {key: (sentence.id,)})
            )
    return LineupResult((), tuple(out))


def cells(result: LineupResult) -> list[dict[str, tuple[str, ...]]]:
    return [dict(row.cells) for row in result.rows if len(row.cells) > 1]


def test_a_place_is_the_sentence_it_covers_whatever_is_hidden_before_it() -> None:
    assert sentences_at(SANK, context()) == (SentenceRef("a", "s1"),)
    assert sentences_at(SANK, context(hide=True)) == (SentenceRef("a", "s0"),)
    part = place("a", "at dawn. Nine")
    assert sentences_at(part, context()) == (SentenceRef("a", "s1"),)
    both = place("a", "The ferry sank at dawn. Nine people swam ashore.")
    assert sentences_at(both, context()) == (SentenceRef("a", "s1"), SentenceRef("a", "s2"))
    assert sentences_at(Place("a", (ADVERT,)), context(hide=True)) == ()
    assert sentences_at(Place("z", (ADVERT,)), context()) == ()


def test_pins_survive_another_cleaning() -> None:
    pin = decide("lineup", "merge", SANK, DOWN)
    for hide, wanted in ((False, "s1"), (True, "s0")):
        result, lost = settle(rows(hide), [pin], context(hide))
        assert lost == ()
        assert cells(result) == [{"a": (wanted,), "b": ("s0",)}]
        assert result.rows[1 - hide].pinned == {"a", "b"}


def test_passages_that_do_not_belong_together_are_parted_and_others_stay() -> None:
    together = LineupResult((), (Row("r", "ferry", "shared", {"a": ("s1",), "b": ("s0",), "c": ("s0",)}),))
    parted, _ = settle(together, [decide("lineup", "split", BEACH, SANK, DOWN)], context())
    assert [dict(row.cells) for row in parted.rows] == [{"a": ("s1",), "b": ("s0",)}, {"c": ("s0",)}]
    half, _ = settle(together, [decide("lineup", "split", SANK, DOWN, BEACH, value="2")], context())
    assert [dict(row.cells) for row in half.rows] == [{"a": ("s1",), "b": ("s0",)}, {"c": ("s0",)}]


def test_no_matching_passage_is_confirmed_for_one_article_only() -> None:
    none = decide("lineup", "confirm", SANK, field="no_match", value="c")
    result, lost = settle(rows(False), [none], context())
    assert lost == ()
    assert [row.confirmed_empty for row in result.rows if row.cells.get("a") == ("s1",)] == [{"c"}]
    free = decide("lineup", "dismiss", SANK, value="c")
    assert settle(rows(False), [none, free], context())[0].rows == rows(False).rows


def test_decisions_about_hidden_or_removed_passages_are_told_and_change_nothing() -> None:
    hidden = decide("lineup", "merge", Place("a", (ADVERT,)), DOWN)
    gone = decide("lineup", "split", SANK, BEACH)
    result, lost = settle(rows(True), [hidden, gone], context(hide=True, without="c"))
    assert lost == (hidden, gone)
    assert result == rows(True)


def test_events_are_merged_and_split_by_article() -> None:
    events = EventsResult((Event("e0", "One", ("a", "b"), "dates"), Event("e1", "Two", ("c",), "dates")))
    one, lost = settle(events, [decide("events", "merge", Place("a"), Place("c"))], context())
    assert lost == ()
    assert [set(event.articles) for event in one.events] == [{"a", "b", "c"}]
    three, _ = settle(events, [decide("events", "split", Place("b"), Place("a"))], context())
    assert [event.articles for event in three.events] == [("a",), ("b",), ("c",)]
    gone = decide("events", "split", Place("z"), Place("a"))
    assert settle(events, [gone], context()) == (events, (gone,))


def test_actors_are_merged_and_named_by_places_of_their_labels() -> None:
    def label(article: str, words: str, actor: str) -> Label:
        span = place(article, words).spans[0]
        return Label(article, actor, span, words, words.split()[-1], "mention", "own")

    naming = NamingResult(
        (Actor("actor0", "The ferry", "other", (), 1), Actor("actor1", "A ferry", "other", (), 1)),
        (label("a", "The ferry", "actor0"), label("b", "A ferry", "actor1")),
    )
    merge = decide("naming", "merge", place("a", "The ferry"), place("b", "A ferry"))
    name = decide("naming", "change", place("b", "A ferry"), field="name", value="MS Orsa")
    result, lost = settle(naming, [merge, name], context())
    assert lost == ()
    assert [(actor.name, actor.mentions) for actor in result.actors] == [("MS Orsa", 2)]
    gone = decide("naming", "split", place("c", "Ferries"))
    assert settle(naming, [gone], context()) == (naming, (gone,))


def test_labels_of_a_removed_article_leave_the_rest_of_a_decision_in_force() -> None:
    def label(article: str, words: str) -> Label:
        return Label(article, "actor0", place(article, words).spans[0], words, "ferry", "mention", "own")

    naming = NamingResult(
        (Actor("actor0", "The ferry", "other", (), 3),),
        (label("a", "The ferry"), label("b", "A ferry"), label("c", "Ferries")),
    )
    split = decide("naming", "split", place("a", "The ferry"), place("b", "A ferry"))
    result, lost = settle(naming, [split], context(without="a"))
    assert lost == ()
    assert len({one.actor for one in result.labels if one.article in "bc"}) == 2
    into = decide("naming", "split", place("b", "A ferry"), place("a", "The ferry"), field="into")
    assert settle(naming, [into], context(without="a"))[1] == (into,)
