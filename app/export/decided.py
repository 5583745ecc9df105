"""What a person decided, in words: for the document's method page, the history and what needs a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzers.decisions import BELIEF, Decision, Place
from app.export.names import CLASSES
from app.export.source_words import ACTS, ANONYMITY, COUNTS_AS, STATUSES, TYPES
from app.export.text import excerpt

_PARTS = {
    "source": ("said by", "nobody who is named"),
    "cue": ("the saying word is", "none"),
    "content": ("what is said is", "nothing"),
    "said_to": ("told to", "nobody who is named"),
    "relay": ("second hand, through", ""),
}
"""Parts of a statement: words before those of the text, and what stands for none."""
_VALUES = {
    "status": ("the source’s walk of life", STATUSES),
    "type": ("quotation", TYPES),
    "speech_act": ("speech act", ACTS),
}


def words_at(place: Place, raws: Mapping[str, str]) -> str:
    """The words at a raw place, shortened; "" if there are none or the article is gone."""
    raw = raws.get(place.article, "")
    return excerpt(" … ".join(" ".join(span.of(raw).split()) for span in place.spans))


def decided(decision: Decision, raws: Mapping[str, str], names: Mapping[str, str]) -> str:
    """What was decided about the words at a decision's first place, as the rest of a sentence about them.

    Args:
        decision: The decision.
        raws: Article id -> raw text.
        names: Article id -> name for people.
    """
    say = {
        "cleaning": _cleaning,
        "about": _about,
        "attribution": _attribution,
        "lineup": _lineup,
        "events": _events,
        "naming": _naming,
    }.get(decision.analyzer)
    return say(decision, raws, names) if say else f"{decision.analyzer}: {decision.action}"


def _cleaning(decision: Decision, raws: Mapping[str, str], names: Mapping[str, str]) -> str:
    return "kept as part of the article" if decision.action == "dismiss" else "hidden as site text"


def _about(decision: Decision, raws: Mapping[str, str], names: Mapping[str, str]) -> str:
    return f"{decision.field.replace('_', ' ')} set to {decision.value or 'unknown'}"


def _attribution(decision: Decision, raws: Mapping[str, str], names: Mapping[str, str]) -> str:
    others = _list(decision.others, raws, names, {decision.article})
    if decision.action == "confirm":
        return "confirmed"
    if decision.action == "dismiss":
        return "not a source"
    if decision.action == "add":
        source = words_at(decision.others[0], raws) if decision.others else ""
        return f"added as words of “{source}”" if source else "added as words without a source"
    if decision.action == "merge":
        return f"the same source as {others}"
    if decision.action == "split":
        return "a source of its own" + (f", together with {others}" if others else "")
    if decision.field == "source_class":
        return f"source is {CLASSES.get(decision.value, decision.value)}"
    if decision.field in _PARTS:
        before, none = _PARTS[decision.field]
        return f"{before} {others or none}" if others or none else "first hand: it came through no other report"
    if decision.field == "reporting":
        counts = COUNTS_AS.get(decision.value, decision.value)
        return f"counts as a {counts}" + ("; left out of all counts" if decision.value == BELIEF else "")
    if decision.field == "anonymity":
        why = f"the source is not named: {ANONYMITY.get(decision.value, decision.value)}"
        return f"{why}, {others}" if others else why
    if decision.field in _VALUES:
        what, words = _VALUES[decision.field]
        return f"{what} is {words.get(decision.value, decision.value)}"
    return f"{decision.field.replace('_', ' ')} is {decision.value.replace('_', ' ')}"


def _lineup(decision: Decision, raws: Mapping[str, str], names: Mapping[str, str]) -> str:
    some, rest = _halves(decision)
    others = _list(rest, raws, names)
    article = names.get(decision.value, "an article that was removed")
    if decision.action == "confirm":
        return f"no matching passage in {article}"
    if decision.action == "merge":
        own = f"its row, together with {_list(some, raws, names)}," if some else "its row"
        return f"{own} is one with that of {others}" if decision.field else f"belongs together with {others}"
    if decision.action == "split":
        return f"does not belong together with {others}" + (f"; nor do {_list(some, raws, names)}" if some else "")
    return "left to the program again"


def _events(decision: Decision, raws: Mapping[str, str], names: Mapping[str, str]) -> str:
    some, rest = _halves(decision)
    if decision.action == "merge":
        return f"covers the same event as {_articles(decision.others, names)}"
    together = f"together with {_articles(some, names)} " if some else ""
    return f"{together}another event than {_articles(rest, names)}"


def _naming(decision: Decision, raws: Mapping[str, str], names: Mapping[str, str]) -> str:
    others = _list(decision.others, raws, names)
    if decision.action == "merge":
        return f"the same actor as {others}"
    if decision.action == "split":
        into = decision.field == "into"
        more = _list(decision.others[:-1] if into else decision.others, raws, names)
        together = f", together with {more}" if more else ""
        return (
            f"the actor of {_list(decision.others[-1:], raws, names)}" if into else "an actor of its own"
        ) + together
    return f"called “{decision.value}”" if decision.value else "named by the program again"


def _halves(decision: Decision) -> tuple[Sequence[Place], Sequence[Place]]:
    """The further places on the first one's side of a cut, and those on the other; without one all the rest."""
    has = decision.action == "split" or (decision.action == "merge" and decision.field == "rows")
    cut = int(decision.value) - 1 if has and decision.value.isdecimal() else 0
    return decision.others[:cut], decision.others[cut:]


def _articles(places: Sequence[Place], names: Mapping[str, str]) -> str:
    return _and([names.get(place.article, "an article that was removed") for place in places])


def _list(
    places: Sequence[Place],
    raws: Mapping[str, str],
    names: Mapping[str, str],
    own: frozenset[str] | set[str] = frozenset(),
) -> str:
    """“words” (Outlet) and “words” (Outlet); outlets in `own` go without saying."""
    parts = []
    for place in places:
        if words := words_at(place, raws):
            outlet = names.get(place.article, "an article that was removed")
            parts.append(f"“{words}”" if place.article in own else f"“{words}” ({outlet})")
    return _and(parts)


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" and {parts[-1]}" if parts else ""
