"""Readability of an article's body by the classic formulas.

What is counted. Words and sentences are the program's own (`Text.words`, `Text.sentences`): textstat takes the full
stop of "Mr." or "U.N." for the end of a sentence, which shortens sentences and moves the grades by up to two years.
Syllables and words of three or more syllables are textstat's, with the CMU Pronouncing Dictionary that is shipped in
`resources/nltk_data`; a word the dictionary does not know is counted by textstat's hyphenation patterns.

Formulas and their sources:
  * Flesch reading ease: Flesch (1948), "A new readability yardstick".
  * Flesch-Kincaid grade and ARI: Kincaid, Fishburne, Rogers and Chissom (1975), Navy Research Branch Report 8-75;
    ARI: Smith and Senter (1967), AMRL-TR-66-220.
  * SMOG: McLaughlin (1969), "SMOG grading"; made for 30 sentences, so it is marked unreliable below.
  * Gunning fog: Gunning (1952), "The Technique of Clear Writing". Hard words have three or more syllables and are no
    proper names, no hyphenated compounds, and do not reach three by -es, -ed or -ing.
  * Coleman-Liau: Coleman and Liau (1975), "A computer readability formula".
The formulas were fitted on passages of about 100 words and more; under 100 words every figure is marked unreliable.

The dictionary is never downloaded: textstat's call of `nltk.download` is refused, and without the shipped file the
analyzer raises instead of guessing all syllables from hyphenation, which moves Flesch by 12 to 17 points.

Known misses: textstat drops hyphens before it looks a word up ("ceasefire" is found, "long-awaited" becomes
"longawaited" and is guessed), and names are guessed when the dictionary does not hold them. Names are told by the
parse, whose errors carry over to the fog index. The formulas know nothing of content.
"""

from __future__ import annotations

import functools
import math
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import resources
from analyzers.protocol import Given, Spec
from analyzers.records import Article, Measure, Parse, ReadabilityResult
from analyzers.text import Text
from analyzers.text.text import WORD

MIN_WORDS = 100
"""Fewer words than the passages the formulas were fitted on."""
MIN_SENTENCES = 30
"""McLaughlin (1969) grades 30 sentences."""
SMALLEST = 100_000
"""Words of a dictionary that is whole (the shipped one has 125,000)."""
_HYPHENS = "-‐‑"
_SUFFIXES = ("es", "ed", "ing")


class DictionaryMissing(RuntimeError):
    """The pronouncing dictionary is not there, so that syllables cannot be counted."""


def _there(*_args: Any, **_options: Any) -> str:
    """Stands where nltk.data.find stands while textstat takes the dictionary over.

    NLTK looks whether the file is there and refuses folders that other accounts may write to, such as a program's
    folder on a shared disk. What is taken over was read from the program's own file and is no NLTK data any more.
    """
    return ""


def _refuse(*_args: Any, **_options: Any) -> NoReturn:
    """Stands where nltk.download stood: this program never fetches anything."""
    raise DictionaryMissing("The pronouncing dictionary is missing and is never downloaded: install the program again.")


class _Dictionary:
    """The shipped dictionary as textstat asks NLTK for it; read in a tenth of NLTK's time.

    NLTK builds lists of all sounds of all 135,000 pronunciations; here they are split when a word is asked for.
    """

    def __init__(self, path: Path) -> None:
        sounds: dict[str, str] = {}
        for line in path.read_text(encoding="latin-1").splitlines():
            word, number, rest = line.split(" ", 2)
            if number == "1":  # textstat counts the first pronunciation
                sounds[word.lower()] = rest
        if len(sounds) < SMALLEST:
            raise ValueError(f"only {len(sounds)} words")
        self._sounds = sounds

    def dict(self) -> _Dictionary:
        """What NLTK calls the mapping."""
        return self

    def __getitem__(self, word: str) -> list[list[str]]:
        return [self._sounds[word].split()]


def _import_nltk() -> Any:
    """NLTK without scipy.

    Where scipy is installed, NLTK imports its statistics for functions that nothing here calls: two seconds at every
    start. It does without them when that import fails, so scipy is out of sight for this moment, unless it is loaded
    already.
    """
    hidden = "scipy" not in sys.modules
    if hidden:
        sys.modules["scipy"] = None  # type: ignore[assignment]  # Python's own way of saying: not importable
    try:
        import nltk
    finally:
        if hidden:
            del sys.modules["scipy"]
    return nltk


@functools.cache
def syllable_counter() -> Any:
    """The textstat object with the shipped dictionary; loading takes about a second once in a process.

    Raises:
        DictionaryMissing: if the shipped dictionary is not there or is damaged.
    """
    try:
        path = resources.path("nltk_data", "corpora", "cmudict", "cmudict")
    except FileNotFoundError as error:
        raise DictionaryMissing(str(error)) from error
    nltk = _import_nltk()
    nltk.download = _refuse
    try:
        nltk.corpus.cmudict = _Dictionary(path)
    except (OSError, ValueError) as error:
        raise DictionaryMissing(f"The pronouncing dictionary {path} is damaged: install the program again.") from error
    import textstat

    find, nltk.data.find = nltk.data.find, _there
    try:
        textstat.syllable_count("a")  # textstat asks for the dictionary once and keeps it
    finally:
        nltk.data.find = find
    return textstat


def count_syllables(text: str) -> int:
    """Syllables of a text or a word, exactly as textstat counts them.

    Raises:
        DictionaryMissing: see `syllable_counter`.
    """
    return int(syllable_counter().syllable_count(text)) if text.strip() else 0


@dataclass(frozen=True)
class Counts:
    """What the formulas take.

    Attributes:
        words: The program's words.
        sentences: The program's sentences.
        syllables: textstat's syllables of the text.
        long_words: textstat's words of three or more syllables.
        hard_words: Gunning's hard words.
        letters: Letters and figures inside words.
    """

    words: int
    sentences: int
    syllables: int
    long_words: int
    hard_words: int
    letters: int


def count(text: Text, parse: Parse | None = None) -> Counts:
    """Count a text.

    Args:
        text: The clean text.
        parse: Its parse, which tells the names apart for the fog index; without it no name is left out.

    Raises:
        DictionaryMissing: see `syllable_counter`.
    """
    content = text.content
    names = {token.start for token in parse.tokens if token.pos == "PROPN"} if parse is not None else set()
    hard = letters = 0
    for found in WORD.finditer(content):
        word = found.group()
        letters += sum(char.isalnum() for char in word)
        hard += found.start() not in names and _hard(word)
    return Counts(
        text.words(),
        len(text.sentences),
        count_syllables(content),
        int(syllable_counter().polysyllabcount(content)) if content.strip() else 0,
        hard,
        letters,
    )


def _hard(word: str) -> bool:
    """Whether a word is hard by Gunning's rules, names apart."""
    if any(mark in word for mark in _HYPHENS) or not word[0].isalpha():
        return False
    word = re.sub(r"[’']s?$", "", word.lower())
    syllables = count_syllables(word)
    if syllables != 3:
        return syllables > 3
    for suffix in _SUFFIXES:
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and len(stem) >= 3:
            # "created": the stem alone says too little ("creat"), with its e restored it can be looked up.
            return min(count_syllables(stem), count_syllables(stem + "e")) >= 3
    return True


def _flesch(c: Counts) -> float:
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def _kincaid(c: Counts) -> float:
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def _smog(c: Counts) -> float:
    return 1.0430 * math.sqrt(30 * c.long_words / c.sentences) + 3.1291


def _fog(c: Counts) -> float:
    return 0.4 * (c.words / c.sentences + 100 * c.hard_words / c.words)


def _coleman(c: Counts) -> float:
    return 0.0588 * 100 * c.letters / c.words - 0.296 * 100 * c.sentences / c.words - 15.8


def _ari(c: Counts) -> float:
    return 4.71 * c.letters / c.words + 0.5 * c.words / c.sentences - 21.43


_FORMULAS: tuple[tuple[str, str, Callable[[Counts], float], int], ...] = (
    ("words_per_sentence", "Words per sentence", lambda c: c.words / c.sentences, 0),
    ("syllables_per_word", "Syllables per word", lambda c: c.syllables / c.words, 0),
    ("flesch_reading_ease", "Flesch reading ease", _flesch, 0),
    ("flesch_kincaid_grade", "Flesch–Kincaid grade", _kincaid, 0),
    ("smog", "SMOG grade", _smog, MIN_SENTENCES),
    ("gunning_fog", "Gunning fog index", _fog, 0),
    ("coleman_liau", "Coleman–Liau index", _coleman, 0),
    ("automated_readability", "Automated readability index", _ari, 0),
)
"""Id, name, formula, sentences it asks for. The two averages are plain counts and reliable at any length."""
_PLAIN_AVERAGES = frozenset({"words_per_sentence", "syllables_per_word"})


def measure(counts: Counts) -> tuple[Measure, ...]:
    """All measures of a text; their value is None when it has no word."""
    out: list[Measure] = []
    for key, name, formula, sentences in _FORMULAS:
        if not counts.words or not counts.sentences:
            out.append(Measure(key, name, None, False, "there are no words to count"))
            continue
        notes = []
        if counts.words < MIN_WORDS and key not in _PLAIN_AVERAGES:
            notes.append(f"asks for at least {MIN_WORDS} words; there are {counts.words}")
        if counts.sentences < sentences:
            notes.append(f"asks for at least {sentences} sentences; there are {counts.sentences}")
        out.append(Measure(key, name, round(formula(counts), 2), not notes, "; ".join(notes)))
    return tuple(out)


class Readability:
    """Readability of one article."""

    spec = Spec(
        "readability",
        1,
        "article",
        ReadabilityResult,
        requires=(Parse,),
        title="Readability",
        definition=(
            "How long the sentences and words of the article’s body are, put into formulas that were made to guess how "
            "many years of school a reader needs. Words and sentences are counted by this program (“Mr.” does not "
            "end a sentence); syllables are looked up in the CMU Pronouncing Dictionary, and guessed for words it "
            "does not hold. Flesch reading ease is higher for easier texts (60 to 70 is plain English); the other "
            "figures are school grades, higher for harder texts. A figure is marked unreliable when the text is "
            "shorter than the formula asks for. The formulas see lengths only: they say nothing about whether a text "
            "is clear or fair."
        ),
    )

    def __call__(self, article: Article, given: Given) -> ReadabilityResult:
        """Readability of the clean text.

        Raises:
            DictionaryMissing: if the shipped dictionary is not there.
        """
        counts = count(article.text, given.one(Parse))
        return ReadabilityResult(counts.words, counts.sentences, counts.syllables, measure(counts))
