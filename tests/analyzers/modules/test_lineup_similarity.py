"""Shared words, and the labels of rows."""

from __future__ import annotations

import functools

import numpy as np

from analyzers.language import load_parser
from analyzers.modules.lineup.evidence import label
from analyzers.modules.lineup.shared import shared_words
from analyzers.modules.lineup.similarity import inverse_frequency
from analyzers.modules.lineup.terms import Passage, passages
from analyzers.text import Text


@functools.cache
def read(article: int, content: str) -> tuple[Passage, ...]:
    text = Text(content)
    return tuple(passages(article, text, load_parser()(text)))


def values(*articles: str) -> np.ndarray:
    flat = [p for k, content in enumerate(articles) for p in read(k, content)]
    return shared_words(flat)


FILL = "\nThe orchestra played. A bakery burnt down. Farmers sowed late. The bridge is blue."


def test_shares_lie_between_nothing_and_all_and_go_both_ways() -> None:
    found = values("The quarry flooded after the dyke broke." + FILL, "After a dyke broke, a quarry flooded.")
    assert found.shape == (6, 6)
    assert np.allclose(found, found.T)
    assert found.min() >= 0
    assert found.max() <= 1
    assert found[0, 5] > 0.5 > found[1, 5]
    assert found[2, 5] == 0


def test_nothing_to_compare_gives_zeros() -> None:
    assert values("", "").shape == (0, 0)
    assert (values("Yes.", "No.") == 0).all()


def test_rare_words_of_news_weigh_more_than_common_ones() -> None:
    one = "The government made a quarry plan."
    found = values(one + FILL, "A quarry caught fire.", "The government caught fire.")
    assert found[0, 5] > found[0, 6] > 0


def test_a_word_of_the_same_stem_counts_in_part() -> None:
    found = values("The vandals smashed windows." + FILL, "Vandals struck.", "Vandalism struck.", "Owls struck.")
    assert found[0, 5] > found[0, 6] > found[0, 7]


def test_figures_have_no_stem() -> None:
    found = values("They counted 1974 geese." + FILL, "It was 1974 then.", "It was 1975 then.")
    assert found[0, 5] > found[0, 6] == 0


def test_the_sentence_before_counts_a_little() -> None:
    alone = values("The quarry flooded at dawn." + FILL, "Nobody minds owls. He shrugged at length.")
    after = values("The quarry flooded at dawn." + FILL, "It is a quarry. He shrugged at length.")
    assert alone[0, 6] == 0
    assert 0 < after[0, 6] < after[0, 5]


def test_names_of_persons_weigh_less_than_what_they_do() -> None:
    one = "Ida Holm resigned over the quarry."
    found = values(one + FILL, "Ida Holm slept well.", "Somebody resigned over a quarry.")
    assert found[0, 6] > found[0, 5] > 0


def name(*articles: str) -> str:
    own = [read(k, content)[0] for k, content in enumerate(articles)]
    fill = list(read(9, FILL))
    return label(own, inverse_frequency([p.content for p in [*own, *fill]]))


def test_a_label_is_the_phrase_that_is_shared() -> None:
    assert name("They fear the release of detainees.", "A release of detainees was agreed.") == "release of detainees"


def test_a_bare_name_gets_a_noun_beside_it() -> None:
    found = name("In Norway, the strike goes on.", "The strike in Norway widens.")
    assert "Norway" in found
    assert "strike" in found


def test_a_bare_noun_takes_its_own_words_with_it() -> None:
    assert name("A nationwide truce holds.", "They spoke of the truce.") == "nationwide truce"


def test_a_label_never_names_only_who_speaks_where_there_is_more() -> None:
    found = name("A source said the quarry is shut.", "The source saw the quarry.")
    assert "quarry" in found
    assert not found.startswith("source")


def test_there_is_always_a_label() -> None:
    assert name("So be it.", "Be it so.") != ""
