# ruff: noqa: E501 - alternatives read better on one line
"""Prompts that stand in front of a sentence on its line without a full stop between.

    Get the day in short, straight to your inbox But the minister said ...
    SEE ALSO: Why the drivers are suing the state In the last year, ...

Where the prompt ends and the sentence begins is found from three things: what stands before the place says by itself
that it is no body (a cue of weight 4 at the beginning of the sentence); the word at the place begins sentences (a
function word with a capital letter, a quotation mark, a dateline) or is a name that the page uses elsewhere; and
enough of a sentence is left behind it. Of several places the first that fits is taken. After
a label and a colon at least three words belong to the title, and a name only ends it when the page uses it elsewhere.
Nothing is cut when no place fits: the sentence is then weighed as a whole.

Known misses: a title whose own words begin with capitals throughout; a name that only stands in this sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from analyzers.modules.cleaning.cues import CUES, IMPERATIVE

REACH = 170
"""A prompt is no longer than this, in characters."""

_OPENS = re.compile(
    r"\W*(?:please |also |now |just )?(?:advertisements?|adverts?|story|article|content|report|related|more|most|see|read|watch|listen|hear|"
    r"view|photos?|pictures?|images?|video|audio|podcast|graphic|updated|last|published|posted|play|pause|loading|share|follow|"
    r"sign|subscribe|get|receive|join|become|support|donate|give|contribute|click|tap|scroll|skip|continue|keep|download|"
    r"print|e-?mail|comments?|live|breaking|sponsored|promoted|recommended|trending|popular|up next|don[’']t|never|also|"
    r"explainer|analysis|opinion|timeline|gallery|in pictures|register|log|enjoy|try|start|save|send|write|tell|make|add|"
    r"copy|find|learn|discover|explore|buy|order|shop|credit|courtesy|file|copyright|©|open|close|show|hide|next|previous|"
    r"page|refresh|editor|editors|what|here|our|your|this|you|help|back|fund|unlock|exclusive|for|to|want|like|have|got)\b",
    re.I,
)
_LABEL = re.compile(r"\W*[\w’' ]{2,28}?(?:\s*[:|»>]|\s-)\s*(?=\S)")
"""A label before a title: "Read more:", "WATCH |"."""
_ZONES = frozenset(
    "BST GMT EST EDT CST CDT MST MDT PST PDT IST CET CEST EET EEST UTC AEST AEDT PKT WAT EAT SAST AM PM".split()
)
_PLACE = re.compile(
    r"(?<=[\w:)’”\"'»>…])(\s+)(?=[A-Z“\"‘])|(?<=[a-z\d)])()(?=[A-Z][a-z]|[AI] [a-z])|(?<=[A-Z]{2})()(?=[A-Z][a-z]{2})|(?<=\w)()(?=[“])"
)
_STARTERS = frozenset(
    """the a an and but or so yet nor for if in on at by with from to of as after before when while where since until
    although though because despite during under over among against between through without within instead it its he
    she they we i his her their our my this that these those there here what who why how which not no none nobody some many most
    few several all both each every one two three four five six seven eight nine ten dozens hundreds thousands
    still then now also even just only once last next earlier later meanwhile however moreover according asked
    nearly about more less than two such other another critics officials police people is was are were did does do has
    had have will would can could should may might let mr mrs ms dr""".split()
)
_JOINS = frozenset(
    "the a an of and or to for on in with at by via from our your my this that no as is are de la al von van".split()
)
_DATELINE = re.compile(r"[A-Z][A-Z’'. ]{2,30}(?:,[^—–:\n-]{1,40})?(?:\s*\([^)]{2,40}\))?\s*(?:—|–|--)")
_WORD = re.compile(r"[\w’'-]+")


def strong(part: str) -> bool:
    """Whether a stretch says by itself that it is no body: a cue of weight 4 or more matches."""
    part = part.strip()
    return any(cue.weight >= 4 and cue.pattern.search(part) for cue in CUES)


def prompt_ends(text: str, named: Callable[[str], bool]) -> list[int]:
    """Offsets in a sentence at which a prompt before it ends, in order; empty when there is none.

    Args:
        text: The sentence, quoted stretches as they are or masked.
        named: Whether a capitalised word stands elsewhere on the page.
    """
    out: list[int] = []
    at = 0
    for _ in range(4):
        found = _first_end(text[at:], named)
        if found is None:
            break
        at += found
        out.append(at)
    return out


def _first_end(text: str, named: Callable[[str], bool]) -> int | None:
    """Where the first prompt of a sentence ends, or None."""
    if not _OPENS.match(text) and not IMPERATIVE.match(text):
        return None
    label = _LABEL.match(text)
    if label and text[label.end()].islower():
        label = None  # the prompt goes on, no title follows
    for place in _PLACE.finditer(text, 3, min(len(text), REACH)):
        before, at = text[: place.start()], place.end()
        left, rest = _WORD.findall(before), _WORD.findall(text[at : at + 400])
        closed = before.rstrip()[-1:] in ":)"
        if not left or len(rest) < 4 or rest[0] in _ZONES or (left[-1].lower() in _JOINS and not closed):
            continue
        if left[-1].isupper() and rest[0].isupper() and rest[1].isupper():
            continue  # a heading in capitals
        if label and len(_WORD.findall(before[label.end() :])) < 3:
            continue
        glued = place.end() == place.start()
        starts = rest[0].lower() in _STARTERS or text[at] in '“"‘' or bool(_DATELINE.match(text, at)) or glued
        inside = left[-1][:1].isupper() and not left[-1].isupper()  # names and titles run on
        if label and starts and inside and not glued and rest[0].lower() in _JOINS:
            continue
        if not starts and (label or inside) and not named(rest[0]):
            continue
        if strong(before):
            return at
    return None
