"""Tone: sentences by tone and voice, tone towards actors, the words that decided, readability."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from analyzers.records import LexiconEntry, ToneResult, ToneSentence, ToneWord, Voice, disagrees
from app.export.counts import TONE_LIMIT, tone_share, weighty_words
from app.export.names import plural
from app.lenses.base import NOT_ANALYSED, Column, Comparison, Item, OpenLens, OwnWord, Passages, Place, passages
from app.widgets.blocks import (
    BarRow,
    Bars,
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
    StripMark,
    StripRow,
    Strips,
    Swatches,
    Table,
    TableCell,
    Words,
)
from app.widgets.paint import Bar, HeadLine, Mark, MarkStyle, Segment

_WORD_STYLES = {
    "negative": MarkStyle("negative_fill", "negative", "wave", "−", "negative_ink"),
    "positive": MarkStyle("positive_fill", "positive", "solid", "+", "positive_ink"),
}
_ACTOR_STYLES = {
    -1: MarkStyle("", "negative", "double", "−"),
    0: MarkStyle("", "neutral", "dotted", "0"),
    1: MarkStyle("", "positive", "double", "+"),
    None: MarkStyle("", "neutral", "dotted", "?"),
}
_ACTOR_WORDS = {-1: "negative", 0: "neutral", 1: "positive", None: "unclear"}
_LEFT_OUT = MarkStyle("", "quiet", "dotted")
_OTHERS = MarkStyle(text="faint")
_IGNORED = {
    "name": "part of a name",
    "domain": "a word of the topic, not of the tone",
    "grammar": "used in another sense here",
    "weak": "of hardly any value",
    "user": "you left it out",
}
_BARS: dict[str, tuple[str, str, Bar, str]] = {
    "negative": ("negative", "on_negative", "hatched", "−"),
    "neutral": ("neutral_bar", "on_neutral", "solid", "0"),
    "positive": ("positive", "on_positive", "solid", "+"),
}


class ToneLens:
    """Marks the words that decide, mentions of actors, and greys what is not the article's own voice."""

    id = "tone"
    title = "Tone"

    def marks(self, comparison: Comparison, off: frozenset[str]) -> dict[str, tuple[Mark, ...]]:
        """Others' voices lowest, words on top."""
        out: dict[str, tuple[Mark, ...]] = {}
        for article, result in comparison.tones.items():
            found: list[Mark] = []
            if "voice" not in off:
                for part in result.sentences:
                    if part.voice != "own":
                        spans = part.parts or (part.span,)
                        found += [Mark(s.start, s.end, _OTHERS, None, "quoted or reported") for s in spans]
            if not {"actors", "neutral"} <= off:
                for number, actor in enumerate(result.actors):
                    if ("actors" if actor.polarity else "neutral") in off:
                        continue
                    tip = f"tone towards {actor.actor}: {_ACTOR_WORDS[actor.polarity]}"
                    key = Item("actor_tone", article, str(number))
                    found.append(Mark(*actor.span, _ACTOR_STYLES[actor.polarity], key, tip))
            for number, part in enumerate(result.sentences):
                for index, word in enumerate(part.words):
                    style = _word_style(word)
                    if ("left_out" if style is _LEFT_OUT else "words") in off:
                        continue
                    key = Item("tone_word", article, f"{number}.{index}")
                    found.append(Mark(*word.span, style, key, _word_tip(word)))
            out[article] = tuple(found)
        return out

    def panel(self, comparison: Comparison, off: frozenset[str]) -> tuple[Block, ...]:
        """Own voice, others' voices, strip, actors, words, readability."""
        out: list[Block] = [Heading("Own voice, by outlet", "ToneResult")]
        if not comparison.tones:
            out.append(comparison.missing("Tone"))
            return (*out, *_readability(comparison))
        out += [
            Bars(tuple(_bar(comparison, column, ("own",)) for column in comparison.columns)),
            Swatches((("negative", "− negative"), ("neutral_bar", "0 neutral"), ("positive", "+ positive"))),
            Words(
                "Sentences, or their parts in the article’s own voice. Never one number for a whole article.",
                quiet=True,
            ),
            Heading("Quoted and reported, by outlet", "ToneResult"),
            Bars(tuple(_bar(comparison, column, ("quoted", "attributed")) for column in comparison.columns)),
            _legend(off),
            Heading("Own voice in reading order", "ToneResult"),
            Strips(tuple(_strip(comparison, column) for column in comparison.columns), "Tone of the own voice"),
            *_actors(comparison),
            *_words(comparison),
            *_readability(comparison),
        ]
        return tuple(out)

    def head(self, comparison: Comparison, article: str) -> tuple[tuple[Segment, ...], tuple[HeadLine, ...]]:
        """How many sentences of the own voice are negative."""
        result = comparison.tones.get(article)
        if result is None:
            return (), ()
        share = tone_share(result, "own")
        tip = f"Own voice: {share.negative} negative, {share.neutral} neutral, {share.positive} positive"
        text = f"{share.negative} of {share.total} negative"
        return (), (HeadLine("own voice", text, OpenLens("tone"), tip),)

    def detail(self, comparison: Comparison, key: Hashable) -> tuple[Block, ...] | None:
        """Cards of words and of mentions of actors."""
        if not isinstance(key, Item):
            return None
        if key.kind == "tone_word":
            return _word_card(comparison, key)
        if key.kind == "actor_tone":
            return _actor_card(comparison, key)
        return None


def _word_style(word: ToneWord) -> MarkStyle:
    if word.ignored is not None:
        return _LEFT_OUT
    effect = word.effect or word.value
    return _WORD_STYLES["negative" if effect < 0 else "positive"]


def _word_tip(word: ToneWord) -> str:
    if word.ignored is not None:
        return f"left out: {_IGNORED.get(word.ignored, word.ignored)} ({word.value:+.1f} in the lexicon)"
    return f"adds {word.effect or word.value:+.1f} ({word.value:+.1f} in the lexicon)"


def tone_of(compound: float) -> str:
    """Name of a tone: "negative", "neutral" or "positive"."""
    return "negative" if compound <= -TONE_LIMIT else "positive" if compound >= TONE_LIMIT else "neutral"


def _bar(comparison: Comparison, column: Column, voices: Sequence[Voice]) -> BarRow:
    result = comparison.tones.get(column.id)
    if result is None:
        return BarRow(column.short, (), f"{column.name}: {NOT_ANALYSED}", NOT_ANALYSED)
    groups: dict[str, list[Place]] = {"negative": [], "neutral": [], "positive": []}
    for part in result.sentences:
        if part.voice in voices:
            groups[tone_of(part.compound)].append(Place(column.id, *part.span))
    total = sum(len(g) for g in groups.values())
    who = "own voice" if "own" in voices else "quoted and reported"
    segments = []
    for tone, found in groups.items():
        if found:
            fill, ink, pattern, sign = _BARS[tone]
            tip = f"{len(found)} of {plural(total, 'sentence')} {tone}"
            key = Passages(f"{column.name}, {who}: {tip}", tuple(found))
            segments.append(Segment(len(found), fill, ink, f"{sign} {len(found)}", pattern, tip, key))
    return BarRow(
        column.short,
        tuple(segments),
        column.name,
        "" if total else "none",
    )


def _strip(comparison: Comparison, column: Column) -> StripRow:
    result = comparison.tones.get(column.id)
    marks = []
    for part in result.sentences if result else ():
        if part.voice == "own":
            tone = tone_of(part.compound)
            place = Place(column.id, *part.span)
            tip = f"paragraph {comparison.paragraph(column.id, part.span.start)}: {tone} {part.compound:+.2f}"
            fill = "neutral_bar" if tone == "neutral" else tone
            marks.append(StripMark(part.compound, fill, tip, Passages(f"{column.name}: {tip}", (place,))))
    return StripRow(column.short, tuple(marks), "" if result else NOT_ANALYSED)


def _legend(off: frozenset[str]) -> Legend:
    return Legend(
        (
            LegendItem(
                _WORD_STYLES["negative"], "a word that makes the sentence more negative", "words", "words" not in off
            ),
            LegendItem(_WORD_STYLES["positive"], "… more positive", "words", "words" not in off),
            LegendItem(
                _LEFT_OUT, "known to the lexicon, left out (names, topic words)", "left_out", "left_out" not in off
            ),
            LegendItem(
                _ACTOR_STYLES[-1], "an actor spoken of negatively (+ positively)", "actors", "actors" not in off
            ),
            LegendItem(_ACTOR_STYLES[0], "an actor, neutral (? unclear)", "neutral", "neutral" not in off),
            LegendItem(_OTHERS, "grey: quoted or reported, counted apart", "voice", "voice" not in off),
        )
    )


def _actors(comparison: Comparison) -> list[Block]:
    out: list[Block] = [Heading("Tone towards actors", "ToneResult")]
    if not any(result.actors for result in comparison.tones.values()):
        without = not any(result.model for result in comparison.tones.values())
        reason = " without the language model" if without else ""
        return [*out, Words(f"Tone towards actors was not found{reason}.")]
    found: dict[str, dict[str, dict[int | None, list[Place]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    owners = _actor_names(comparison)
    for article, result in comparison.tones.items():
        for mention in result.actors:
            name = owners.get((article, mention.span.start, mention.span.end)) or mention.actor
            found[name][article][mention.polarity].append(Place(article, *mention.span))
    ranked = sorted(found, key=lambda n: (-len(found[n]), -_total(found[n].values()), n))[:6]
    for name in ranked:
        rows = []
        for column in comparison.columns:
            by_tone = found[name].get(column.id, {})
            links = [
                Link(
                    f"{sign} {_ACTOR_WORDS[tone]}".strip(),
                    Passages(f"Tone towards {name} in {column.name}: {_ACTOR_WORDS[tone]}", tuple(by_tone[tone])),
                    len(by_tone[tone]),
                    colour={-1: "negative", 1: "positive"}.get(tone or 0, ""),
                )
                for tone, sign in ((-1, "−"), (0, ""), (1, "+"), (None, ""))
                if by_tone.get(tone)
            ]
            empty = "not mentioned" if column.id in comparison.tones else NOT_ANALYSED
            rows.append(RunRow(column.short, tuple(links), empty, column.hue))
        out.append(Runs(tuple(rows), name, title=True))
    out.append(Words("Sentences by their tone towards the actor; “unclear” below 60 % confidence.", quiet=True))
    return out


def _actor_names(comparison: Comparison) -> dict[tuple[str, int, int], str]:
    """Mentions of the naming analysis by place -> name of their actor, to join spellings of one actor."""
    naming = comparison.naming
    if naming is None:
        return {}
    names = {actor.id: actor.name for actor in naming.actors}
    return {
        (label.article, label.span.start, label.span.end): names[label.actor]
        for label in naming.labels
        if label.actor in names
    }


def _total(groups: Iterable[dict[int | None, list[Place]]]) -> int:
    return sum(len(found) for group in groups for found in group.values())


def _words(comparison: Comparison) -> list[Block]:
    rows = []
    for column in comparison.columns:
        result = comparison.tones.get(column.id)
        if result is None:
            rows.append(RunRow(column.short, (), NOT_ANALYSED, column.hue))
            continue
        text = column.article.text.content
        links = []
        for form, count in weighty_words(result, text, "own", 8):
            spots = [
                (Place(column.id, *w.span), w.effect or w.value)
                for part in result.sentences
                if part.voice == "own"
                for w in part.words
                if w.ignored is None and w.span.of(text).lower() == form
            ]
            weight = sum(value for _place, value in spots)
            key = Passages(f"“{form}” in {column.name}, own voice", tuple(place for place, _value in spots))
            links.append(Link(form, key, count, f"{weight:+.1f}", "negative" if weight < 0 else "positive"))
        rows.append(RunRow(column.short, tuple(links), "none found", column.hue))
    mine = RunRow("", (Link("Own words …", OwnWord(LexiconEntry("", "ignore"), ask=True)),))
    return [Heading("Words that decided, own voice", "ToneResult"), Runs((*rows, mine), "Words that decided")]


def _readability(comparison: Comparison) -> list[Block]:
    out: list[Block] = [Heading("Readability", "ReadabilityResult")]
    found = comparison.readability
    if not found:
        return [*out, comparison.missing("Readability")]
    columns = [c for c in comparison.columns if c.id in found]
    rows = [
        (TableCell("words"), *(TableCell(f"{found[c.id].words:,}") for c in columns)),
        (TableCell("sentences"), *(TableCell(str(found[c.id].sentences)) for c in columns)),
    ]
    ids = list(dict.fromkeys(m.id for c in columns for m in found[c.id].measures))
    unreliable = False
    for measure in ids:
        cells = []
        name = measure
        for column in columns:
            value = next((m for m in found[column.id].measures if m.id == measure), None)
            name = value.name if value else name
            if value is None or value.value is None:
                cells.append(TableCell("–", tip=value.note if value else ""))
            else:
                unreliable |= not value.reliable
                cells.append(TableCell(f"{value.value:.1f}{'' if value.reliable else '*'}", tip=value.note))
        rows.append((TableCell(name), *cells))
    heads = ("", *(c.short for c in columns))
    out.append(Table(heads, tuple(rows), frozenset(range(1, len(heads))), "Readability by outlet", 12))
    if unreliable:
        out.append(Words("* unreliable: the text is shorter than the formula asks for.", quiet=True))
    return [*out, *comparison.left_out()]


def _part(result: ToneResult, number: str) -> ToneSentence | None:
    return result.sentences[int(number)] if number.isdigit() and int(number) < len(result.sentences) else None


def _word_card(comparison: Comparison, key: Item) -> tuple[Block, ...] | None:
    result = comparison.tones.get(key.article)
    number, _, index = key.id.partition(".")
    part = _part(result, number) if result else None
    if part is None or not index.isdigit() or int(index) >= len(part.words):
        return None
    word = part.words[int(index)]
    place = Place(key.article, *word.span)
    fields = [Field("In the lexicon", f"{word.value:+.1f} (from −4 to +4)")]
    if word.ignored is None:
        fields.append(Field("Adds here", f"{word.effect or word.value:+.1f}, after negation and emphasis"))
        chip = ChipItem(tone_of(word.effect or word.value), *_chip_colours(tone_of(word.effect or word.value)))
    else:
        fields.append(Field("Left out", _IGNORED.get(word.ignored, word.ignored)))
        chip = ChipItem("left out")
    fields += _sentence_fields(comparison, key.article, part)
    words = comparison.words_at(place)
    out = LexiconEntry(words.lower(), "ignore")
    value = LexiconEntry(words.lower(), "value", round(word.value, 1))
    links = () if word.ignored == "user" else (Link("leave it out", OwnWord(out)),)
    fields.append(Field("In this comparison", "", (*links, Link("another value …", OwnWord(value, ask=True)))))
    return (
        Heading(f"“{words}”"),
        Chips((chip, ChipItem(_voice(part)))),
        Words(comparison.where(place)),
        Fields(tuple(fields)),
        _quote(comparison, place),
    )


def _actor_card(comparison: Comparison, key: Item) -> tuple[Block, ...] | None:
    result = comparison.tones.get(key.article)
    if result is None or not key.id.isdigit() or int(key.id) >= len(result.actors):
        return None
    mention = result.actors[int(key.id)]
    tone = _ACTOR_WORDS[mention.polarity]
    place = Place(key.article, *mention.span)
    fields = [Field("Tone towards it", tone), Field("Confidence", f"{mention.confidence:.0%}")]
    if mention.second is not None:
        apart = "; the two disagree, so read the sentence" if disagrees(mention) else ""
        fields.append(Field("Second opinion", f"{_ACTOR_WORDS[mention.second]} (word list on the clause){apart}"))
    fields.append(Field("Why found", "the sentence model, trained on news sentences about named actors"))
    return (
        Heading(mention.actor),
        Chips((ChipItem(tone, *_chip_colours(tone)),)),
        Words(comparison.where(place)),
        Fields(tuple(fields)),
        _quote(comparison, place),
    )


def _chip_colours(tone: str) -> tuple[str, str]:
    return (f"{tone}_fill", f"{tone}_ink") if tone in ("negative", "positive") else ("chip", "text")


def _voice(part: ToneSentence) -> str:
    return {"own": "own voice", "quoted": "quoted", "attributed": "reported"}[part.voice]


def _sentence_fields(comparison: Comparison, article: str, part: ToneSentence) -> list[Field]:
    text = comparison.column(article).article.text.content
    counted = [w for w in part.words if w.ignored is None]
    words = ", ".join(f"{w.span.of(text)} {w.effect or w.value:+.1f}" for w in counted)
    return [
        Field("Its sentence", f"{tone_of(part.compound)} {part.compound:+.2f}"),
        Field("Words in it", words or "none"),
    ]


def _quote(comparison: Comparison, place: Place) -> Quote:
    around, at = comparison.around(place)
    key = passages(comparison.where(place), [place])
    strong = ((at, at + place.end - place.start),)
    return Quote(comparison.where(place), around, key, comparison.column(place.article).hue, strong)
