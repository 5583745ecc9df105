"""The JSON form of real runs of all analyzers: shape, places, and the same bytes again."""

from __future__ import annotations

import functools
import itertools
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

import resources
from analyzers.contract import to_json
from analyzers.decisions import Decision
from analyzers.pipeline import Pipeline
from analyzers.records import Article
from analyzers.text import Span
from tests.analyzers.offsets import check_document

NAMES = json.loads(resources.path("samples", "orsa", "sample.json").read_text("utf-8"))["articles"]
ODD = (
    "Menu \u2028Subscribe to our newsletter\r\n\r\nFerry talks fail 👩🏽‍🚒\r\nBy Ana Brod\r\n"
    "HALLIN, March 12 — The lake’s ferry\u00a0crews said on Tuesday that talks "
    "with the “water ministry” had failed.\r\n"
    "“We waited for nine hours,” said Jon Dahl, a spokesman for the crews. “Nobody came.”\r\n"
    "A ministry official, who declined to be named, said e\u0301lite guards had been sent.Share this article\r\n"
    "The T.T.P. did not respond to a request for comment. \ud83d\r\n"
)
OTHER = (
    "Crews walk out\n\nThe ferry crews of Lake Orsa left talks with the water ministry on Tuesday after nine hours.\n"
    "“Nobody came to meet us,” Mr. Dahl told Harbour Wire.\nThe ministry said it had never invited them.\n"
)


@functools.cache
def pipeline() -> Pipeline:
    return Pipeline()


def run(articles: Sequence[Article], decisions: Sequence[Decision] = (), keep_all: bool = False) -> dict[str, Any]:
    analysis = pipeline().run(articles, decisions, keep_all=keep_all)
    assert not analysis.failures
    return to_json(analysis, "0.0.0")


@functools.cache
def sample() -> dict[str, Any]:
    texts = [resources.path("samples", "orsa", name).read_bytes().decode("utf-8") for name in NAMES]
    return run([Article(f"a{i}", name, text) for i, (name, text) in enumerate(zip(NAMES, texts, strict=True))])


def odd() -> list[Article]:
    return [Article("x", "odd.txt", ODD), Article("y", "other.txt", OTHER)]


def test_every_place_of_the_sample_lies_in_its_text() -> None:
    assert check_document(sample()) > 1000


def test_the_text_is_the_raw_file_and_body_and_site_text_are_all_of_it() -> None:
    for name, article in zip(NAMES, sample()["articles"], strict=True):
        assert article["text"] == resources.path("samples", "orsa", name).read_bytes().decode("utf-8")
        shown = {i for start, end in article["body"] for i in range(start, end)}
        hidden = {i for part in article["site_text"] if part["hidden"] for i in range(*part["span"])}
        assert not shown & hidden
        assert all(c.isspace() for i, c in enumerate(article["text"]) if i not in shown | hidden)
        for sentence in article["sentences"]:
            ends = {sentence["span"][0], sentence["span"][1] - 1}
            assert ends <= shown


def test_the_shape_is_the_one_other_programs_rely_on() -> None:
    document = sample()
    assert document["schema"] == 1
    assert document["samestory"] == "0.0.0"
    assert {"events", "alignment", "wording", "figures", "reuse", "notices", "failures"} <= set(document)
    for article in document["articles"]:
        assert article["language"] == "en"
        assert {"outlet", "agency", "reported_via", "headline", "byline", "published"} <= set(article["about"])
        assert set(article["about"]["outlet"]) >= {"value", "evidence", "confidence"}
        for item in article["attributions"]:
            assert item["type"] in ("direct", "indirect", "mixed", "no_comment")
            assert item["content"]
            assert 0 <= item["confidence"] <= 1
            assert isinstance(item["second_hand"], bool)
            assert item["anonymity"]["kind"] in ("reason_given", "request_only", "marker_only", "none")
            assert item["anonymity"]["span"] is None or item["anonymity"]["kind"] != "none"
        for actor in article["tone"]["actors"]:
            assert actor["polarity"] in (-1, 0, 1, None)
    json.dumps(document, allow_nan=False)


def test_every_sentence_has_its_five_nearest_in_every_other_article() -> None:
    stone = "Stone cutters\n\n" + " ".join(f"The mason took block {n} to the yard." for n in range(12, 24))
    document = run([*odd(), Article("z", "stone.txt", stone)])
    articles = document["articles"]
    assert len(document["events"]) > 1
    near = Counter(
        (one["article"], one["sentence"], other["article"])
        for pair in document["alignment"]["pairs"]
        for one, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"]))
    )
    for article, other in itertools.permutations(articles, 2):
        for sentence in article["sentences"]:
            assert near[article["id"], sentence["id"], other["id"]] >= min(5, len(other["sentences"]))


def test_odd_characters_move_no_place() -> None:
    document = run(odd())
    assert check_document(document) > 20
    text = document["articles"][0]["text"]
    assert text == ODD
    sentences = [text[s["span"][0] : s["span"][1]] for s in document["articles"][0]["sentences"]]
    assert any("“We waited for nine hours,” said Jon Dahl" in s for s in sentences)


def test_without_cleaning_everything_is_body() -> None:
    document = run(odd(), keep_all=True)
    check_document(document)
    for article in document["articles"]:
        assert article["site_text"] == []
        covered = {i for start, end in article["body"] for i in range(start, end)}
        assert all(c.isspace() for i, c in enumerate(article["text"]) if i not in covered)
    assert document["articles"][0]["sentences"][0]["span"][0] == 0


def test_places_inside_a_text_cut_in_the_middle_come_back_in_order() -> None:
    start = ODD.index(", a spokesman for the crews")
    cut = Span(start, start + len(", a spokesman for the crews"))
    document = run(odd(), [Decision("cleaning", "x", "add", (cut,))])
    check_document(document)
    text = document["articles"][0]["text"]
    (around,) = [s["span"] for s in document["articles"][0]["sentences"] if s["span"][0] < start < s["span"][1]]
    assert text[around[0] : around[1]] == "“We waited for nine hours,” said Jon Dahl, a spokesman for the crews."
    for item in document["articles"][0]["attributions"]:
        for place in (*item["source"], *item["cue"], *item["content"]):
            assert place[1] <= cut.start or cut.end <= place[0]


def test_a_second_run_of_a_fresh_pipeline_gives_the_same_document() -> None:
    again = to_json(Pipeline().run(odd()), "0.0.0")
    assert json.dumps(again) == json.dumps(run(odd()))


def test_the_order_of_the_articles_does_not_change_what_is_found_in_each() -> None:
    forth = run(odd())
    back = run(odd()[::-1])
    for article in forth["articles"]:
        (same,) = [a for a in back["articles"] if a["id"] == article["id"]]
        for key in ("about", "site_text", "sentences", "attributions", "sources", "readability"):
            assert same[key] == article[key]


@pytest.mark.parametrize("articles", [0, 1])
def test_no_article_and_one_article_are_documents_too(articles: int) -> None:
    document = run(odd()[:articles])
    check_document(document)
    assert len(document["articles"]) == articles
    assert document["alignment"]["pairs"] == []


def test_an_article_in_another_language_has_sentences_and_no_guesses() -> None:
    urdu = (
        "مذاکرات ناکام\n\nہالن میں حکومت اور مسلح گروہ کے درمیان مذاکرات ناکام ہو گئے۔ "
        "وزیر نے کہا کہ وہ دوبارہ کوشش کریں گے۔\n"
    )
    document = run([*odd(), Article("u", "urdu.txt", urdu)])
    check_document(document)
    article = document["articles"][2]
    assert article["language"] == "ur"
    assert article["sentences"]
    assert article["attributions"] == []
    assert article["labels"] == []
    assert any("Urdu" in n["message"] for n in document["notices"])
    assert not any("u" in (p["a"]["article"], p["b"]["article"]) for p in document["alignment"]["pairs"])
