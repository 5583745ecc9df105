"""Sentences as the line-up compares them: normalised words, content words, names and figures.

Normalising makes two spellings of one thing equal before anything is compared: case, curly quotes, possessives, full
stops inside abbreviations ("T.T.P."), hyphens, number words ("two dozen" is 24) and the groups of
`resources/lexicons/same_words.json` ("cease-fire" and "truce"). Words that only report ("said", "told") are dropped:
they make every two quotations look alike.

Known misses: figures written as ranges; synonyms outside the list; one-word aliases of a name that share no letters.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import resources
from analyzers.records import Parse, Token
from analyzers.text import Sentence, Span, Text

WORD = re.compile(r"\w+(?:[.'&@]\w+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-", "‐": "-"})
_FIGURE_COMMA = re.compile(r"(?<=\d),(?=\d{3}\b)")

REPORTING = frozenset(
    """say tell add write note ask state announce declare explain argue insist claim accord reply answer comment remark
    tweet report describe mention""".split()
)
"""Lemmas of verbs that report; their weight is taken away."""

_REPORTING_FORMS = frozenset(
    """said says say saying told tells tell telling added adds adding according wrote writes noted notes stated states
    reported reportedly tweeted""".split()
)
UNITS = {
    w: i
    for i, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_NUMBER_WORDS = frozenset({*UNITS, *TENS, *SCALES, "a", "an"})
"""Words that a number may begin with; others need no closer look."""

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X"})
_LIGHT = frozenset(
    {"be", "have", "do", "go", "make", "get", "take", "also", "not", "very", "so", "then", "there", "just"}
)


@dataclass(frozen=True)
class Passage:
    """One sentence ready for comparing.

    Attributes:
        article: Number of its article in the comparison.
        index: Number of the sentence in its article's text.
        sentence: The sentence.
        text: Its characters.
        words: Normalised words without reporting verbs.
        plain: Normalised words, all of them, for verbatim runs.
        tokens: Its tokens.
        content: Lemmas of its content words, synonyms joined, in order of their tokens.
        content_at: Spans of those words in the clean text.
        content_pos: Their parts of speech.
        naming: For each of them whether it only says who somebody is: a name, a title, an apposition to a name.
        naming_words: The same as normalised words.
        names: Lower-case words of its names.
        figures: Its figures, normalised.
    """

    article: int
    index: int
    sentence: Sentence
    text: str
    words: tuple[str, ...]
    plain: tuple[str, ...]
    tokens: tuple[Token, ...]
    content: tuple[str, ...]
    content_at: tuple[Span, ...]
    content_pos: tuple[str, ...]
    naming: tuple[bool, ...]
    naming_words: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]

    def surface(self, span: Span) -> str:
        """The characters of a place of the clean text inside this sentence."""
        return span.shifted(-self.sentence.span.start).of(self.text)

    @functools.cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of four words, for a quick look whether two sentences share one."""
        return frozenset(tuple(self.plain[i : i + 4]) for i in range(len(self.plain) - 3))


@functools.cache
def synonyms() -> dict[str, str]:
    """Word form or lemma -> the word that stands for its group."""
    data = json.loads(resources.path("lexicons", "same_words.json").read_text("utf-8"))
    return {form: group[0] for group in data["groups"] for form in group}


def plain_text(text: str) -> str:
    """Lower case with straight quotes and plain spaces; the same length as `text` for all but a few letters."""
    return text.translate(_PLAIN).lower()


def plain_words(text: str) -> list[str]:
    """Words in lower case without possessives and inner full stops, figures without thousands commas."""
    out = []
    for word in WORD.findall(_FIGURE_COMMA.sub("", plain_text(text).replace("-", " "))):
        if word.endswith("'s"):
            word = word[:-2]
        if word == "u.s":
            word = "usa"
        out.append(word.replace(".", "") if not word[0].isdigit() else word)
    return out


def joined(words: Sequence[str]) -> list[str]:
    """Words with synonyms joined and number words written as figures ("two dozen" becomes "24")."""
    same = synonyms()
    out: list[str] = []
    at = 0
    while at < len(words):
        value, used = number_at(words, at) if words[at] in _NUMBER_WORDS or words[at][:1].isdigit() else ("", 0)
        if used:
            out.append(value)
            at += used
            continue
        if at + 1 < len(words) and (pair := same.get(f"{words[at]} {words[at + 1]}")):
            out.append(pair)
            at += 2
            continue
        out.append(same.get(words[at], words[at]))
        at += 1
    return out


def number_at(words: Sequence[str], at: int) -> tuple[str, int]:
    """The number written in words at `words[at]`: its figure and how many words it takes, or ("", 0).

    "one" alone is no number (it is a pronoun as often).
    """
    total = current = 0.0
    used = 0
    seen = False
    while at + used < len(words):
        word = words[at + used]
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in SCALES and (seen or word == "dozen"):
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0
        elif not seen and word in ("a", "an") and at + used + 1 < len(words) and words[at + used + 1] in SCALES:
            current = 1
        elif not seen and re.fullmatch(r"\d+(?:\.\d+)?", word) and words[at + used + 1 : at + used + 2]:
            if words[at + used + 1] not in SCALES:
                return "", 0
            current = float(word)
        else:
            break
        seen = True
        used += 1
    if not used or (used == 1 and words[at] == "one"):
        return "", 0
    return f"{total + current:g}" if total + current < 1e6 else str(int(total + current)), used


def passages(article: int, text: Text, parse: Parse) -> list[Passage]:
    """All sentences of one article, in order."""
    same = synonyms()
    out = []
    for index, sentence in enumerate(text.sentences):
        content = sentence.span.of(text.content)
        tokens = parse.sentence(index)
        plain = plain_words(content)
        words = [w for w in joined(plain) if w not in _REPORTING_FORMS]
        picked = [t for t in tokens if is_content(t)]
        who = naming_words(parse, index)
        out.append(
            Passage(
                article,
                index,
                sentence,
                content,
                tuple(words),
                tuple(plain),
                tokens,
                tuple(term(t, same) for t in picked),
                tuple(t.span for t in picked),
                tuple(t.pos for t in picked),
                tuple(t.start in who for t in picked),
                frozenset(w for t in tokens if t.start in who for w in joined(plain_words(t.text))),
                frozenset(
                    w for t in tokens if t.pos == "PROPN" for w in plain_words(t.text) if len(w) > 1 and w.isalpha()
                ),
                frozenset(w for w in words if w[0].isdigit()),
            )
        )
    return out


def naming_words(parse: Parse, index: int) -> frozenset[int]:
    """Starts of the words of a sentence that only say who somebody is.

    Names of persons and what hangs on them as title or apposition ("Dorin Vasko, the interior minister,"): two
    sentences that share no more than these tell two things about one person.
    """
    first, last = parse.bounds[index]
    marked = {
        k for k in range(first, last) if parse.tokens[k].pos == "PROPN" and parse.tokens[k].ent in ("PERSON", "ORG", "")
    }
    for _ in range(4):  # as deep as titles go: "leader of the opposition in parliament"
        for k in range(first, last):
            token = parse.tokens[k]
            if k in marked or token.head == k or token.head not in marked:
                continue
            above = parse.tokens[token.head]
            hangs = token.dep in ("appos", "compound", "amod", "nmod") or (
                above.pos != "PROPN" and token.dep in ("prep", "pobj", "poss", "det", "nummod")
            )
            if hangs:
                marked.add(k)
    return frozenset(parse.tokens[k].start for k in marked)


def is_content(token: Token) -> bool:
    """Whether a token carries matter: open word classes without reporting and light verbs."""
    lemma = token.lemma.lower()
    return (
        token.pos in CONTENT
        and any(c.isalnum() for c in token.text)
        and lemma not in _LIGHT
        and not (token.pos == "VERB" and lemma in REPORTING)
    )


def term(token: Token, same: dict[str, str]) -> str:
    """What a content word counts as: its lemma in lower case, synonyms joined."""
    lemma = token.lemma.lower().replace(".", "").replace("’", "'")
    if lemma in UNITS or lemma in TENS:
        return str(UNITS.get(lemma, TENS.get(lemma)))
    return same.get(lemma, lemma)
