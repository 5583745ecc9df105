"""Readability: textstat's syllables, our words and sentences, no download, a loud failure without the dictionary."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import resources
from analyzers.language import load_parser
from analyzers.modules import readability
from analyzers.modules.readability import Counts, DictionaryMissing, Readability, count, count_syllables, measure
from analyzers.protocol import Given
from analyzers.records import Article, Parse, ReadabilityResult
from analyzers.text import Revision, Text

ABBREVIATIONS = (
    "Mr. Halvorsen of the T.T.P. commission met Dr. Ruiz on Jan. 4. Gen. Abara and Lt. Col. Moe stayed away. "
    "The U.N. mission in St. Aubin said that Mrs. Lindgren, who chairs the T.T.P., had left at 6 p.m. on Friday. "
    "“We waited,” Mr. Halvorsen said. Sen. Okafor called the U.S. offer generous."
)
PLAIN = "The cat sat on the mat. It was warm there, and the cat slept until noon."


def _run(raw: str) -> ReadabilityResult:
    article = Article("a", "a", raw, revision=Revision.of(raw), language="en")
    return Readability()(article, Given({"a": {Parse: load_parser()(article.text)}}, {}, "a"))


def _values(result: ReadabilityResult) -> dict[str, Any]:
    return {item.id: item for item in result.measures}


@pytest.mark.parametrize("raw", [ABBREVIATIONS, PLAIN, "Naïve cafés don’t “re-open” — ever.", "شہر Karachi 2021"])
def test_syllables_are_textstats_to_the_unit(raw: str) -> None:
    import textstat

    assert _run(raw).syllables == count_syllables(raw) == textstat.syllable_count(raw)


def test_syllables_come_from_the_dictionary_not_from_hyphenation() -> None:
    # Hyphenation patterns see fewer: pyphen splits "area" and "idea" nowhere or once.
    assert [count_syllables(word) for word in ("area", "idea", "every", "people", "ruined")] == [3, 3, 3, 2, 2]


def test_sentences_are_ours_where_textstat_breaks_at_abbreviations() -> None:
    import textstat

    result = _run(ABBREVIATIONS)
    assert result.sentences == 5
    assert textstat.sentence_count(ABBREVIATIONS) > result.sentences
    assert result.words == Text(ABBREVIATIONS).words()
    assert _values(result)["flesch_kincaid_grade"].value > textstat.flesch_kincaid_grade(ABBREVIATIONS)


def test_formulas_by_hand() -> None:
    values = {m.id: m.value for m in measure(Counts(200, 10, 300, 20, 16, 900))}
    assert values["words_per_sentence"] == 20
    assert values["syllables_per_word"] == 1.5
    assert values["flesch_reading_ease"] == pytest.approx(206.835 - 20.3 - 126.9, abs=0.01)
    assert values["flesch_kincaid_grade"] == pytest.approx(7.8 + 17.7 - 15.59, abs=0.01)
    assert values["smog"] == pytest.approx(1.0430 * 60**0.5 + 3.1291, abs=0.01)
    assert values["gunning_fog"] == pytest.approx(0.4 * 28, abs=0.01)
    assert values["coleman_liau"] == pytest.approx(0.0588 * 450 - 0.296 * 5 - 15.8, abs=0.01)
    assert values["automated_readability"] == pytest.approx(4.71 * 4.5 + 10 - 21.43, abs=0.01)


def test_short_texts_are_marked_unreliable_with_the_reason() -> None:
    short = _values(_run(PLAIN))
    assert not short["flesch_reading_ease"].reliable
    assert "100 words" in short["flesch_reading_ease"].note
    assert "30 sentences" in short["smog"].note
    assert short["words_per_sentence"].reliable
    middle = _values(_run(PLAIN * 10))
    assert middle["flesch_reading_ease"].reliable
    assert not middle["smog"].reliable
    long = _values(_run(" ".join([PLAIN] * 20)))
    assert all(item.reliable and not item.note for item in long.values())


def test_no_words_no_figures() -> None:
    for raw in ("", "\n", "— …"):
        result = _run(raw)
        assert result.words == 0
        assert all(item.value is None and not item.reliable for item in result.measures)


def test_hard_words_leave_out_names_compounds_and_endings() -> None:
    def hard(raw: str) -> int:
        text = Text(raw)
        return count(text, load_parser()(text)).hard_words

    assert hard("The committee met.") == 1
    assert hard("They met in Afghanistan.") == 0
    assert hard("The long-awaited plan was created.") == 0
    assert hard("They visited it.") == 0  # three syllables only by its ending
    assert hard("They negotiated.") == 1


def test_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_more: Any) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    readability.syllable_counter.cache_clear()
    assert count_syllables("syllable") == 3
    import nltk

    with pytest.raises(DictionaryMissing):
        nltk.download("cmudict")


def test_a_missing_dictionary_is_an_error_not_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*parts: str) -> Path:
        raise FileNotFoundError(f"{'/'.join(parts)} is missing")

    monkeypatch.setattr(resources, "path", gone)
    readability.syllable_counter.cache_clear()
    with pytest.raises(DictionaryMissing, match="missing"):
        _run(PLAIN)
    readability.syllable_counter.cache_clear()


def test_a_damaged_dictionary_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "corpora" / "cmudict" / "cmudict"
    broken.parent.mkdir(parents=True)
    for content in ("", "A 1 AH0\n", "not a dictionary"):
        broken.write_text(content, encoding="ascii")
        monkeypatch.setattr(resources, "path", lambda *parts: broken)
        readability.syllable_counter.cache_clear()
        with pytest.raises(DictionaryMissing, match="damaged"):
            count_syllables("word")
    monkeypatch.undo()
    readability.syllable_counter.cache_clear()
    assert count_syllables("dictionary") == 4


@pytest.mark.skipif(os.name != "posix", reason="NLTK looks at rights of files on POSIX systems only")
def test_a_folder_that_others_may_write_to_is_no_obstacle(tmp_path: Path) -> None:
    # A program's folder on a shared disk, or a copy made without a mask: NLTK refuses to look into such folders.
    copy = tmp_path / "program" / "corpora" / "cmudict"
    copy.mkdir(parents=True)
    (copy / "cmudict").write_bytes(resources.path("nltk_data", "corpora", "cmudict", "cmudict").read_bytes())
    for path in (copy.parents[1], copy.parent, copy, copy / "cmudict"):
        path.chmod(0o777)
    script = (
        "import sys, pathlib, resources\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "resources.path = lambda *parts: path\n"
        "from analyzers.modules.readability import count_syllables\n"
        "print(count_syllables('area'))\n"
    )
    root = Path(readability.__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", script, str(copy / "cmudict")], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert found.stdout.split() == ["3"], found.stderr


def test_the_quick_dictionary_is_nltks(monkeypatch: pytest.MonkeyPatch) -> None:
    readability.syllable_counter()
    import nltk
    from nltk.corpus.reader import CMUDictCorpusReader

    monkeypatch.setattr(
        nltk.data, "path", [str(resources.path("nltk_data", "corpora", "cmudict", "cmudict").parents[2])]
    )
    slow = CMUDictCorpusReader(str(resources.path("nltk_data", "corpora", "cmudict")), ["cmudict"]).dict()
    quick = nltk.corpus.cmudict
    assert all(quick[word][0] == sounds[0] for word, sounds in slow.items())


def test_the_dictionary_brings_its_notice() -> None:
    assert "Carnegie Mellon" in resources.path("notices", "cmudict.txt").read_text(encoding="utf-8")


def test_real_articles_match_textstat(shared: Path) -> None:
    import textstat

    for path in sorted((shared / "corpus" / "talks").glob("*.txt")):
        raw = path.read_text(encoding="utf-8-sig")
        assert count(Text(raw)).syllables == textstat.syllable_count(raw), path.name
