"""Wording: who is called what, words that stand out, word families, and wording shared word for word."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from analyzers.records import Actor, Label, LexiconEntry, NamingResult
from analyzers.text import Span
from app.export.counts import labels, main_actors
from app.export.names import family_name, plural
from app.lenses.base import (
    NOT_ANALYSED,
    Comparison,
    Item,
    OpenActors,
    OpenLens,
    OwnWord,
    Passages,
    Place,
    passages,
    places,
)
from app.widgets.blocks import (
    Block,
    ChipItem,
    Chips,
    Field,
    Fields,
    Heading,
    Legend,
    LegendItem,
    Link,
    Quote,
    RunRow,
    Runs,
    Table,
    TableCell,
    Words,
)
from app.widgets.paint import HeadLine, Mark, MarkStyle, Pattern, Segment

ACTORS = 4
"""Actors marked in the text and named in the legend."""
_LETTERS = "ABCD"
_PATTERNS: tuple[Pattern, ...] = ("solid", "dashed", "double", "dotted")
_FAMILY = MarkStyle("family_fill", "family", "wave")
_DISTINCT = MarkStyle(text="distinct", bold=True)
_REUSE = MarkStyle("reuse_fill", "reuse", "dotted")
_VOICES = {
    "own": "the article’s own words",
    "quoted": "inside quotation marks",
    "attributed": "as somebody is reported to say",
}
_KINDS = {"mention": "a mention", "apposition": "set beside the name", "predicate": "said to be"}


class WordingLens:
    """Marks the main actors' labels, words that stand out, word families and verbatim runs."""

    id = "wording"
    title = "Wording"

    def marks(self, comparison: Comparison, off: frozenset[str]) -> dict[str, tuple[Mark, ...]]:
        """Runs lowest, then families, distinctive words, labels on top."""
        found: dict[str, list[Mark]] = {column.id: [] for column in comparison.columns}
        if "reuse" not in off and comparison.reuse is not None:
            for number, run in enumerate(comparison.reuse.runs):
                for pair, (in_a, in_b) in enumerate(run.spans):
                    key = f"{number}.{pair}"
                    tip = "word for word in another article"
                    if run.a in found and run.b in found:
                        found[run.a].append(Mark(*in_a, _REUSE, Item("reuse", run.a, key), tip))
                        found[run.b].append(Mark(*in_b, _REUSE, Item("reuse", run.b, key), tip))
        wording = comparison.wording
        if wording is not None:
            if "family" not in off:
                for number, hit in enumerate(wording.families):
                    if hit.article in found:
                        item = Item("family", hit.article, str(number))
                        found[hit.article].append(Mark(*hit.span, _FAMILY, item, family_name(hit.family)))
            if "distinct" not in off:
                for number, word in enumerate(wording.distinctive):
                    item = Item("distinct", word.article, str(number))
                    tip = f"stands out: {word.count} times here"
                    found.get(word.article, []).extend(Mark(*s, _DISTINCT, item, tip) for s in word.spans)
        naming = comparison.naming
        if naming is not None:
            for rank, actor in enumerate(main_actors(naming, ACTORS)):
                if f"actor{rank}" in off:
                    continue
                style = _actor_style(rank)
                for number, label in enumerate(naming.labels):
                    if label.actor == actor.id and label.article in found:
                        item = Item("label", label.article, str(number))
                        found[label.article].append(Mark(*label.span, style, item, f"{actor.name}: “{label.label}”"))
        return {key: tuple(sorted(marks, key=_layer)) for key, marks in found.items()}

    def panel(self, comparison: Comparison, off: frozenset[str]) -> tuple[Block, ...]:
        """Who is called what, then words and runs."""
        out: list[Block] = [_legend(comparison, off), Heading("Who is called what", "NamingResult")]
        naming = comparison.naming
        if naming is None or not naming.actors:
            out.append(comparison.missing("Who is called what"))
        else:
            for rank, actor in enumerate(main_actors(naming, 6)):
                out += _actor_rows(comparison, naming, actor, rank)
            out += _agency(comparison, naming)
        out += _distinctive(comparison)
        out += _families(comparison)
        out += _look(comparison)
        out += _reuse(comparison)
        return tuple(out)

    def head(self, comparison: Comparison, article: str) -> tuple[tuple[Segment, ...], tuple[HeadLine, ...]]:
        """What the article's own voice calls the actor that the outlets of its event can best be compared by."""
        naming = comparison.naming
        if not comparison.analysed(article):
            return (), (HeadLine("another language:", NOT_ANALYSED, tip="Only articles in English are analysed"),)
        if naming is None:
            return (), ()
        called = comparison.called.get(article)
        if called is None:
            return (), ()
        actor, words = called
        name = _short_actor(actor)
        if words:
            tip = f"What {actor.name} is called in the article’s own words, names left out"
            text = ", ".join(words)
        else:
            tip = f"Other outlets use more than a name for {actor.name}; this article in its own words does not"
            text = "by name only" if labels(naming, article, actor.id, ("own",)) else "not in its own words"
        return (), (HeadLine(f"calls {name}", text, OpenLens("wording"), tip, italic=bool(words)),)

    def detail(self, comparison: Comparison, key: Hashable) -> tuple[Block, ...] | None:
        """Cards of labels, words and runs."""
        if not isinstance(key, Item) or not key.id:
            return None
        makers = {"label": _label_card, "distinct": _distinct_card, "family": _family_card, "reuse": _reuse_card}
        maker = makers.get(key.kind)
        return maker(comparison, key) if maker is not None else None


def _layer(mark: Mark) -> int:
    """Marks with a letter above, verbatim runs below."""
    return 3 if mark.style.letter else 0 if mark.style == _REUSE else 1


def _actor_style(rank: int) -> MarkStyle:
    return MarkStyle(f"actor{rank}_fill", f"actor{rank}", _PATTERNS[rank], _LETTERS[rank], "actor_ink")


def _short_actor(actor: Actor) -> str:
    """An actor's name for a narrow line: the last word of a person's name, else the name."""
    if actor.kind == "person":
        return actor.name.split()[-1]
    words = actor.name.split()
    return actor.name if len(actor.name) <= 22 else " ".join(words[-2:]) if len(words) > 2 else actor.name


def _legend(comparison: Comparison, off: frozenset[str]) -> Legend:
    items = []
    naming = comparison.naming
    for rank, actor in enumerate(main_actors(naming, ACTORS) if naming else ()):
        toggle = f"actor{rank}"
        items.append(LegendItem(_actor_style(rank), f"names and labels of {actor.name}", toggle, toggle not in off))
    items += [
        LegendItem(_FAMILY, "word families: hedges, intensifiers, loaded words …", "family", "family" not in off),
        LegendItem(_DISTINCT, "words that stand out in one outlet", "distinct", "distinct" not in off),
        LegendItem(_REUSE, "word for word in another article", "reuse", "reuse" not in off),
    ]
    return Legend(tuple(items))


def _actor_rows(comparison: Comparison, naming: NamingResult, actor: Actor, rank: int) -> list[Block]:
    rows = []
    for column in comparison.columns:
        mine = [label for label in naming.labels if label.article == column.id and label.actor == actor.id]
        links = []
        for words in dict.fromkeys(c.label for c in labels(naming, column.id, actor.id)):
            uses = [label for label in mine if label.label == words]
            voices = {label.voice for label in uses}
            shown = f"“{words}”" if voices == {"quoted"} else words
            spots = places(column.id, (label.span for label in uses))
            who = "; ".join(_VOICES[v] for v in ("own", "attributed", "quoted") if v in voices)
            links.append(
                Link(shown, Passages(f"{actor.name} called “{words}” in {column.name}", spots), len(uses), who)
            )
        empty = "not mentioned" if comparison.analysed(column.id) else NOT_ANALYSED
        rows.append(RunRow(column.short, tuple(links[:6]), empty, column.hue))
    head = f"{_LETTERS[rank]}  {actor.name}" if rank < ACTORS else actor.name
    return [Runs(tuple(rows), head, title=True)]


def _agency(comparison: Comparison, naming: NamingResult) -> list[Block]:
    """Who does something, and who has something done to it."""
    rows = []
    for actor in main_actors(naming, 6):
        if actor.acts or actor.acted_upon:
            cells = [
                TableCell(
                    f"{actor.acts.get(c.id, 0)}/{actor.acted_upon.get(c.id, 0)}",
                    tip=f"{c.name}: acts {actor.acts.get(c.id, 0)}, acted upon {actor.acted_upon.get(c.id, 0)} times",
                )
                if comparison.analysed(c.id)
                else TableCell("–", tip=f"{c.name}: {NOT_ANALYSED}")
                for c in comparison.columns
            ]
            rows.append((TableCell(actor.name), *cells))
    if not rows:
        return []
    heads = ("acts / is acted upon", *(column.short for column in comparison.columns))
    numeric = frozenset(range(1, len(heads)))
    name = "How often an actor acts and is acted upon, by outlet"
    return [Heading("Who acts", "NamingResult"), Table(heads, tuple(rows), numeric, name, 6)]


def _distinctive(comparison: Comparison) -> list[Block]:
    out: list[Block] = [Heading("Words that stand out", "WordingResult")]
    wording = comparison.wording
    if wording is None:
        return [*out, comparison.missing("Words that stand out")]
    any_found = False
    for column in comparison.columns:
        rows = []
        for number, word in enumerate(wording.distinctive):
            if word.article == column.id:
                spots = places(column.id, word.spans)
                rows.append(
                    (
                        TableCell(word.word, Item("distinct", column.id, str(number))),
                        TableCell(str(word.count), Passages(f"“{word.word}” in {column.name}", spots)),
                        TableCell(f"{word.rate:.1f}", Passages(f"“{word.word}” in {column.name}", spots)),
                        TableCell(f"{word.other_rate:.1f}"),
                    )
                )
        if rows:
            any_found = True
            out.append(
                Table(
                    (column.name, "uses", "per\n1,000", "others"),
                    tuple(rows),
                    frozenset({1, 2, 3}),
                    f"Words that stand out in {column.name}",
                    5,
                )
            )
    if not any_found:
        out.append(Words("No word is used three times or more in one outlet and clearly less in the others."))
    return [*out, *comparison.left_out()]


def _families(comparison: Comparison) -> list[Block]:
    wording = comparison.wording
    out: list[Block] = [Heading("Word families", "WordingResult")]
    if wording is None:
        return [*out, comparison.missing("Word families")]
    names = sorted({hit.family for hit in wording.families})
    if not names:
        return [*out, Words("Our lists found no hedges, intensifiers or loaded words.")]
    rows = []
    for family in names:
        cells = [TableCell(family_name(family))]
        for column in comparison.columns:
            if not comparison.analysed(column.id):
                cells.append(TableCell("–", tip=f"{column.name}: {NOT_ANALYSED}"))
                continue
            hits = [h for h in wording.families if h.family == family and h.article == column.id]
            own = [h for h in hits if h.voice == "own"]
            count = wording.words.get(column.id, 0)
            rate = f"{1000 * len(own) / count:.1f}" if count else "–"
            tip = f"{plural(len(own), 'use')} in its own voice, {len(hits) - len(own)} quoted or reported"
            spots = places(column.id, (h.span for h in own))
            cells.append(TableCell(rate, passages(f"{family_name(family)} in {column.name}, own voice", spots), tip))
        rows.append(tuple(cells))
    heads = ("own voice, per 1,000 words", *(column.short for column in comparison.columns))
    numeric = frozenset(range(1, len(heads)))
    return [*out, Table(heads, tuple(rows), numeric, "Word families by outlet", 12)]


def _look(comparison: Comparison) -> list[Block]:
    wording = comparison.wording
    if wording is None or not wording.look:
        return []
    out: list[Block] = [
        Heading("Worth a look", "WordingResult"),
        Words("Sentences with the most marked wording. A ranking for reading, not a verdict.", quiet=True),
    ]
    known = {column.id for column in comparison.columns}
    best = sorted((h for h in wording.look if h.article in known), key=lambda h: (-h.score, h.article, h.sentence))[:6]
    for hit in best:
        column = comparison.column(hit.article)
        span = next((s.span for s in column.article.text.sentences if s.id == hit.sentence), None)
        if span is None:
            continue
        place = Place(hit.article, span.start, span.end)
        strong = tuple((s.start - span.start, s.end - span.start) for s in hit.spans)
        where = f"{column.name} · {hit.reason}" if hit.reason else comparison.where(place)
        key = Passages(f"Worth a look: {column.name}", (place,))
        out.append(Quote(where, span.of(column.article.text.content), key, column.hue, strong))
    return [*out, *comparison.left_out()]


def _reuse(comparison: Comparison) -> list[Block]:
    reuse = comparison.reuse
    out: list[Block] = [Heading("Word for word", "ReuseResult")]
    if reuse is None:
        return [*out, comparison.missing("Shared wording")]
    if not reuse.runs:
        return [*out, Words("No four words in a row stand in two of the articles.")]
    known = {column.id for column in comparison.columns}
    rows = []
    for run in sorted(reuse.runs, key=lambda r: -max(r.share_a, r.share_b)):
        if run.a not in known or run.b not in known:
            continue
        a, b = comparison.column(run.a), comparison.column(run.b)
        spots = [Place(run.a, *pair[0]) for pair in run.spans] + [Place(run.b, *pair[1]) for pair in run.spans]
        for one, other, share in ((a, b, run.share_a), (b, a, run.share_b)):
            title = f"{one.name}: word for word in {other.name}"
            mine = [p for p in spots if p.article == one.id]
            rows.append(
                (
                    share,
                    (
                        TableCell(one.short, tip=one.name),
                        TableCell(other.short, tip=other.name),
                        TableCell(f"{share:.0%}", Passages(title, tuple(sorted(mine, key=lambda p: p.start)))),
                    ),
                )
            )
    rows.sort(key=lambda r: -r[0])
    return [
        *out,
        Table(
            ("of", "stands in", "share"),
            tuple(cells for share, cells in rows if share >= 0.005),
            frozenset({2}),
            "Share of each article’s words that stand in another",
            6,
        ),
    ]


def _sentence(comparison: Comparison, place: Place, title: str) -> Quote:
    around, at = comparison.around(place)
    column = comparison.column(place.article)
    strong = ((at, at + place.end - place.start),)
    return Quote(comparison.where(place), around, Passages(title, (place,)), column.hue, strong)


def _label_card(comparison: Comparison, key: Item) -> tuple[Block, ...] | None:
    naming = comparison.naming
    if naming is None or not _within(key.id, naming.labels):
        return None
    label = naming.labels[int(key.id)]
    actor = next((a for a in naming.actors if a.id == label.actor), None)
    name = actor.name if actor else label.label
    same: Sequence[Label] = [one for one in naming.labels if one.actor == label.actor and one.label == label.label]
    links = []
    for column in comparison.columns:
        spots = places(column.id, (one.span for one in same if one.article == column.id))
        if spots:
            links.append(Link(column.short, Passages(f"“{label.label}” in {column.name}", spots), len(spots)))
    place = Place(label.article, *label.span)
    aliases = ", ".join(a for a in (actor.aliases if actor else ()) if a != name)
    fields = [
        Field("Stands for", name),
        Field("Voice", _VOICES[label.voice]),
        Field("Form", _KINDS.get(label.kind, label.kind)),
        Field("Same words", "", tuple(links)),
        Field("Also called", aliases),
        Field("Not right?", "", (Link("correct the actors …", OpenActors()),)),
    ]
    return (
        Heading(f"“{label.label}”"),
        Chips((ChipItem("label"), ChipItem(label.voice))),
        Fields(tuple(f for f in fields if f.text or f.links)),
        _sentence(comparison, place, name),
    )


def _distinct_card(comparison: Comparison, key: Item) -> tuple[Block, ...] | None:
    wording = comparison.wording
    if wording is None or not _within(key.id, wording.distinctive):
        return None
    word = wording.distinctive[int(key.id)]
    column = comparison.column(word.article)
    spots = places(word.article, word.spans)
    fields = (
        Field(
            "Uses", "", (Link(f"{word.count} in {column.short}", Passages(f"“{word.word}” in {column.name}", spots)),)
        ),
        Field("Per 1,000 words", f"{word.rate:.1f} here, {word.other_rate:.1f} in the others"),
        Field("Why found", "used at least three times here, and much more than in the other articles"),
    )
    quotes = tuple(_sentence(comparison, place, word.word) for place in spots[:3])
    return (Heading(f"“{word.word}”"), Chips((ChipItem("stands out"),)), Fields(fields), *quotes)


def _family_card(comparison: Comparison, key: Item) -> tuple[Block, ...] | None:
    wording = comparison.wording
    if wording is None or not _within(key.id, wording.families):
        return None
    hit = wording.families[int(key.id)]
    place = Place(hit.article, *hit.span)
    same = [one for one in wording.families if one.family == hit.family]
    links = []
    for column in comparison.columns:
        spots = places(column.id, (one.span for one in same if one.article == column.id))
        if spots:
            title = f"{family_name(hit.family)} in {column.name}"
            links.append(Link(column.short, Passages(title, spots), len(spots)))
    fields = (
        Field("Family", family_name(hit.family)),
        Field("Voice", _VOICES[hit.voice]),
        Field("Same family", "", tuple(links)),
        Field(
            "In this comparison",
            "",
            (
                Link("leave it out", OwnWord(LexiconEntry(hit.word, "ignore", 0.0, hit.family))),
                Link("own words …", OwnWord(LexiconEntry(hit.word, "family"), ask=True)),
            ),
        ),
    )
    return (
        Heading(f"“{comparison.words_at(place)}”"),
        Chips((ChipItem(family_name(hit.family), "family_fill", "text"),)),
        Fields(fields),
        _sentence(comparison, place, hit.word),
    )


def _reuse_card(comparison: Comparison, key: Item) -> tuple[Block, ...] | None:
    reuse = comparison.reuse
    number, _, pair = key.id.partition(".")
    if reuse is None or not _within(number, reuse.runs) or not _within(pair, reuse.runs[int(number)].spans):
        return None
    run = reuse.runs[int(number)]
    if not (comparison.has(run.a) and comparison.has(run.b)):
        return None
    in_a, in_b = run.spans[int(pair)]
    here, there = Place(run.a, *in_a), Place(run.b, *in_b)
    if key.article == run.b:
        here, there = there, here
    words = len(Span(here.start, here.end).of(comparison.column(here.article).article.text.content).split())
    return (
        Heading(f"{words} words, word for word"),
        _sentence(comparison, here, "Here"),
        _sentence(comparison, there, "There"),
    )


def _within(number: str, items: Sequence[object]) -> bool:
    return number.isdigit() and int(number) < len(items)
