"""Selections widened to whole words, in many scripts; properties that hold for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text import Span
from app.views.whole_words import whole_words, words

TEXTS = (
    "The union said the Kabul-based group wouldn’t, it’s said, talk at 10:30 in the U.S. capital.",
    "Khan’s guards, 1,200 of them, left.It rained",
    "وزیر نے کہا کہ مذاکرات، جو پُرامن رہے، ختم ہوئے۔",
    "قالَ المُتَحَدِّثُ إنّ الاجتماعَ انتهى",
    "می‌گوید که نمی‌خواهند",  # with signs that keep letters apart
    "Zoe\u0301 and Noe\u0308l met अधिकारियों ने कहा",
    "The 👩🏽‍🚒 said 🇵🇰🇦🇫 won ❤️ 4️⃣",
    "部长说谈判已经结束。会议2021年开始",
    "รัฐมนตรีกล่าวว่าการเจรจา",
    "דו־קיום בין צה״ל",
)


def snapped(text: str, part: str) -> str:
    at = text.index(part)
    return " | ".join(span.of(text) for span in whole_words(text, [Span(at, at + len(part))]))


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (TEXTS[0], "ion sai", "union said"),
        (TEXTS[0], " union said ", "union said"),
        (TEXTS[0], "abul", "Kabul-based"),
        (TEXTS[0], "ould", "wouldn’t"),
        (TEXTS[0], "wouldn’t, ", "wouldn’t"),
        (TEXTS[0], "n’t, it", "wouldn’t, it"),
        (TEXTS[0], "t’s sai", "it’s said"),
        (TEXTS[0], "0:3", "10:30"),
        (TEXTS[0], "S. cap", "U.S. capital"),
        (TEXTS[0], ", ", ""),
        (TEXTS[1], "Khan", "Khan"),
        (TEXTS[1], "han’", "Khan’s"),
        (TEXTS[1], "1,", "1,200"),
        (TEXTS[1], "left.", "left."),
        (TEXTS[1], "eft", "left"),
        (TEXTS[2], "ذاکر", "مذاکرات"),
        (TEXTS[2], "مذاکرات،", "مذاکرات"),
        (TEXTS[2], "امن", "پُرامن"),
        (TEXTS[3], "متح"[:1] + "ُت", "المُتَحَدِّثُ"),
        (TEXTS[4], "گوید", "می‌گوید"),
        (TEXTS[4], "خواهند", "نمی‌خواهند"),
        (TEXTS[5], "Zoe", "Zoe\u0301"),
        (TEXTS[5], "\u0308l m", "Noe\u0308l met"),
        (TEXTS[5], "धिक", "अधिकारियों"),
        (TEXTS[6], "👩", "👩🏽‍🚒"),
        (TEXTS[6], "🚒 sa", "👩🏽‍🚒 said"),
        (TEXTS[6], "🇵", "🇵🇰"),
        (TEXTS[6], "🇫", "🇦🇫"),
        (TEXTS[6], "❤", "❤️"),
        (TEXTS[6], "4", "4️⃣"),
        (TEXTS[7], "谈判", "谈判"),
        (TEXTS[7], "021", "2021"),
        (TEXTS[8], "มนตร", "มนตรี"),
        (TEXTS[9], "קיו", "דו־קיום"),
        (TEXTS[9], "צה", "צה״ל"),
    ],
)  # fmt: skip
def test_half_words_become_whole_ones(text: str, part: str, whole: str) -> None:
    assert snapped(text, part) == whole


def test_every_stretch_is_widened_and_only_the_last_loses_its_comma() -> None:
    text = "first part, more\nsecond part, end"
    spans = [Span(2, 11), Span(19, 29)]
    assert [span.of(text) for span in whole_words(text, spans)] == ["first part,", "second part"]


def test_words_are_found_in_order_and_emoji_are_words() -> None:
    text = "said “40 crew’s” 👩🏽‍🚒, Kabul-based 谈判"
    assert [text[low:high] for low, high in words(text)] == [
        "said", "40", "crew’s", "👩🏽‍🚒", "Kabul-based", "谈", "判",
    ]  # fmt: skip


anything = st.sampled_from(TEXTS) | st.text(max_size=30) | st.lists(
    st.sampled_from([*"ab 1.,-’\n", "\u0301", "\u200d", "\u200c", "👩", "🏽", "🇵", "谈", "م", "ُ"]), max_size=20
).map("".join)  # fmt: skip


@given(anything, st.integers(0, 40), st.integers(0, 40))
def test_it_never_loses_letters_and_a_second_time_changes_nothing(text: str, a: int, b: int) -> None:
    low, high = sorted((min(a, len(text)), min(b, len(text))))
    found = whole_words(text, [Span(low, high)])
    assert whole_words(text, found) == found
    for at in range(low, high):
        if text[at].isalnum():
            assert any(span.start <= at < span.end for span in found)
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert not span.of(text)[0].isspace()
        assert not span.of(text)[-1].isspace()


@given(anything)
def test_words_do_not_overlap_and_hold_every_letter(text: str) -> None:
    found = list(words(text))
    assert all(low < high for low, high in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    inside = {at for low, high in found for at in range(low, high)}
    assert all(at in inside for at, sign in enumerate(text) if sign.isalnum())
