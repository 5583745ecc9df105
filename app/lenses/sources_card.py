"""The inspector's card of one statement: who, through which words, why it was found, and what can be done about it."""

from __future__ import annotations

from analyzers.decisions import ADDED, CHANGED, CONFIRMED, STATEMENT
from analyzers.records import Attribution, AttributionResult, SourceEntity, broad_class
from analyzers.text import Span
from app.export.counts import LETTERS
from app.export.names import CLASSES, plural
from app.export.source_counts import DECIDED, counted, extent, to_check
from app.export.source_words import ACTS, ANONYMITY, COUNTS_AS, STATUSES, TYPES
from app.lenses.base import Comparison, Item, Passages
from app.lenses.sources_keys import Decide, Doing
from app.lenses.sources_marks import place_of
from app.widgets.blocks import (
    Action,
    Actions,
    Block,
    ChipItem,
    Chips,
    Choice,
    Field,
    Fields,
    Heading,
    Link,
    Quote,
    Words,
)

_FIELDS = (
    ("status", "Walk of life", STATUSES),
    ("speech_act", "Speech act", ACTS),
    ("type", "Quotation", TYPES),
)
_PARTS = (
    ("source", "Selected words: who says it"),
    ("cue", "Selected words: the saying word"),
    ("content", "Selected words: what is said"),
    ("said_to", "Selected words: who was told"),
    ("relay", "Selected words: the report it comes through"),
    ("reason", "Selected words: why the source is not named"),
    ("no source", "Nobody is named"),
    ("no cue", "There is no saying word"),
    ("no said_to", "Nobody in particular was told"),
    ("no relay", "It comes through no other report"),
)
_REASONS = {**ANONYMITY, "reason_given": "the selected words give the reason"}
_SIGNS = {CONFIRMED: "you confirmed this", CHANGED: "you changed this", ADDED: "you added this"}


def find(comparison: Comparison, article: str, key: str) -> Attribution | None:
    """An attribution by its id, or None if it is gone."""
    result = comparison.attributions.get(article)
    return next((item for item in result.attributions if item.id == key), None) if result else None


def card(comparison: Comparison, article: str, item: Attribution) -> tuple[Block, ...]:
    """All that is known of a statement, and what can be done about it."""
    result = comparison.attributions[article]
    source = next((s for s in result.sources if s.entity == item.entity), None)
    text = comparison.column(article).article.text.content
    broad = broad_class(item.source_class)
    said = _words(text, item.source)
    title = said or (source.name if source and source.name else "Nobody is named as the source")
    chips = [
        ChipItem(f"{LETTERS[broad]} {CLASSES[item.source_class]}", f"{broad}_fill", f"{broad}_ink"),
        ChipItem(TYPES[item.type]),
    ]
    if item.speech_act != "statement":
        chips.append(ChipItem(ACTS[item.speech_act]))
    if not item.reporting:
        chips.append(ChipItem("belief, wish or plan"))
    if to_check(item):
        chips.insert(0, ChipItem("Check this", "notice", "notice_ink", "warning"))
    elif item.provenance.rule in DECIDED:
        chips.insert(0, ChipItem(_SIGNS[item.provenance.rule], "positive_fill", "positive_ink", "done"))
    out: list[Block] = [Heading(title), Chips(tuple(chips)), Words(comparison.where(place_of(article, item)))]
    if item.warning:
        out.append(Words(f"Please check: {item.warning}"))
    out += [_actions(comparison, article, item, result), Fields(_fields(comparison, article, item, source))]
    place = place_of(article, item)
    around, at = comparison.around(place)
    marked = tuple((s.start - place.start + at, s.end - place.start + at) for s in item.content)
    out.append(Quote("What is reported", around, Passages(title, (place,)), comparison.column(article).hue, marked))
    return tuple(out)


def choices_for(comparison: Comparison, article: str, item: Attribution, doing: Doing) -> tuple[Choice, ...]:
    """What can be chosen for a statement: values of a field, other sources, parts; empty for a plain button."""
    if doing == "source_class":
        return tuple(Choice(name.capitalize(), key, key == item.source_class) for key, name in CLASSES.items())
    if doing == "change":
        return _changes(item)
    if doing == "same":
        return tuple(
            Choice(f"{LETTERS[broad_class(s.source_class)]}  {s.name or 'no name'}", s.entity)
            for s in comparison.attributions[article].sources
            if s.entity != item.entity
        )
    if doing == "other":
        if _siblings(comparison.attributions[article], item) < 2:
            return ()
        return (Choice("This statement only", "one"), Choice("Choose its statements …", "several"))
    if doing == "part":
        return tuple(Choice(name, key) for key, name in _PARTS if _may_be(item, key))
    return ()


def _changes(item: Attribution) -> tuple[Choice, ...]:
    """What can be changed about a statement that is no words of the text, by kind."""
    found = [
        Choice(name.capitalize(), f"reporting={key}", item.reporting == (key == STATEMENT), "Counts as")
        for key, name in COUNTS_AS.items()
    ]
    found += [
        Choice(name.capitalize(), f"{field}={key}", key == getattr(item, field), group)
        for field, group, values in _FIELDS
        for key, name in values.items()
    ]
    if broad_class(item.source_class) == "unnamed":
        kind = item.anonymity.kind if item.anonymity else "none"
        why = "Why not named"
        found += [Choice(name.capitalize(), f"anonymity={key}", key == kind, why) for key, name in _REASONS.items()]
    return tuple(found)


def _may_be(item: Attribution, part: str) -> bool:
    """Whether a part of a statement can be given words, or lose them."""
    if part == "reason":
        return broad_class(item.source_class) == "unnamed"
    if part == "no relay":
        return item.relay is not None or item.second_hand
    return not part.startswith("no ") or bool(getattr(item, part.removeprefix("no ")))


def _siblings(result: AttributionResult, item: Attribution) -> int:
    """How many attributions the source of one makes, this one included; 0 without a source."""
    return sum(bool(item.entity) and other.entity == item.entity for other in result.attributions)


BUTTONS: tuple[tuple[Doing, str], ...] = (
    ("confirm", "Right"),
    ("dismiss", "Not a source"),
    ("source_class", "Class ▾"),
    ("same", "Same source as ▾"),
    ("other", "Another source ▾"),
    ("part", "Words ▾"),
    ("change", "Change ▾"),
)
"""What can be done, with the words of its button; the first two are done at once."""
TIPS = {
    "confirm": "This is right as it was found (C)",
    "dismiss": "Nobody is quoted or reported here (Del)",
    "source_class": "Change the class of the source, for all its statements",
    "change": "Count it as a statement or a belief; why the source is not named; walk of life, speech act, quotation",
    "same": "Two sources are one: choose the other one",
    "other": "This statement, or several, are somebody else’s",
    "part": "Select words in the text first, then say what they are",
}


def _actions(comparison: Comparison, article: str, item: Attribution, result: AttributionResult) -> Actions:
    found = []
    for doing, text in BUTTONS:
        choices = choices_for(comparison, article, item, doing)
        if choices or doing in ("confirm", "dismiss"):
            found.append(Action(text, Decide(article, item.id, doing), choices, TIPS[doing]))
    if item.provenance.rule in DECIDED:
        found = found[1:]
    return Actions(tuple(found))


def _fields(comparison: Comparison, article: str, item: Attribution, source: SourceEntity | None) -> tuple[Field, ...]:
    text = comparison.column(article).article.text.content
    said = _words(text, item.source)
    fields = [Field("Cue", _cue(comparison, article, item, text))]
    if source is not None and source.name and source.name != said:
        fields.insert(0, Field("Source", source.name))
    if item.said_to:
        fields.append(Field("Told to", item.said_to.of(text)))
    if item.relay:
        fields.append(Field("Relayed by", _words(text, (item.relay,)) + (", second hand" if item.second_hand else "")))
    elif item.second_hand:
        fields.append(Field("Relayed by", "another report, second hand"))
    if broad_class(item.source_class) == "unnamed":
        kind = item.anonymity.kind if item.anonymity else "none"
        reason = (item.anonymity.reason or item.anonymity.span) if item.anonymity else None
        quoted = f": “{_words(text, (reason,))}”" if reason else ""
        fields.append(Field("Reason for anonymity", ANONYMITY[kind] + quoted))
    fields += [
        _again(comparison, article, item, source),
        _elsewhere(comparison, article, item),
        Field("Walk of life", STATUSES[item.status]),
        Field("Speech act", ACTS[item.speech_act]),
        *_why(text, item),
    ]
    if to_check(item):
        fields.append(_others_to_check(comparison, article, item))
    return tuple(field for field in fields if field.text or field.links)


def _cue(comparison: Comparison, article: str, item: Attribution, text: str) -> str:
    """The words that report, with their rung on the ladder of reporting verbs."""
    from analyzers.records import VerbsResult

    words = " … ".join(_words(text, (span,)) for span in item.cue)
    if not words:
        return "none: a quotation by itself" if item.type in ("direct", "mixed") else "none"
    verbs = comparison.shared(VerbsResult)
    uses = verbs.uses if verbs else ()
    rung = next((u.ladder for u in uses if u.article == article and any(u.span.overlaps(s) for s in item.cue)), "")
    return f"{words} ({rung})" if rung and rung != "other" else words


def _why(text: str, item: Attribution) -> list[Field]:
    """The rule or model, the words that decided, and how sure it is."""
    found = item.provenance
    by = "model" if "model" in found.rule else "person" if found.rule in DECIDED else "rule"
    why = found.why or found.rule.replace("-", " ")
    fields = [Field("Why found", why if by == "person" else f"{why} ({by})")]
    words = list(dict.fromkeys(_words(text, (span,)) for span in found.evidence if span.length))
    if words:
        fields.append(Field("Words that decided", ", ".join(f"“{word}”" for word in words)))
    sure = "you decided" if by == "person" else f"{found.confidence:.0%}"
    fields.append(Field("Confidence", sure))
    return fields


def _again(comparison: Comparison, article: str, item: Attribution, source: SourceEntity | None) -> Field:
    """Where the source speaks again."""
    links: dict[int, Link] = {}
    for other in counted(comparison.attributions[article], beliefs=True):
        if source is None or other.id == item.id or other.entity != source.entity or not extent(other):
            continue
        number = comparison.paragraph(article, place_of(article, other).start)
        links.setdefault(
            number, Link(str(number), Item("attribution", article, other.id), tip=f"Go to paragraph {number}")
        )
    word = "paragraph" if len(links) == 1 else "paragraphs"
    return Field("Speaks again", word if links else "no", tuple(links.values()))


def _elsewhere(comparison: Comparison, article: str, item: Attribution) -> Field:
    """The other outlets in which the source speaks, where the name says so."""
    links = []
    for column, entity in comparison.also_in(article, item.entity):
        result = comparison.attributions[column.id]
        first = next((other for other in result.attributions if other.entity == entity and extent(other)), None)
        if first is not None:
            tip = f"Where it first speaks in {column.name}"
            links.append(Link(column.short, Item("attribution", column.id, first.id), tip=tip))
    return Field("Also in", "", tuple(links))


def _others_to_check(comparison: Comparison, article: str, item: Attribution) -> Field:
    """The way to what else asks to be checked in this article."""
    asking = [other for other in counted(comparison.attributions[article]) if to_check(other) and other.id != item.id]
    if not asking:
        return Field("To check", "nothing else in this article")
    here = place_of(article, item).start
    after = next((other for other in asking if place_of(article, other).start > here), asking[0])
    link = Link("next", Item("attribution", article, after.id), tip="Go to the next statement to check")
    return Field("To check", plural(len(asking), "more statement") + " here:", (link,))


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


__all__ = ["BUTTONS", "TIPS", "card", "choices_for", "find"]
