"""More of who is called what: order of articles, kinds, teams, documents, lists, rebels in a lead, small name ends."""

from __future__ import annotations

import itertools

import pytest

import resources
from analyzers.language import load_parser
from analyzers.modules.naming import Naming
from analyzers.modules.naming.cluster import Clusters, cluster_phrases
from analyzers.modules.naming.links import links_of
from analyzers.modules.naming.phrases import Phrase, phrases_of
from analyzers.protocol import Given
from analyzers.records import Article, NamingResult, Parse
from analyzers.text import Revision, Text


def _named(articles: list[Article], parses: dict[str, Parse]) -> NamingResult:
    return Naming()(articles, Given({a.id: {Parse: parses[a.id]} for a in articles}, {}))


def _articles(*texts: str) -> list[Article]:
    return [Article(f"a{k}", "", text, revision=Revision.of(text)) for k, text in enumerate(texts)]


def analysed(*texts: str) -> NamingResult:
    articles = _articles(*texts)
    return _named(articles, {a.id: load_parser()(a.text) for a in articles})


def kind_of(result: NamingResult, label: str) -> str:
    (actor,) = {x.actor for x in result.labels if x.label == label}
    return next(a.kind for a in result.actors if a.id == actor)


def clustered(*texts: str) -> tuple[list[Phrase], Clusters]:
    """All phrases, also of things that are nobody, and their clusters."""
    phrases: list[Phrase] = []
    links: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        parse = load_parser()(Text(text))
        own = phrases_of(f"a{index}", parse)
        number = {p.head_token: len(phrases) + k for k, p in enumerate(own)}
        links += [(number[x.of], number[x.by]) for x in links_of(parse, own)]
        phrases += own
    return phrases, cluster_phrases(phrases, links)


def together(*texts: str) -> list[set[str]]:
    """Clusters as sets of phrases."""
    phrases, clusters = clustered(*texts)
    found: dict[int, set[str]] = {}
    for phrase, root in zip(phrases, clusters.of, strict=True):
        found.setdefault(root, set()).add(phrase.text)
    return list(found.values())


def same(groups: list[set[str]], *texts: str) -> bool:
    return any(set(texts) <= group for group in groups)


def test_the_order_of_articles_changes_nothing() -> None:
    names = sorted(p.name for p in resources.path("samples", "orsa", "key.json").parent.glob("*.txt"))[:4]
    texts = [resources.path("samples", "orsa", name).read_text("utf-8") for name in names]
    articles = _articles(*texts)
    parses = {a.id: load_parser()(a.text) for a in articles}
    first = _named(articles, parses)
    assert len(first.actors) > 10
    for order in itertools.islice(itertools.permutations(articles), 1, None, 5):
        other = _named(list(order), parses)
        assert other.actors == first.actors
        assert sorted(map(repr, other.labels)) == sorted(map(repr, first.labels))
        assert [x.article for x in other.labels] == sorted(
            (x.article for x in other.labels), key=[a.id for a in order].index
        )


def test_rebels_in_a_lead_are_the_only_armed_group_named_below() -> None:
    text = (
        "The minister met an emissary of the rebels on Monday. Nobody spoke. "
        "The Valley Liberation Front, a banned militant group, has held the pass since May. "
        "The Valley Liberation Front said nothing."
    )
    result = analysed(text)
    (rebels,) = (x.actor for x in result.labels if x.label == "rebels")
    assert rebels == next(x.actor for x in result.labels if x.label == "Valley Liberation Front")


def test_rebels_stay_apart_where_two_armed_groups_are_named_below() -> None:
    text = (
        "The minister met an emissary of the rebels on Monday. Nobody spoke. "
        "The Valley Liberation Front, a banned militant group, has held the pass since May. "
        "The Harbour People's League, an armed movement, has not. The Valley Liberation Front said nothing. "
        "The Harbour People's League left."
    )
    result = analysed(text)
    named = {x.actor for x in result.labels if x.label.endswith(("Front", "League"))}
    assert len(named) == 2
    assert not named & {x.actor for x in result.labels if x.label == "rebels"}


@pytest.mark.parametrize("word", ["Shariah", "Islam", "Brexit"])
def test_a_faith_or_law_is_nobody(word: str) -> None:
    text = f"The council debated {word} on Monday. The mayor opposed {word}. {word}'s end was near."
    assert kind_of(analysed(text), word) == "other"


def test_a_neighbouring_country_is_a_place() -> None:
    text = "Neighbouring Kessar closed the road on Monday. The minister left Kessar by boat. Kessar is small."
    assert kind_of(analysed(text), "Kessar") == "place"


def test_a_name_may_end_small_after_a_hyphen() -> None:
    text = "The president met Kim Jong-un on Monday. Mr. Kim smiled. The president thanked Kim Jong-un twice."
    result = analysed(text)
    assert len({x.actor for x in result.labels if "Kim" in x.label}) == 1
    assert kind_of(result, "Kim Jong-un") == "person"


def test_two_titles_before_one_name_are_one_person() -> None:
    groups = together(
        "The club heard former federal prosecutor and New York mayor Ada Brandt on Monday. Brandt was brief."
    )
    assert same(groups, "former federal prosecutor", "Brandt")


def test_the_people_of_one_person() -> None:
    text = (
        "Judge Ada Brandt spoke on Monday. Brandt's team left. Ms. Brandt's office was shut and Brandt's staff slept. "
        "Piotr Hale spoke too. Hale's team stayed."
    )
    groups = together(text)
    assert same(groups, "Brandt's team", "Ms. Brandt's office", "Brandt's staff")
    assert not same(groups, "Brandt's team", "Hale's team")


def test_bare_documents_are_the_kind_that_the_article_names() -> None:
    memos = "The mayor wrote memos in May. A memo named the bridge. The documents were sealed."
    assert same(together(memos), "memos", "documents")
    both = "The mayor wrote a memo in May. A letter named the bridge. The documents were sealed."
    assert not same(together(both), "memo", "documents")
    assert not same(together(both), "letter", "documents")
    told = "The mayor wrote memos in May. A memo named the bridge. The Veland documents were sealed."
    assert not same(together(told), "memos", "Veland documents")


def test_a_list_is_what_it_holds() -> None:
    groups = together(
        "The judge sent a list of questions to the mayor. The mayor burned the list. The questions stayed."
    )
    assert same(groups, "list", "questions")
    several = together("The judge sent a list of questions and a list of demands. The mayor burned the list.")
    assert not same(several, "list", "demands")


def test_a_noun_of_two_meanings_follows_the_words_around_it() -> None:
    asked = together("The judge sent questions. The queries were long. The mayor read the inquiries.")
    assert same(asked, "questions", "inquiries")
    probed = together("The judge led investigations. The probes were long. The mayor feared the inquiries.")
    assert same(probed, "investigations", "inquiries")


def test_whose_it_is_and_what_it_is_about_are_no_contradiction() -> None:
    groups = together("Judge Ada Brandt began the Russia inquiry in May. Brandt's inquiry was long.")
    assert same(groups, "Russia inquiry", "Brandt's inquiry")
    two = together(
        "Judge Ada Brandt began the Russia inquiry in May. The China inquiry and Brandt's inquiry were long."
    )
    assert not same(two, "Russia inquiry", "Brandt's inquiry")


def test_a_short_junior_is_the_junior() -> None:
    groups = together("Donald Brandt Jr. spoke on Monday. Donald Jr. left. Donald Brandt stayed.")
    assert same(groups, "Donald Brandt Jr.", "Donald Jr.")
    assert not same(groups, "Donald Brandt Jr.", "Donald Brandt")


def test_a_lawmakers_party_is_nobody() -> None:
    result = analysed(
        "Ada Brandt (D) spoke. Piotr Hale (R) spoke. Brandt, D - Calif., left. Hale, R - Utah, left. Hale sat."
    )
    assert not {x.label for x in result.labels} & {"D", "R"}
    assert any(x.label == "Piotr Hale" for x in result.labels)
