"""How the report was made: definitions, what a person changed, what was hidden, and limits."""

from __future__ import annotations

from analyzers.decisions import Decision
from analyzers.protocol import Spec
from analyzers.records import CleaningResult, LineupResult, ToneResult
from analyzers.records.cleaning import CARD_KINDS
from analyzers.text.text import Text
from app.export.counts import site_lines
from app.export.decided import decided, words_at
from app.export.material import Material
from app.export.names import own_word, plural
from app.export.report import Block, Bullets, Line, Paragraph, Run, Section, Subheading
from app.version import VERSION


def method(material: Material, quoted: tuple[int, int]) -> Section:
    """The last part of the report.

    Args:
        material: What the report is built from.
        quoted: Words of the articles that are printed, and all their words.
    """
    blocks: list[Block] = [
        Paragraph(
            (
                Run(
                    f"Made with Samestory {VERSION}, which finds, counts and shows passages; a person judges. What it "
                    "found by itself is a suggestion. It read only the texts listed on the first "
                    "page, without any connection."
                ),
            )
        )
    ]
    public = [spec for spec in material.specs if not spec.internal]
    if public:
        blocks.append(Subheading("How each thing is counted"))
        blocks.append(Bullets(tuple(_definition(spec) for spec in public), small=True))
    blocks.append(Subheading("What a person changed"))
    changes = tuple(_decision(material, decision) for decision in material.decisions)
    changes += tuple((Run(f"Own words: {own_word(entry)}."),) for entry in material.lexicon)
    blocks.append(Bullets(changes, small=True) if changes else Paragraph((Run("Nothing: all results are as found."),)))
    if lost := len([d for d in material.decisions if d in material.analysis.unplaced]):
        words = "1 of these decisions has" if lost == 1 else f"{lost} of these decisions have"
        blocks.append(Paragraph((Run(f"{words} no place in the texts as they are shown now, and count for nothing."),)))
    blocks.append(Subheading("What was set aside as site text"))
    blocks.append(
        Bullets((*(_hidden(material, a.id) for a in material.articles), *_hidden_in_all(material)), small=True)
    )
    blocks.append(Subheading("Limits"))
    blocks.append(Bullets(tuple((Run(text),) for text in _limits(material, quoted)), small=True))
    return Section("method", "How this was made", tuple(blocks), dense=True)


def _definition(spec: Spec) -> Line:
    title = spec.title or spec.id
    runs = [Run(title, "strong"), Run(f" (version {spec.version})", "muted")]
    if spec.definition:
        runs.append(Run(f". {spec.definition.strip()}"))
    return tuple(runs)


def _decision(material: Material, decision: Decision) -> Line:
    """One decision in words, with the place it is about."""
    raws = {article.id: article.raw for article in material.articles}
    name = material.names.get(decision.article, "an article that was removed")
    place = words_at(decision.places[0], raws)
    quoted = (Run(f"“{place}”", "emph"), Run(": ")) if place else ()
    return (Run(name, "strong"), Run(": "), *quoted, Run(f"{decided(decision, raws, material.names)}."))


def _hidden(material: Material, key: str) -> Line:
    article = material.article(key)
    whole, kept = Text(article.raw).words(), article.text.words()
    head = (Run(material.names[key], "strong"), Run(": "))
    found = material.find(key, CleaningResult)
    kinds = site_lines(article, found) if found else {}
    card = any(part.hidden and part.kind in CARD_KINDS for part in found.site_text) if found else False
    if whole == kept and not kinds:
        return (*head, Run(f"nothing of {plural(whole, 'word')}."))
    runs = [*head, Run(plural(sum(kinds.values()), "line"))]
    if kinds:
        parts = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items(), key=lambda kv: (-kv[1], kv[0])))
        runs.append(Run(f" ({parts})", "muted"))
    with_card = "; with what stands on the card instead, such as headline and byline," if card else ";"
    runs.append(Run(f"{with_card} {whole - kept:,} of {whole:,} words are not in the text."))
    return tuple(runs)


def _hidden_in_all(material: Material) -> tuple[Line, ...]:
    """How many lines are hidden in all articles, as the window says it."""
    found = [(article, material.find(article.id, CleaningResult)) for article in material.articles]
    total = sum(sum(site_lines(article, result).values()) for article, result in found if result)
    return ((Run(f"In all: {plural(total, 'line')}."),),) if len(found) > 1 else ()


def _limits(material: Material, quoted: tuple[int, int]) -> list[str]:
    out: list[str] = []
    printed, total = quoted
    if printed:
        out.append(f"This document quotes {printed:,} of {total:,} words of the articles.")
    out.append(
        "“None found” means that no matching passage was found: the text may be cut, older or newer, or it was missed."
    )
    out.append("Counts of sources are ranges: “a source” opens a new one, “the source” may continue an earlier one.")
    lineup = material.shared(LineupResult)
    if lineup is not None and not lineup.model:
        out.append(
            "The sentence model was not there: passages were lined up by their wording alone, which finds fewer."
        )
    tones = [material.find(a.id, ToneResult) for a in material.articles]
    if any(t is not None and not t.model for t in tones) and not any(t is not None and t.actors for t in tones):
        out.append("Tone towards actors was not computed: the sentence model was not there.")
    if lineup is not None and lineup.unrelated:
        names = ", ".join(material.names[key] for key in lineup.unrelated if key in material.names)
        out.append(f"No passage was found that surely reports the same as one of another article: {names}.")
    out += [notice.message.strip() for notice in material.analysis.notices]
    out += [failure.message.strip() for failure in material.analysis.failures]
    return out
