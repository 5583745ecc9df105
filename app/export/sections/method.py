"""How the report was made: definitions, what a person changed, what was hidden, and limits."""

from __future__ import annotations

from collections import Counter

from analyzers.decisions import Decision
from analyzers.protocol import Spec
from analyzers.records import CleaningResult, LineupResult, ToneResult
from analyzers.text.text import Text
from app.export.material import Material
from app.export.names import CLASSES, plural
from app.export.report import Block, Bullets, Line, Paragraph, Run, Section, Subheading
from app.export.text import excerpt
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
    blocks.append(Bullets(changes, small=True) if changes else Paragraph((Run("Nothing: all results are as found."),)))
    blocks.append(Subheading("What was set aside as site text"))
    blocks.append(Bullets(tuple(_hidden(material, a.id) for a in material.articles), small=True))
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
    name = material.names.get(decision.article, decision.article)
    raw = decision.analyzer in ("cleaning", "about")
    place = ""
    if decision.spans and decision.article in material.names:
        article = material.article(decision.article)
        text = article.raw if raw else article.text.content
        place = excerpt(" ".join(span.of(text) for span in decision.spans))
    quoted = Run(f"“{place}”", "emph") if place else Run("a place")
    head = (Run(name, "strong"), Run(": "))
    if decision.analyzer == "about":
        field = decision.field.replace("_", " ")
        value = Run(decision.value) if decision.value else Run("unknown")
        return (*head, Run(f"{field} set to "), value, Run("."))
    if decision.analyzer == "cleaning":
        what = " kept as part of the article." if decision.action == "dismiss" else " hidden as site text."
        return (*head, quoted, Run(what))
    if decision.action == "change":
        name_of = CLASSES.get(decision.value, decision.value)
        return (*head, quoted, Run(f": {decision.field.replace('_', ' ')} changed to {name_of}."))
    what = {"dismiss": " not counted.", "confirm": " confirmed."}.get(decision.action, " added.")
    return (*head, quoted, Run(f" ({_title(material, decision.analyzer)})", "muted"), Run(what))


def _title(material: Material, analyzer: str) -> str:
    return next((spec.title for spec in material.specs if spec.id == analyzer and spec.title), analyzer)


def _hidden(material: Material, key: str) -> Line:
    article = material.article(key)
    whole, kept = Text(article.raw).words(), article.text.words()
    head = (Run(material.names[key], "strong"), Run(": "))
    found = material.find(key, CleaningResult)
    kinds: Counter[str] = Counter()
    for part in found.site_text if found else ():
        if part.hidden:
            kinds[part.kind] += 1
    if whole == kept:
        return (*head, Run(f"nothing of {plural(whole, 'word')}."))
    parts = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items(), key=lambda kv: (-kv[1], kv[0])))
    runs = [*head, Run(f"{whole - kept:,} of {whole:,} words")]
    if parts:
        runs.append(Run(f" ({parts})", "muted"))
    runs.append(Run("."))
    return tuple(runs)


def _limits(material: Material, quoted: tuple[int, int]) -> list[str]:
    out: list[str] = []
    printed, total = quoted
    if printed:
        out.append(f"This document quotes {printed:,} of {total:,} words of the articles.")
    out.append(
        "“No matching passage” means that none was found. The text may be cut, older or newer, or the match was missed."
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
        out.append(f"No passage was found that reports the same as another article: {names}.")
    out += [notice.message.strip() for notice in material.analysis.notices]
    out += [failure.message.strip() for failure in material.analysis.failures]
    return out
