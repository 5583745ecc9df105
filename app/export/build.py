"""Builds the report from an analysis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analyzers.analysis import Analysis
from analyzers.decisions import Decision
from analyzers.protocol import Spec
from analyzers.records import LexiconEntry
from app.export.material import Material
from app.export.names import day, known_days, plural
from app.export.notes import NoteEntry
from app.export.report import Report, Run
from app.export.sections import method, opening, sources, tone, wording
from app.export.sections.as_is import articles_as_they_are
from app.export.sections.lined_up import LinedUp
from app.export.sections.own import own_marks, own_notes
from app.export.sections.sources_given import given_to_sources
from app.model import Code, Mark

DEFAULT_NOTE = "For teaching and study. The rights in the articles stay with their publishers."
"""Printed under the title; a caller may put another line there."""


def build_report(
    analysis: Analysis,
    title: str,
    specs: Sequence[Spec],
    made_on: date | None,
    decisions: Sequence[Decision] = (),
    *,
    lexicon: Sequence[LexiconEntry] = (),
    note: str = DEFAULT_NOTE,
    codes: Sequence[Code] = (),
    marks: Sequence[Mark] = (),
    notes: Sequence[NoteEntry] = (),
    order: Sequence[str] = (),
) -> Report:
    """The report of a comparison. A result that is missing leaves a sentence in its place.

    Args:
        analysis: Effective results: decisions are already in them.
        title: Title of the comparison.
        specs: Descriptions of the analyzers that made the results.
        made_on: Day to print as the day of making, or None for none.
        decisions: A person's decisions, for "How this was made" only.
        lexicon: A person's own words, for the same.
        note: A line about use; "" for none. The number of words quoted is added to it.
        codes: The codes of a person's marks.
        marks: A person's marks.
        notes: A person's notes, in the person's order.
        order: Article ids in the person's order, as the columns of the window stand; the analysis's own if empty.
    """
    material = Material(analysis, specs, decisions, lexicon, codes, marks, order)
    lined_up = LinedUp(material)
    quoted = lined_up.quoted_words()
    as_is, by_hand = articles_as_they_are(material), own_marks(material)
    given = given_to_sources(material)
    sections = (
        opening.articles(material),
        opening.at_a_glance(material),
        *lined_up.sections(),
        *((as_is,) if as_is is not None else ()),
        lined_up.figures(),
        sources.sources(material),
        *((given,) if given is not None else ()),
        sources.verbs(material),
        wording.naming(material),
        wording.words(material),
        tone.tone(material),
        tone.readability(material),
        wording.reuse(material),
        *((by_hand,) if by_hand is not None else ()),
        *((noted,) if (noted := own_notes(notes)) is not None else ()),
        method.method(material, quoted),
    )
    days = [found for a in analysis.articles if (found := day(material.about(a.id).published.value))]
    known = [d for a in analysis.articles if (d := day(material.about(a.id).updated.value))]
    span = known_days(days, len(analysis.articles))
    subtitle = [plural(len(analysis.articles), "article")] + ([span] if span else [])
    if len(material.events) > 1:
        subtitle.append(f"{len(material.events)} events")
    line = [Run(note)] if note else []
    if quoted[0]:
        line.append(Run(f"{' ' if line else ''}Quoted: {quoted[0]:,} of {quoted[1]:,} words."))
    return Report(
        title=title.strip() or "Comparison",
        subtitle=(Run(" · ".join(subtitle)),),
        outlets=tuple(material.names[a.id] for a in material.articles),
        sections=sections,
        made_on=made_on,
        latest=max([*days, *known], default=None),
        note=tuple(line),
    )
