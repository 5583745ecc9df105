"""Cleaning on pages written here: what is hidden, what stays, and that nothing breaks it."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.modules import cleaning
from analyzers.modules.cleaning import Cleaning, clean
from analyzers.modules.cleaning.lines import Piece, read
from analyzers.protocol import Given
from analyzers.records import Article
from analyzers.text import Revision
from tests.conftest import SHARED

BODY = (
    "LOWER ELSA: The harbour board has agreed to close the east quay for three months, its chairman said on Tuesday.",
    "The quay, which was built in 1911, has lost eleven of its forty piles, engineers told the board in April.",
    "“We can close it now or it will close itself,” said Marta Quill, the chairman of the harbour board.",
    "Fishermen who use the quay said nobody had asked them. Two boats left the harbour in protest on Monday night.",
    "A spokesman for the town declined to say who would pay for the new piles.",
    "The board last closed the quay in 1987, after a barge struck it, and the repairs took more than a year.",
)


def page(*parts: str) -> str:
    return "\n\n".join(parts)


def cleaned(raw: str) -> str:
    return Revision.of(raw, [part.span for part in clean(raw).site_text if part.hidden]).clean


def kinds(raw: str) -> dict[str, str]:
    return {part.span.of(raw): part.kind for part in clean(raw).site_text if part.hidden}


def test_a_clean_article_keeps_every_sentence_and_its_dateline() -> None:
    raw = page("Board closes east quay", *BODY)
    assert cleaned(raw).strip() == page(*BODY)
    assert kinds(raw) == {"Board closes east quay": "headline"}


def test_head_goes_to_the_card() -> None:
    deck = "Fishermen say nobody asked them about the closing of the harbour's quay"
    raw = page("Skip to content", "Board to close east quay of harbour", deck, "By Ulla Brand", "3 May 2019", *BODY)
    found = kinds(raw)
    assert found["Board to close east quay of harbour"] == "headline"
    assert found["By Ulla Brand"] == "byline"
    assert found["3 May 2019"] == "date"
    assert found[deck] == "deck"
    assert found["Skip to content"] == "navigation"


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("Sign up for our weekly letter on the sea and everything in it.", "newsletter"),
        ("ADVERTISEMENT", "advert"),
        ("READ ALSO: Lighthouse keeper retires after forty winters", "link"),
        ("A crane lifts a pile at the quay on Sunday. (Photo: Ivo Ross/Lantern)", "caption"),
        ("[Get the map of all closures](#)", "link"),
        ("Your gift keeps our reporters at the harbour. Donate today.", "donation"),
    ],
)
def test_insets_between_paragraphs(piece: str, kind: str) -> None:
    raw = page("Board closes east quay", *BODY[:3], piece, *BODY[3:])
    assert cleaned(raw).split() == page(*BODY).split()
    assert kind in {label for text, label in kinds(raw).items() if text in piece}


def test_doubled_captions_are_hidden_both_times() -> None:
    caption = "The shuttered east quay, seen from the fish market."
    raw = page("Board closes east quay", *BODY[:2], caption + "\n" + caption, *BODY[2:])
    assert caption not in cleaned(raw)
    assert [part.kind for part in clean(raw).site_text][1:] == ["caption", "caption"]


def test_an_appeal_glued_to_the_lead_is_cut_at_the_sentence() -> None:
    raw = page("Board closes east quay", "Your support makes our reporting possible." + BODY[1], *BODY[2:])
    assert cleaned(raw).strip().startswith("The quay, which was built")


def test_a_link_glued_to_the_last_word() -> None:
    raw = page("Board closes east quay", *BODY) + "Source link"
    assert cleaned(raw).strip().endswith("more than a year.")


@pytest.mark.parametrize("mark", [" AP", "AP", " (Reuters)", " — AFP"])
def test_the_agency_after_the_last_sentence(mark: str) -> None:
    raw = page("Board closes east quay", *BODY) + mark
    agency = [part for part in clean(raw).site_text if part.kind == "agency"]
    assert len(agency) == 1
    assert cleaned(raw).strip().endswith("more than a year.")


def test_other_stories_after_the_end_with_their_dates_and_teasers() -> None:
    more = page(
        "Columns",
        "Cold toast\n3 May 2019",
        "Cold toast",
        "Breakfast is the last meal that nobody has yet improved by committee.",
        "Updated 2 May 2019",
        "The long spoon",
        "Supper with ministers needs a longer one every year, and the bill grows with...",
    )
    raw = page("Board closes east quay", *BODY, more)
    assert cleaned(raw).strip() == page(*BODY)
    assert "date" not in kinds(raw).values()


def test_short_lines_of_the_body_stay() -> None:
    raw = page(
        "Board closes east quay", *BODY[:3], "Nobody asked", BODY[3], "The board wants three things:", "New piles",
        "A wider gate", "A light at the end", *BODY[4:],
    )  # fmt: skip
    assert "A wider gate" in cleaned(raw)
    assert "Nobody asked" in cleaned(raw)


def test_what_people_are_quoted_as_saying_is_not_an_appeal() -> None:
    quote = "“Donate today, share this article with your friends and sign up for our newsletter,” she told the crowd."
    raw = page("Board closes east quay", *BODY[:3], quote, *BODY[3:])
    assert quote in cleaned(raw)


def test_result_is_sorted_and_disjoint_with_reasons() -> None:
    raw = page("Menu | Search | Log in", "Board closes east quay", *BODY, "Tags: harbour, quay", "© 2019 The Lantern")
    site = clean(raw).site_text
    assert all(a.span.end <= b.span.start for a, b in pairwise(site))
    assert all(part.reason.endswith(".") and 0 <= part.confidence <= 1 for part in site)


def test_language() -> None:
    assert clean(page(*BODY)).language == "en"
    german = (
        "Der Hafenrat hat beschlossen, den östlichen Kai für drei Monate zu schließen, wie die Vorsitzende sagte. " * 3
    )
    assert clean(german).language == "de"
    assert clean("Too short to tell.").language is None


@pytest.mark.parametrize(
    "raw", ["", "Hello", "\0", " \n\t\r\n", "\ud800 broken \udfff text.", "a" * 200_000, "Short line here\n" * 3000]
)
def test_odd_texts_do_not_break_it(raw: str) -> None:
    begun = time.perf_counter()
    result = Cleaning()(Article("a", "a", raw), Given({}, {}))
    assert time.perf_counter() - begun < 20
    assert all(0 <= part.span.start < part.span.end <= len(raw) for part in result.site_text)


@given(st.text(max_size=400))
def test_any_text_gives_disjoint_spans_inside_it(raw: str) -> None:
    site = clean(raw).site_text
    assert all(0 <= part.span.start < part.span.end <= len(raw) for part in site)
    assert all(a.span.end <= b.span.start for a, b in pairwise(site))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the annotated data is not beside the repository")
def test_real_clean_articles_lose_nothing_but_their_title() -> None:
    lost = total = 0
    for file in sorted((SHARED / "corpus" / "basil").glob("2*.txt")):
        raw = file.read_bytes().decode("utf-8")
        total += len(raw)
        lost += sum(
            part.span.length
            for part in clean(raw).site_text
            if part.hidden and not (part.kind == "headline" and part.span.start == 0)
        )
    assert lost / total < 0.005


def test_the_sample_is_told_apart() -> None:
    folder = Path(__file__).resolve().parents[3] / "resources" / "samples" / "orsa"
    key = json.loads((folder / "key.json").read_text("utf-8"))["articles"]
    hit = false = missed = body = lost = 0
    for name, gold in key.items():
        raw = (folder / name).read_bytes().decode("utf-8")
        site = {i for part in gold["site_text"] for i in range(*part["span"]) if not raw[i].isspace()}
        own = {i for part in gold["body"] for i in range(part["start"], part["end"]) if not raw[i].isspace()}
        hidden = {i for p in clean(raw).site_text if p.hidden for i in range(*p.span) if not raw[i].isspace()}
        hit, false, missed = hit + len(hidden & site), false + len(hidden - site), missed + len(site - hidden)
        body, lost = body + len(own), lost + len(own & hidden)
    assert 2 * hit / (2 * hit + false + missed) >= 0.95
    assert lost / body <= 0.01


@pytest.mark.parametrize(
    "prompt",
    [
        "Get the quay in short, straight to your inbox",
        "SEE ALSO: Why the ferry drivers are suing the county",
        "Advertisement - scroll to keep reading",
        "Read next",
        "Share on Facebook Share on Twitter Share via Email",
        "Updated at 4.12pm BST",
    ],
)
@pytest.mark.parametrize("space", [" ", ""])
def test_a_prompt_without_a_full_stop_goes_and_its_sentence_stays(prompt: str, space: str) -> None:
    raw = page("Board closes east quay", *BODY[:3], prompt + space + BODY[4], *BODY[3:4], *BODY[5:])
    clean_text = cleaned(raw)
    assert prompt not in clean_text
    assert BODY[4] in clean_text


@pytest.mark.parametrize(
    "sentence",
    [
        "Join us or go home, the strikers shouted at the drivers.",
        "Read aloud in court, the letter took eleven minutes.",
        "Advertisements for the company vanished from the buses overnight.",
        "Also on the agenda is a tax on ships that use the harbour.",
        "The story continues to haunt the town.",
    ],
)
def test_sentences_of_the_body_that_look_like_site_text_stay(sentence: str) -> None:
    raw = page("Board closes east quay", *BODY[:3], sentence, *BODY[3:])
    assert sentence in cleaned(raw)


@pytest.mark.parametrize("mark", ["dpa", " dpa", " (KNW)", " -- KNW", " ab/cd (KNW, dpa)"])
def test_marks_of_agencies_that_nobody_knows(mark: str) -> None:
    raw = page("Board closes east quay", *BODY[:4], BODY[4] + mark, BODY[5])
    assert cleaned(raw).replace("\n", " ").count(mark.strip()) == 0
    assert BODY[4] in cleaned(raw)


def test_a_headline_with_a_label_is_still_the_headline() -> None:
    raw = page("Breaking News", "Exclusive: Board To Close East Quay Of Harbour", *BODY)
    assert kinds(raw)["Exclusive: Board To Close East Quay Of Harbour"] == "headline"


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_the_work_is_bounded_for_a_text_of_any_length(gap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []

    def count(raw: str) -> tuple[list[cleaning.Line], list[Piece]]:
        looked_at.append(len(raw))
        return read(raw)

    monkeypatch.setattr(cleaning, "read", count)
    for size in (1_000, 300_000):
        raw = gap.join(["He ran.", "She sat."] * (size // 16)) + "\n\nSign up for our newsletter today."
        parts = cleaning.clean(raw).site_text
        assert "Sign up for our newsletter today." in [part.span.of(raw) for part in parts if part.hidden]
        assert looked_at[-1] <= min(len(raw), 2 * cleaning.SIDE + 2)
    assert len(looked_at) == 2
