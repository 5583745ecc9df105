"""Analyses made by hand: one of the sample with its key, and small ones of a few sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import resources
from analyzers.analysis import Analysis
from analyzers.decisions import Context, Decision, effective
from analyzers.protocol import Spec
from analyzers.records import (
    About,
    AboutResult,
    Actor,
    ActorTone,
    Anonymity,
    Article,
    Attribution,
    AttributionResult,
    CleaningResult,
    DistinctiveWord,
    Event,
    EventsResult,
    Fact,
    FamilyHit,
    FiguresResult,
    FigureValue,
    Label,
    LineupResult,
    Measure,
    NamingResult,
    Provenance,
    ReadabilityResult,
    ReuseResult,
    ReuseRun,
    Row,
    RowFigures,
    SiteText,
    SourceEntity,
    ToneResult,
    ToneSentence,
    ToneWord,
    VerbsResult,
    VerbUse,
    WordingResult,
)
from analyzers.text import Revision, Span

_WORDS = {
    "surrender": -1.2,
    "killed": -3.5,
    "attack": -2.1,
    "terrorist": -3.2,
    "agreed": 1.5,
    "welcome": 2.0,
    "hope": 1.9,
}
_LADDER = {
    "deny": "conflict",
    "denied": "conflict",
    "confirmed": "conceding",
    "acknowledged": "conceding",
    "called": "distancing",
}

SPECS = tuple(
    Spec(key, 1, scope, kind, title=title, definition=f"{title}: what is counted and how, in plain sentences.")  # type: ignore[arg-type]
    for key, scope, kind, title in (
        ("cleaning", "raw", CleaningResult, "Site text"),
        ("about", "raw", AboutResult, "Article card"),
        ("attribution", "article", AttributionResult, "Sources"),
        ("tone", "article", ToneResult, "Tone"),
        ("readability", "article", ReadabilityResult, "Readability"),
        ("lineup", "comparison", LineupResult, "Lining up"),
        ("naming", "comparison", NamingResult, "Who is called what"),
        ("figures", "comparison", FiguresResult, "Figures that differ"),
    )
)


def sample_analysis(decisions: Sequence[Decision] = ()) -> Analysis:
    """The Lake Orsa sample as its hand-made key describes it; tone, verbs and the like are made up "
    "from simple rules."""
    folder = resources.path("samples", "orsa")
    key: dict[str, Any] = json.loads((folder / "key.json").read_text("utf-8"))
    articles: list[Article] = []
    per_article: dict[str, dict[type[Any], Any]] = {}
    labels: list[Label] = []
    uses: list[VerbUse] = []
    for name, entry in key["articles"].items():
        raw = (folder / name).read_bytes().decode("utf-8-sig")
        parts = tuple(SiteText(Span(*part["span"]), part["kind"], "in the key") for part in entry["site_text"])
        revision = Revision.of(raw, [part.span for part in parts])
        article = Article(name, name, raw, revision=revision, language="en")
        articles.append(article)
        attribution = _attributions(article, entry["attributions"])
        own = [d for d in decisions if d.article == name]
        found: dict[type[Any], Any] = {
            CleaningResult: CleaningResult(parts, "en"),
            AboutResult: AboutResult(_about(entry["about"])),
            AttributionResult: attribution,
            ToneResult: _tone(article, attribution),
            ReadabilityResult: _readability(article),
        }
        per_article[name] = {kind: effective(result, own, Context({name: article})) for kind, result in found.items()}
        labels += _labels(article, entry["labels"])
        for item in per_article[name][AttributionResult].attributions:
            if item.cue:
                word = item.cue[0].of(article.text.content).split()[-1].lower()
                ladder = _LADDER.get(word, "neutral")
                uses.append(VerbUse(name, item.id, word, ladder, item.cue[0], item.source_class))
    rows = _rows(articles, key)
    shared: dict[type[Any], Any] = {
        EventsResult: EventsResult(
            (Event("e0", "Lake Orsa talks", tuple(a.id for a in articles), "dates within four days, shared names"),)
        ),
        LineupResult: LineupResult(rows=rows, model="hand"),
        NamingResult: _naming(labels),
        VerbsResult: VerbsResult(tuple(uses)),
        FiguresResult: _figures(articles, key, rows),
        ReuseResult: _reuse(articles),
        WordingResult: _wording(articles),
    }
    return Analysis(tuple(articles), per_article, shared)


def _about(entry: dict[str, Any]) -> About:
    facts = {name: Fact(value, confidence=0.9 if value else 0.0) for name, value in entry.items()}
    if facts["published"].value is None:
        facts["published"] = Fact(
            None, earliest="2024-03-15", latest="2024-03-21", why="a Friday, after the report it retells"
        )
    return About(**facts)


def _clean(article: Article, pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    assert article.revision is not None
    found = (article.revision.to_clean(Span(*pair)) for pair in pairs)
    return tuple(span for span in found if span is not None)


def _attributions(article: Article, entries: Sequence[dict[str, Any]]) -> AttributionResult:
    out: list[Attribution] = []
    sources: dict[str, list[Any]] = {}
    for index, entry in enumerate(entries):
        anonymity = None
        if entry["anonymity"]:
            span = entry["anonymity"]["span"]
            place = _clean(article, [span]) if span else ()
            anonymity = Anonymity(entry["anonymity"]["kind"], place[0] if place else None)
        out.append(
            Attribution(
                f"a{index}",
                _clean(article, entry["source"]),
                _clean(article, entry["cue"]),
                _clean(article, entry["content"]),
                entry["type"],
                entry["source_class"],
                entry["entity"] or "",
                None,
                None,
                entry["second_hand"],
                anonymity,
                entry["status"],
                entry["speech_act"],
                entry["reporting"],
                Provenance("key", "by hand", 1.0),
            )
        )
        if entry["entity"]:
            sources.setdefault(entry["entity"], []).append(out[-1])
    entities = tuple(
        SourceEntity(
            name,
            name,
            items[0].source_class,
            items[0].status,
            tuple(span for item in items for span in item.source),
            tuple(item.id for item in items),
        )
        for name, items in sources.items()
    )
    unnamed = sum(entity.source_class.startswith("unnamed") for entity in entities)
    return AttributionResult(tuple(out), entities, (len(entities) - unnamed // 2, len(entities)))


def _tone(article: Article, attribution: AttributionResult) -> ToneResult:
    text = article.text
    indirect = [span for item in attribution.attributions for span in item.content]
    parts: list[ToneSentence] = []
    for sentence in text.sentences:
        words = tuple(
            ToneWord(Span(m.start(), m.end()), _WORDS[m[0].lower()], None)
            for m in re.finditer(r"\w+", text.content[: sentence.span.end])
            if m.start() >= sentence.span.start and m[0].lower() in _WORDS
        )
        total = sum(word.value for word in words)
        voice = "own"
        if any(sentence.span.overlaps(span) for span in text.quoted):
            voice = "quoted"
        elif any(sentence.span.overlaps(span) for span in indirect):
            voice = "attributed"
        parts.append(ToneSentence(sentence.id, sentence.span, voice, max(-1.0, min(1.0, total / 5)), words))  # type: ignore[arg-type]
    mentions = []
    for index, m in enumerate(re.finditer(r"Lindqvist|the Front\b", text.content)):
        where = text.sentences_in(Span(m.start(), m.end()))[0]
        polarity = (-1, 0, None, 1, 0)[index % 5]
        mentions.append(ActorTone(m[0].removeprefix("the "), Span(m.start(), m.end()), where.id, polarity, 0.7))
    return ToneResult(tuple(parts), tuple(mentions), "hand")


def _readability(article: Article) -> ReadabilityResult:
    words, sentences = article.text.words(), len(article.text.sentences)
    measures = (
        Measure("flesch", "Flesch reading ease", 80 - words / max(1, sentences), True),
        Measure("fk", "Flesch–Kincaid grade", words / max(1, sentences) / 2, True),
        Measure("smog", "SMOG", 12.3 if sentences > 3 else None, sentences >= 40, "asks for 40 sentences here"),
    )
    return ReadabilityResult(words, sentences, words * 2, measures)


_ACTORS = {"Uplands Front": "group", "Government of Veland": "group", "Ana Lindqvist": "person"}


def _labels(article: Article, entries: Sequence[dict[str, Any]]) -> list[Label]:
    out = []
    for entry in entries:
        spans = _clean(article, [entry["span"]])
        if not spans or entry["actor"] not in _ACTORS:
            continue
        words = spans[0].of(article.text.content)
        label = re.sub(r"^(the|a|an)\s+", "", " ".join(words.split()), flags=re.I)
        actor = f"actor{list(_ACTORS).index(entry['actor'])}"
        out.append(Label(article.id, actor, spans[0], label, label.split()[-1].lower(), "mention", entry["voice"]))
    return out


def _naming(labels: Sequence[Label]) -> NamingResult:
    actors = tuple(
        Actor(
            f"actor{index}",
            name,
            kind,
            (name,),
            sum(label.actor == f"actor{index}" for label in labels),
            {labels[0].article: 4 - index},
            {labels[0].article: index},
        )
        for index, (name, kind) in enumerate(_ACTORS.items())
    )
    return NamingResult(actors, tuple(labels))


def _rows(articles: Sequence[Article], key: dict[str, Any]) -> tuple[Row, ...]:
    """Rows of the key, single rows for the rest, in reading order of the first article that has one."""
    ids: dict[str, dict[str, str]] = {}
    for article in articles:
        ids[article.id] = {}
        for body in key["articles"][article.id]["body"]:
            place = _clean(article, [[body["start"], body["end"]]])
            if place:
                ids[article.id][body["id"]] = article.text.sentences_in(place[0])[0].id
    order = {a.id: {s.id: n for n, s in enumerate(a.text.sentences)} for a in articles}
    lead = {a.id: ("s0",) for a in articles}
    rows = [Row("lead", "headline and lead", "lead", lead, band="solid")]
    used = {(a.id, "s0") for a in articles}
    for entry in key["rows"]:
        cells: dict[str, tuple[str, ...]] = {}
        for member in entry["members"]:
            found = {ids[member["article"]].get(item, "") for item in member["sentences"]} - {""}
            if found:
                cells[member["article"]] = tuple(sorted(found, key=order[member["article"]].__getitem__))
        if len(cells) < 2 or all(set(found) <= set(lead[article]) for article, found in cells.items()):
            continue
        used |= {(article, item) for article, found in cells.items() for item in found}
        weak = frozenset([sorted(cells)[-1]]) if entry["kind"] == "related" else frozenset()
        band = "possible" if weak else "solid"
        shared = tuple(entry["label"].split()[:3])
        nearest = {a.id: ("s1", 0.05) for a in articles if a.id not in cells}
        rows.append(Row(entry["id"], entry["label"], "shared", cells, weak, band, False, shared, nearest))  # type: ignore[arg-type]
    for article in articles:
        for sentence in article.text.sentences:
            if (article.id, sentence.id) not in used:
                rows.append(Row(f"{article.id}-{sentence.id}", "", "single", {article.id: (sentence.id,)}))
    return tuple(rows)


def _figures(articles: Sequence[Article], key: dict[str, Any], rows: Sequence[Row]) -> FiguresResult:
    by_id = {a.id: a for a in articles}
    differ = {entry["id"] for entry in key["rows"] if entry["figures_differ"]}
    out = []
    for row in rows:
        if row.id not in differ:
            continue
        values = []
        for name, cell in row.cells.items():
            article = by_id[name]
            for sentence in article.text.sentences:
                found = re.search(r"\d[\d,]*|two|three|four|five|eleven", sentence.span.of(article.text.content))
                if sentence.id in cell and found:
                    at = sentence.span.start + found.start()
                    values.append(FigureValue(name, Span(at, at + len(found[0])), found[0], ""))
        if len(values) > 1:
            out.append(RowFigures(row.id, tuple(values)))
    return FiguresResult(tuple(out))


def _reuse(articles: Sequence[Article]) -> ReuseResult:
    a, b = articles[0], articles[1]
    spans = ((a.text.sentences[1].span, b.text.sentences[1].span),)
    return ReuseResult((ReuseRun(a.id, b.id, spans, 0.38, 0.27),))


def _wording(articles: Sequence[Article]) -> WordingResult:
    words = {a.id: a.text.words() for a in articles}
    distinctive, families = [], []
    for article in articles:
        text = article.text.content
        for word in ("water", "secret", "dam"):
            spans = tuple(Span(m.start(), m.end()) for m in re.finditer(rf"\b{word}\b", text))
            if len(spans) >= 3:
                rate = len(spans) * 1000 / words[article.id]
                distinctive.append(DistinctiveWord(article.id, word, len(spans), rate, 2.5, rate, spans))
        families += [
            FamilyHit(article.id, "hedge", m[0], Span(m.start(), m.end()), "own")
            for m in re.finditer(r"\b(?:may|about|appears|likely)\b", text)
        ]
    return WordingResult(tuple(distinctive), tuple(families), (), words)


def tiny_article(key: str, text: str, name: str = "") -> Article:
    """A cleaned article whose whole text is body."""
    return Article(key, name or f"{key}.txt", text, revision=Revision.of(text), language="en")


def statement(
    article: Article, number: int, source: str, cue: str, content: str, kind: str, entity: str = ""
) -> Attribution:
    """An attribution found by its words in the text; an empty source means hearsay."""
    text = article.text.content

    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words) if words else -1
        return (Span(start, start + len(words)),) if words else ()

    return Attribution(
        f"a{number}",
        at(source),
        at(cue),
        at(content),
        "indirect",
        kind,  # type: ignore[arg-type]
        entity or source,
        None,
        None,
        False,
        None,
        "unknown",
        "statement",
        True,
        Provenance("hand", "by hand", 1.0),
    )


def sources_of(items: Sequence[Attribution]) -> AttributionResult:
    """A result with one entity per source of the items."""
    by_entity: dict[str, list[Attribution]] = {}
    for item in items:
        if item.entity:
            by_entity.setdefault(item.entity, []).append(item)
    sources = tuple(
        SourceEntity(name, name, found[0].source_class, "unknown", found[0].source, tuple(i.id for i in found))
        for name, found in by_entity.items()
    )
    return AttributionResult(tuple(items), sources, (len(sources), len(sources)))


def outlets(*named: tuple[Article, str]) -> dict[str, dict[type[Any], Any]]:
    """Cards that hold nothing but an outlet."""
    return {article.id: {AboutResult: AboutResult(About(outlet=Fact(name, confidence=1.0)))} for article, name in named}
