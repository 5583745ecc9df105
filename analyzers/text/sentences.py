"""Where sentences end, by rule.

Sentences end at . ! ? … ‽ and the full stops of other scripts (۔ ؟ 。 । ！ ？), with closing quotation marks and
brackets drawn in, when what follows can begin a sentence. They do not end
  * after a title or "vs." (Mr., Gen.), after "No.", "p." and the like before a figure, after a number that opens a
    list item,
  * after an abbreviation that ends sentences now and then (Sept., Mass., Inc., U.S., T.T.P., initials), unless the
    next word is a common sentence opener; "a.m." and "p.m." go on before a weekday, a month or a time zone,
  * inside figures and addresses (3.5, nytimes.com), before a lower-case word, or before a closing cue clause
    ('"Stop!" he said', '"When?" Mr. Khan asked'),
  * between a closing quotation mark and a dash with the speaker's name ("“Enough.” – Ana Brod").
Three dots, also spaced ones, belong to the sentence before them, unless a lower-case word follows ("... and left").
Titles, months, weekdays and states count as abbreviations only when capitalised: "he was ill." ends a sentence.
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
_DASHES = "–—―‒-"

# Titles, capitalised: always followed by a name.
_TITLES = frozenset(
    """mr mrs ms mx dr drs prof gen gens col lt lieut maj capt cmdr cpl sgt adm brig gov govs sen rep reps sens rev hon
    pres amb insp supt det del asst atty messrs mssrs mme mlle m sra srta fr msgr ste pvt pfc cllr""".split()
)
# Always followed by more of the same sentence, capitalised or not.
_NEVER_FINAL = frozenset("vs v viz cf approx esp incl".split())
# Abbreviations only before a figure.
_BEFORE_FIGURES = frozenset("no nos vol p pp art sec para fig ch eq op c ca".split())
# Months, weekdays, American states and places, capitalised: they end a sentence only before a common sentence opener.
_CALENDAR = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_CAPITALISED = _CALENDAR | frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la md me mass mich minn miss mo mont neb nev okla ore pa
    tenn tex vt va wash wis wyo st mt ft""".split()
)
# The same, capitalised or not.
_MAYBE_FINAL = frozenset(
    """jr sr inc ltd co cos corp llc plc bros dept univ est etc al ave blvd rd u.s u.k u.n e.u d.c b.c a.d ph.d m.d
    i.e e.g""".split()
)
_CLOCK = frozenset(("a.m", "p.m"))
_AFTER_CLOCK = _CALENDAR | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december eastern central mountain pacific greenwich local today
    tonight tomorrow""".split()
)
_OPENERS = frozenset(
    """the a an he she it they we i you this that these those in on at but and or if when while as after before since
    although though however for from by to with without there here what who why how his her its their our my your
    many most some several both all one two three no not nor yet so then now later meanwhile last until under over
    about according asked also even only such another other more during among between despite because mr
    mrs ms""".split()
)
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w’'&-]|\.(?=\w))*$")
_SPACED_DOTS = re.compile(r"\.(?:[ \u00a0\u202f]\.){2,}")
_ELLIPSIS = re.compile(r"(?:…|\.{3,}|\.(?:[ \u00a0\u202f]\.){2,})(?![^\s“”\"'’)\]])")
_LIST_NUMBER = re.compile(r"\s*\(?\d{1,3}$")
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
        after_dots = _run_end(text, at, paragraph.end)
        stop = _with_closers(text, paragraph, after_dots)
        if _ends_sentence(text, paragraph, start, at, after_dots, stop):
            span = Span(start, stop).trimmed(text)
            if span.length:
                out.append(span)
            start = stop
        at = stop
    span = Span(start, paragraph.end).trimmed(text)
    if span.length:
        out.append(span)
    return out


def _run_end(text: str, at: int, end: int) -> int:
    """One past the terminals that begin at `at`; spaced dots ". . ." are one run."""
    spaced = _SPACED_DOTS.match(text, at, end)
    stop = spaced.end() if spaced else at + 1
    while stop < end and text[stop] in TERMINALS:
        stop += 1
    return stop


def _with_closers(text: str, paragraph: Span, stop: int) -> int:
    """One past the closing marks and brackets after a terminal; a lone curly or angled one may stand after a space."""
    end = paragraph.end
    while stop < end:
        if text[stop] in _CLOSERS and not _opens_next(text, paragraph, stop):
            stop += 1
        elif (
            text[stop] in " \u00a0\u202f"
            and text[stop + 1 : stop + 2] in ("”", "»", "›")
            and not text[stop + 2 : stop + 3].isalnum()
            and stop + 1 < end
        ):
            stop += 2
        else:
            break
    return stop


def _opens_next(text: str, paragraph: Span, at: int) -> bool:
    """Whether the straight mark at `at` opens what follows instead of closing what came before (`gone."We`)."""
    return (
        text[at] == '"'
        and at + 1 < paragraph.end
        and text[at + 1].isalnum()
        and text.count('"', paragraph.start, at) % 2 == 0
    )


def _ends_sentence(text: str, paragraph: Span, start: int, dot: int, after_dots: int, stop: int) -> bool:
    """Whether the terminal at `dot`, with closing marks up to `stop`, ends the sentence that began at `start`."""
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
    while follower < end and text[follower] in "“‘\"'([«„" + _DASHES:
        follower += 1
    first = text[follower] if follower < end else ""
    quoted = stop > after_dots
    ellipsis = text[dot] == "…" or text.startswith("...", dot) or after_dots - dot > 4
    if first.islower() or _joins(text, nxt, end, quoted):
        return False
    if quoted and text[dot] in "!?…" and _CUE_AFTER.match(text, stop, end):
        return False
    if ellipsis:
        return not _CUE_AFTER.match(text, stop, end)
    if text[dot] != "." or quoted:
        return True
    if _LIST_NUMBER.match(text, start, dot):
        return False
    return _full_stop_ends(text, paragraph, dot, follower, first)


def _joins(text: str, nxt: int, end: int, quoted: bool) -> bool:
    """Whether what begins at `nxt` belongs to the sentence before: three dots, a dash after a quotation."""
    dots = _ELLIPSIS.match(text, nxt, end)
    if dots:
        after = dots.end()
        while after < end and not text[after].isalnum():
            after += 1
        return after >= end or not text[after].islower()
    return quoted and text[nxt] in _DASHES and nxt + 1 < end and text[nxt + 1].isspace()


def _full_stop_ends(text: str, paragraph: Span, dot: int, follower: int, first: str) -> bool:
    """Whether a plain full stop before the word at `follower`, with the character `first`, ends the sentence."""
    written = _word_before(text, paragraph, dot)
    word = written.lower()
    capital = written[:1].isupper()
    following = _next_word(text, follower, paragraph.end)
    opener = following in _OPENERS
    initials = (len(word) == 1 and word.isalpha()) or ("." in word and all(len(p) <= 2 for p in word.split(".")))
    if word in _NEVER_FINAL or (capital and word in _TITLES and word not in _CAPITALISED):
        return False
    if first.isdigit():
        return not (word in _BEFORE_FIGURES or word in _MAYBE_FINAL or (capital and word in _CAPITALISED) or initials)
    if word in _CLOCK:
        zone = text[follower : follower + len(following)].isupper() and len(following) > 1
        return not (zone or following in _AFTER_CLOCK)
    if word in _MAYBE_FINAL or (capital and word in _CAPITALISED) or initials:
        return opener
    return True


def _glued_boundary(text: str, paragraph: Span, dot: int, stop: int) -> bool:
    """A boundary without a space: "difference.The talks", seen where pages glue two lines together.

    Needs a capitalised word after, and before a lower-case word of three letters or more, or any word that is no
    abbreviation if the one after is a common sentence opener; so "U.S.-backed", "nytimes.com", "T.T.P.’s" stay whole.
    """
    if text[dot] not in ".!?":
        return text[dot] in "۔؟。।！？"
    before = _word_before(text, paragraph, dot)
    after = re.match(r"[“\"‘(]?([A-Z][a-z]*)[\s,’']", text[stop : min(paragraph.end, stop + 16)])
    if not after or len(before) < 2 or "." in before:
        return False
    if len(before) > 2 and before.islower() and len(after[1]) > 1:
        return True
    word = before.lower()
    return after[1].lower() in _OPENERS and word not in _TITLES | _CAPITALISED | _MAYBE_FINAL | _NEVER_FINAL


def _word_before(text: str, paragraph: Span, dot: int) -> str:
    """The word that ends at `dot` as written, inner full stops kept."""
    found = _WORD_BEFORE.search(text, max(paragraph.start, dot - 40), dot)
    return found.group(0) if found else ""


_NEXT_WORD = re.compile(r"[\w’']+")


def _next_word(text: str, at: int, end: int) -> str:
    """The word at `at`, lower case, or an empty string."""
    found = _NEXT_WORD.match(text, at, end)
    return found.group(0).lower() if found else ""
