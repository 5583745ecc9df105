"""Who is called what, words that stand out, and wording that outlets share."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.records import Actor, NamingResult, ReuseResult, WordingResult
from app.export.counts import LabelCount, labels, main_actors
from app.export.material import Material
from app.export.names import family_name, plural
from app.export.outlet_tables import OutletRow, nothing_in, outlet_table, outlet_tables, parts
from app.export.report import Block, Bullets, Cell, Line, Paragraph, Run, Section, Table, TableGroup
from app.export.text import excerpt

_ACTORS = 12
_LABELS = 8
_WORDS = 8
_FAMILIES = ("hedge", "factive", "implicative", "assertive", "intensifier", "emotive")


def naming(material: Material) -> Section:
    """Actors by outlets with their labels."""
    title = "Who is called what"
    found = material.shared(NamingResult)
    if found is None:
        return Section("naming", title, (Paragraph((Run(material.missing(NamingResult, title)),)),))
    if not main_actors(found, _ACTORS):
        return Section("naming", title, (Paragraph((Run("No actors were found that the articles name."),)),))
    keys = [article.id for article in material.articles]
    summary = "Actors by outlet, with the labels each outlet uses and how often."
    blocks: list[Block] = []
    bare: list[str] = []
    listed: set[str] = set()
    groups = parts(material, keys)
    for part in groups:
        actors = main_actors(found, _ACTORS, part if len(groups) > 1 else None)
        listed.update(actor.id for actor in actors)
        rows = [_actor_row(material, found, actor, part) for actor in actors]
        table = outlet_table(material, part, "Actor", rows, summary)
        if table is None:
            bare += part
        else:
            blocks.append(table)
    if bare:
        blocks.append(nothing_in(material, bare))
    note: list[Run] = [
        Run("Plain: the outlet’s own voice. "),
        Run("“In quotation marks”: inside a quotation. "),
        Run("Italic", "emph"),
        Run(
            " with a raised a: what the outlet reports somebody as saying. Names joined into one actor are suggestions."
        ),
    ]
    more = len(found.actors) - len(listed)
    if more > 0:
        note.append(Run(f" {plural(more, 'more actor')} with fewer mentions left out."))
    blocks.append(Paragraph(tuple(note), "note"))
    return Section("naming", title, tuple(blocks), wide=len(keys) > 5)


def _actor_row(material: Material, found: NamingResult, actor: Actor, keys: Sequence[str]) -> OutletRow:
    """An actor with its labels in each outlet, and whether it acts or is acted upon there."""
    head = Cell(((Run(actor.name, "strong"),), (Run(plural(actor.mentions, "mention"), "muted"),)), kind="rowhead")
    spoken_of = {label.article for label in found.labels}
    cells = {}
    for key in keys:
        used = labels(found, key, actor.id)
        acts, acted = actor.acts.get(key, 0), actor.acted_upon.get(key, 0)
        if used:
            lines = [_labels_line(used)]
            if acts or acted:
                lines.append((Run(f"acts {acts} · acted upon {acted}", "muted"),))
            cells[key] = Cell(tuple(lines))
        elif key not in spoken_of and not material.is_analysed(key):
            cells[key] = Cell(((Run("not analysed", "muted"),),))
    return OutletRow(head, cells)


def _labels_line(found: tuple[LabelCount, ...]) -> Line:
    runs: list[Run] = []
    for item in found[:_LABELS]:
        runs += [Run(", ")] if runs else []
        if item.voice == "quoted":
            runs.append(Run(f"“{item.label}”"))
        elif item.voice == "attributed":
            runs.append(Run(item.label, "emph", "a"))
        else:
            runs.append(Run(item.label))
        runs.append(Run(f"\u00a0{item.count}", "muted"))
    rest = found[_LABELS:]
    if rest:
        runs.append(Run(f", and {len(rest)} more ({sum(item.count for item in rest)})", "muted"))
    return tuple(runs)


def words(material: Material) -> Section:
    """Words that stand out in one article against the others, and word families in the outlet's own voice."""
    title = "Words that stand out"
    found = material.shared(WordingResult)
    if found is None:
        return Section("words", title, (Paragraph((Run(material.missing(WordingResult, title)),)),))
    blocks: list[Block] = []
    keys = [article.id for article in material.articles]
    families = [f for f in _FAMILIES if any(hit.family == f for hit in found.families)]
    families += sorted({hit.family for hit in found.families} - set(_FAMILIES))
    rows: list[tuple[Cell, ...]] = []
    for key in keys:
        mine = sorted((w for w in found.distinctive if w.article == key), key=lambda w: -w.z)[:_WORDS]
        runs: list[Run] = []
        for item in mine:
            runs += [Run(", ")] if runs else []
            runs += [Run(item.word, "emph"), Run(f"\u00a0{item.count}", "strong")]
            runs.append(Run(f" ({item.rate:.1f} : {item.other_rate:.1f})", "muted"))
        line = tuple(runs) or (Run("none used three times or more", "muted"),)
        rows.append((Cell(((Run(material.names[key]),),), kind="rowhead"), Cell((line,))))
    blocks.append(
        Table(
            head=(
                (Run("Outlet"),),
                (Run("Words, their number of uses, and uses per 1,000 words here : in the others"),),
            ),
            widths=(1.0, 4.2),
            groups=(TableGroup((), tuple(rows)),),
            summary="Distinctive words of each outlet with counts and rates per 1,000 words.",
            together=True,
        )
    )
    if families:
        body = [_family_row(found, family, keys) for family in families]
        summary = "Words of each family in the outlets' own voice: number and examples."
        blocks += outlet_tables(material, keys, "Word family, own voice", body, summary)
    text = "Short texts: a word used three times is no pattern yet. Read its sentences before making something of it."
    blocks.append(Paragraph((Run(text),), "note"))
    return Section("words", title, tuple(blocks))


def _family_row(found: WordingResult, family: str, keys: Sequence[str]) -> OutletRow:
    cells: dict[str, Cell] = {}
    for key in keys:
        hits = [hit for hit in found.families if hit.article == key and hit.family == family and hit.voice == "own"]
        examples = list(dict.fromkeys(hit.word for hit in sorted(hits, key=lambda h: h.span)))[:4]
        if hits:
            cells[key] = Cell(((Run(str(len(hits)), "strong"), Run("  "), Run(", ".join(examples), "emph")),))
    return OutletRow(Cell(((Run(family_name(family)),),), kind="rowhead"), cells)


def reuse(material: Material) -> Section:
    """Wording that stands in two articles word for word."""
    title = "Shared wording"
    found = material.shared(ReuseResult)
    if found is None:
        return Section("reuse", title, (Paragraph((Run(material.missing(ReuseResult, title)),)),))
    items: list[Line] = []
    for run in sorted(found.runs, key=lambda r: -max(r.share_a, r.share_b)):
        a, b = material.names[run.a], material.names[run.b]
        runs = [Run(a, "strong"), Run(" and "), Run(b, "strong")]
        runs.append(
            Run(
                f": {plural(len(run.spans), 'passage')} word for word; {run.share_a:.0%} of the words of the first, "
                f"{run.share_b:.0%} of the second."
            )
        )
        if run.spans:
            longest = run.spans[0][0].of(material.article(run.a).text.content)
            runs += [Run(" Longest: "), Run(f"“{excerpt(longest, 140)}”", "emph")]
        items.append(tuple(runs))
    if not items:
        return Section("reuse", title, (Paragraph((Run("No longer wording stands in two of these articles."),)),))
    return Section("reuse", title, (Bullets(tuple(items)),))
