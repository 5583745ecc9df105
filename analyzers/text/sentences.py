"""Where sentences end, by rule.

Sentences end at . ! ? … ‽ and the full stops of other scripts (۔ ؟ 。 । ！ ？), with closing quotation marks and brackets drawn in, when what
follows can begin a sentence. Full stops do not end a sentence
  * after an abbreviation that never ends one (Mr., Gen., Sept., No. before a figure, vs.),
  * after an initial or a chain of initials ("J. ", "T.T.P.", "U.S.") unless the next word is a common sentence opener,
  * inside figures and addresses (3.5, nytimes.com), before a lower-case word, or before a closing cue clause
    ('"Stop!" he said', '"When?" Mr. Khan asked').
The approach follows the observations of Kiss and Strunk (2006, "Unsupervised Multilingual Sentence Boundary
Detection") about abbreviations, initials and sentence openers; the lists are our own.
Known misses: a sentence that begins with a lower-case brand name; an abbreviation at the end of a sentence that is
followed by a name ("... in the U.S. Khan left ...") is read as one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.text.span import Span

TERMINALS = ".!?…‽۔؟。।！？"
_CLOSERS = "”’\"'»)]}›"

# Abbreviations that are always followed by more of the same sentence.
_NEVER_FINAL = frozenset(
    """mr mrs ms mx dr prof gen col lt maj capt cmdr cpl sgt adm brig gov sen rep reps sens rev hon pres amb insp supt det
    st ste mt ft messrs mssrs mme mlle m sr sra srta fr vs v al viz cf approx ca esp incl ed eds trans vol pp p
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn
    tex vt va wash wis wyo art sec para fig ch nos eq""".split()
)
# Abbreviations that end a sentence now and then: a boundary only before a common sentence opener.
_MAYBE_FINAL = frozenset(
    """jr sr inc ltd co corp llc plc bros dept univ est etc al no ave blvd rd u.s u.k u.n e.u d.c a.m p.m b.c a.d ph.d m.d
    i.e e.g""".split()
)
_OPENERS = frozenset(
    """the a an he she it they we i you this that these those in on at but and or if when while as after before since
    although though however for from by to with without there here what who why how his her its their our my your many
    most some several both all one two three no not nor yet so then now later meanwhile last since until under over
    about according asked also even only such another other more during among between despite because mr mrs ms""".split()
)
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w’'&-]|\.(?=\w))*$")
_CUE_AFTER = re.compile(
    r"\s*(?:[A-Z][\w’'.-]*\s+){0,5}(?:said|says|asked|asks|told|added|wrote|replied|answered|shouted|cried|demanded|"
    r"exclaimed|wondered|insisted|declared|continued|quipped|tweeted|yelled)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        id: "s" and its number in the text, from 0.
        span: Where it stands, without white space at its ends.
        paragraph: Number of its paragraph, from 0.
    """

    id: str
    span: Span
    paragraph: int


def split_sentences(text: str, paragraph: Span) -> list[Span]:
    """Sentence spans of one paragraph, trimmed of white space, in order.

    Args:
        text: The whole text.
        paragraph: The paragraph, offsets into `text`.

    Returns:
        Disjoint spans that together hold every character of the paragraph that is not white space.
    """
    out: list[Span] = []
    start = paragraph.start
    at = start
    while at < paragraph.end:
        if text[at] not in TERMINALS:
            at += 1
            continue
        stop = at + 1
        while stop < paragraph.end and text[stop] in TERMINALS:
            stop += 1
        after_dots = stop
        while stop < paragraph.end and text[stop] in _CLOSERS and not _opens_next(text, stop, paragraph.end):
            stop += 1
        if _ends_sentence(text, paragraph, at, after_dots, stop):
            span = Span(start, stop).trimmed(text)
            if span.length:
                out.append(span)
            start = stop
        at = stop
    span = Span(start, paragraph.end).trimmed(text)
    if span.length:
        out.append(span)
    return out


def _opens_next(text: str, at: int, end: int) -> bool:
    """Whether the mark at `at` opens what follows instead of closing what came before (`. "We`)."""
    return text[at] in "\"'" and text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum()


def _ends_sentence(text: str, paragraph: Span, dot: int, after_dots: int, stop: int) -> bool:
    """Whether the terminal at `dot`, with closing marks up to `stop`, ends a sentence."""
    end = paragraph.end
    if stop >= end:
        return True
    if not text[stop].isspace():
        return _glued_boundary(text, paragraph, dot, stop)
    nxt = stop
    while nxt < end and text[nxt].isspace():
        nxt += 1
    if nxt >= end:
        return True
    follower = nxt
    while follower < end and text[follower] in "“‘\"'([«„—–-":
        follower += 1
    first = text[follower] if follower < end else ""
    quoted = stop > after_dots
    if first.islower():
        return False
    if first.isdigit() and text[dot] == "." and not quoted:
        word = _word_before(text, paragraph, dot)
        return word not in _NEVER_FINAL and word not in _MAYBE_FINAL and not (len(word) == 1 and word.isalpha())
    if quoted and text[dot] in "!?…" and _CUE_AFTER.match(text, stop, end):
        return False
    if text[dot] == "…" or text.startswith("...", dot):
        return not _CUE_AFTER.match(text, stop, end)
    if text[dot] != ".":
        return True
    if quoted:
        return True
    return _full_stop_ends(text, paragraph, dot, follower)


def _full_stop_ends(text: str, paragraph: Span, dot: int, follower: int) -> bool:
    """Whether a plain full stop before the word at `follower` ends the sentence."""
    word = _word_before(text, paragraph, dot)
    opener = _next_word(text, follower, paragraph.end) in _OPENERS
    if word in _NEVER_FINAL:
        return False
    if word in _MAYBE_FINAL:
        return opener
    if len(word) == 1 and word.isalpha():  # an initial
        return opener and word != "i"
    if "." in word and all(len(part) <= 2 for part in word.split(".")):  # T.T.P.
        return opener
    return True


def _glued_boundary(text: str, paragraph: Span, dot: int, stop: int) -> bool:
    """A boundary without a space: "difference.The talks", seen where pages glue two lines together.

    Needs a lower-case word of three letters or more before and a capitalised word after, so that "U.S.-backed",
    "nytimes.com" and "T.T.P.’s" stay whole.
    """
    if text[dot] != "." and text[dot] not in "!?":
        return text[dot] in "۔؟。।！？"
    before = _word_before(text, paragraph, dot)
    raw = text[max(paragraph.start, dot - len(before)) : dot]
    if len(before) < 3 or not raw.islower() or "." in before:
        return False
    after = text[stop : stop + 12]
    return bool(re.match(r"[“\"‘(]?[A-Z][a-z]+[\s,’']", after))


def _word_before(text: str, paragraph: Span, dot: int) -> str:
    """The word that ends at `dot`, lower case, inner full stops kept."""
    found = _WORD_BEFORE.search(text, max(paragraph.start, dot - 40), dot)
    return found.group(0).lower() if found else ""


_NEXT_WORD = re.compile(r"[\w’']+")


def _next_word(text: str, at: int, end: int) -> str:
    """The word at `at`, lower case, or an empty string."""
    found = _NEXT_WORD.match(text, at, end)
    return found.group(0).lower() if found else ""
