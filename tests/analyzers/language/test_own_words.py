"""A person's own words over the program's lists."""

from __future__ import annotations

from analyzers.language.lexicon import load_lexicon
from analyzers.language.own_words import SOURCE, ToneChoices, own_form, tone_choices, with_own_words
from analyzers.records import LexiconEntry, UserLexicon


def _own(*entries: LexiconEntry) -> UserLexicon:
    return UserLexicon(entries)


def test_without_entries_nothing_changes() -> None:
    families = load_lexicon("families")
    assert tone_choices(None) == tone_choices(UserLexicon()) == ToneChoices()
    assert with_own_words(families, None) is families
    assert with_own_words(families, _own(LexiconEntry("war", "ignore"), LexiconEntry("war", "value", 1.0))) is families


def test_words_are_compared_as_they_are_written_but_for_case_and_marks() -> None:
    assert own_form("  Don’t   Know ") == "don't know"
    assert tone_choices(_own(LexiconEntry("Don’t", "ignore"))).ignore == {"don't"}


def test_an_entry_without_a_word_says_nothing() -> None:
    own = _own(LexiconEntry("  ", "ignore"), LexiconEntry("", "value", 2.0), LexiconEntry("", "family", family="hedge"))
    assert tone_choices(own) == ToneChoices()
    assert with_own_words(load_lexicon("families"), own) is load_lexicon("families")


def test_a_word_comes_to_a_family_and_leaves_it() -> None:
    families = load_lexicon("families")
    added = with_own_words(families, _own(LexiconEntry("so to speak", "family", family="hedge")))
    assert "so to speak" in added.words("hedge")
    assert len(added.entries) == len(families.entries) + 1
    assert added.entries[-1].source == SOURCE
    assert ("so", "to", "speak") in {e.words for e in added.by_first["so"]}
    left = with_own_words(families, _own(LexiconEntry("may", "ignore", family="hedge")))
    assert "may" in families.words("hedge")
    assert "may" not in left.words("hedge")
    assert "may" not in {e.words[0] for e in left.by_first.get("may", ()) if e.family == "hedge"}


def test_the_later_entry_about_a_word_and_family_holds() -> None:
    families = load_lexicon("families")
    take, leave = LexiconEntry("perch", "family", family="hedge"), LexiconEntry("perch", "ignore", family="hedge")
    assert "perch" in with_own_words(families, _own(leave, take)).words("hedge")
    assert "perch" not in with_own_words(families, _own(take, leave)).words("hedge")
    elsewhere = LexiconEntry("perch", "ignore", family="factive")
    assert "perch" in with_own_words(families, _own(take, elsewhere)).words("hedge")


def test_a_word_that_is_there_is_not_added_twice() -> None:
    families = load_lexicon("families")
    again = with_own_words(families, _own(LexiconEntry("May", "family", family="hedge")))
    assert again.entries == families.entries
