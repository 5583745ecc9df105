"""Hand-made comparisons for tests of lenses and views: texts and results invented here."""

from __future__ import annotations

from analyzers.analysis import Analysis
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
    Hints,
    Label,
    LineupResult,
    LookHit,
    Measure,
    NamingResult,
    Pair,
    Provenance,
    ReadabilityResult,
    ReuseResult,
    ReuseRun,
    Row,
    RowFigures,
    SentenceRef,
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

FIRST = (
    "Skip to menu\nFerry strike ends\n\n"
    "The harbour union said 🚢 40 crew members would return to work on Monday. "
    "The strike had been a disaster for the islands.\n\n"
    "A union official, who asked not to be named because talks go on, said “we won the hours we wanted”.\n"
)
SECOND = (
    "Crews go back after ferry row\n\n"
    "About 30 strikers return to work on Monday, harbour boss Ida Moen admitted. "
    "Nobody had expected it.\n\n"
    "Islanders cheered the good news.\n\n"
    "The harbour declined to comment on pay.\n"
)


def article(key: str, name: str, raw: str, hidden: tuple[str, ...] = (), language: str | None = "en") -> Article:
    """An article with parts of its raw text hidden."""
    spans = [Span(raw.index(part), raw.index(part) + len(part)) for part in hidden]
    return Article(key, name, raw, Hints(), Revision.of(raw, spans), language)


def spans(of: Article, *words: str) -> tuple[Span, ...]:
    """Clean spans of words that stand once in an article."""
    content = of.text.content
    return tuple(Span(content.index(word), content.index(word) + len(word)) for word in words)


def statement(
    of: Article,
    number: int,
    source: str,
    cue: str,
    content: str,
    source_class: str,
    anonymity: Anonymity | None = None,
    kind: str = "indirect",
) -> Attribution:
    """An attribution of words that stand once in an article."""
    return Attribution(
        f"a{number}",
        spans(of, source),
        spans(of, cue),
        spans(of, content),
        kind,  # type: ignore[arg-type]
        source_class,  # type: ignore[arg-type]
        f"e{number}",
        None,
        None,
        False,
        anonymity,
        "civil_society",
        "statement",
        True,
        Provenance("cue-model", "a speech verb and its subject", 0.9),
    )


def sentence(of: Article, words: str) -> str:
    """Id of the sentence that holds words standing once."""
    return of.text.sentences_in(spans(of, words)[0])[0].id


def comparison() -> Analysis:
    """Two articles with every kind of result."""
    a = article("a", "first.txt", FIRST, ("Skip to menu\n", "Ferry strike ends\n"))
    b = article("b", "second.txt", SECOND)
    reason = spans(a, "who asked not to be named because talks go on")[0]
    anonymity = Anonymity("reason_given", reason, spans(a, "because talks go on")[0])
    in_a = (
        statement(
            a, 0, "The harbour union", "said 🚢", "40 crew members would return to work on Monday", "named_organisation"
        ),
        statement(
            a, 1, "A union official", "said “", "we won the hours we wanted", "unnamed_person", anonymity, "direct"
        ),
    )
    in_b = (
        statement(
            b, 0, "harbour boss Ida Moen", "admitted", "About 30 strikers return to work on Monday", "named_person"
        ),
        statement(b, 1, "The harbour", "declined to comment", "on pay", "institution_collective", None, "no_comment"),
    )

    def sources(items: tuple[Attribution, ...], of: Article) -> AttributionResult:
        entities = tuple(
            SourceEntity(i.entity, i.source[0].of(of.text.content), i.source_class, i.status, i.source, (i.id,))
            for i in items
        )
        return AttributionResult(items, entities, (1, len(items)))

    def tone(of: Article, *parts: tuple[str, str, float, str]) -> ToneResult:
        found = []
        for words, voice, compound, word in parts:
            (where,) = spans(of, words)
            known = (ToneWord(spans(of, word)[0], compound * 4, None, compound * 4),) if word else ()
            found.append(ToneSentence(sentence(of, words), where, voice, compound, known, (where,)))  # type: ignore[arg-type]
        return ToneResult(tuple(found), (), "model")

    tone_a = tone(
        a,
        ("The strike had been a disaster for the islands.", "own", -0.6, "disaster"),
        ("“we won the hours we wanted”", "quoted", 0.5, "won"),
    )
    actor = ActorTone("harbour union", spans(a, "harbour union")[0], sentence(a, "harbour union"), None, 0.4)
    tone_a = ToneResult(tone_a.sentences, (actor,), "model")
    tone_b = tone(
        b, ("Nobody had expected it.", "own", 0.0, ""), ("Islanders cheered the good news.", "own", 0.7, "cheered")
    )
    readability = ReadabilityResult(
        40, 3, 60, (Measure("fre", "Flesch reading ease", 61.0, False, "asks for 100 words"),)
    )
    about_a = About(
        outlet=Fact("The Islander", (), 0.9),
        headline=Fact("Ferry strike ends", (Span(13, 30),), 0.9),
        published=Fact("2024-05-06", (), 0.9),
    )
    about_b = About(outlet=Fact("Post", (), 0.3), headline=Fact("Crews go back after ferry row", (Span(0, 29),), 0.9))
    site_text = (
        SiteText(Span(0, 13), "navigation", "a link that stands alone"),
        SiteText(Span(13, 31), "headline", "first line"),
    )
    per_article = {
        "a": {
            CleaningResult: CleaningResult(site_text, "en"),
            AboutResult: AboutResult(about_a),
            AttributionResult: sources(in_a, a),
            ToneResult: tone_a,
            ReadabilityResult: readability,
        },
        "b": {
            CleaningResult: CleaningResult((), "en"),
            AboutResult: AboutResult(about_b),
            AttributionResult: sources(in_b, b),
            ToneResult: tone_b,
            ReadabilityResult: readability,
        },
    }
    back_a, back_b = sentence(a, "return to work"), sentence(b, "return to work")
    rows = (
        Row("r0", "ferry strike", "lead", {"a": (back_a,), "b": (sentence(b, "Crews go back"),)}, band="solid"),
        Row(
            "r1",
            "return to work",
            "shared",
            {"a": (back_a,), "b": (back_b,)},
            frozenset({"b"}),
            "possible",
            evidence=("Monday", "work"),
        ),
        Row(
            "r2",
            "disaster",
            "single",
            {"a": (sentence(a, "disaster"),)},
            nearest={"b": (sentence(b, "Nobody"), 0.05)},
        ),
        Row(
            "r3",
            "hours",
            "shared",
            {"a": (sentence(a, "hours"),)},
            nearest={"b": (sentence(b, "pay"), 0.1)},
        ),
        Row("r4", "good news", "single", {"b": (sentence(b, "Nobody"), sentence(b, "cheered"), sentence(b, "pay"))}),
    )
    pair = Pair(SentenceRef("a", back_a), SentenceRef("b", back_b), 0.81, "solid", False, ("work", "Monday"))
    labels = (
        Label("a", "actor0", spans(a, "crew members")[0], "crew members", "member", "mention", "own"),
        Label("b", "actor0", spans(b, "strikers")[0], "strikers", "striker", "mention", "own"),
        Label("b", "actor0", spans(b, "Islanders")[0], "Islanders", "islander", "mention", "own"),
    )
    distinctive = DistinctiveWord("b", "news", 3, 60.0, 1.0, 2.5, spans(b, "news"))
    family = FamilyHit("a", "intensifier", "disaster", spans(a, "disaster")[0], "own")
    look = LookHit("a", sentence(a, "disaster"), 1.0, spans(a, "disaster"), "a loaded word")
    run = ReuseRun(
        "a", "b", ((spans(a, "return to work on Monday")[0], spans(b, "return to work on Monday")[0]),), 0.1, 0.2
    )
    figures = RowFigures(
        "r1", (FigureValue("a", spans(a, "40")[0], "40", "crew"), FigureValue("b", spans(b, "30")[0], "30", "crew"))
    )
    shared = {
        EventsResult: EventsResult((Event("e0", "Ferry strike", ("a", "b"), "one week"),)),
        LineupResult: LineupResult((pair,), rows, "model"),
        NamingResult: NamingResult((Actor("actor0", "crews", "group", ("crews",), 3),), labels),
        WordingResult: WordingResult((distinctive,), (family,), (look,), {"a": 40, "b": 40}),
        VerbsResult: VerbsResult(
            (
                VerbUse("a", "a0", "say", "neutral", in_a[0].cue[0], "named_organisation"),
                VerbUse("b", "a0", "admit", "conceding", in_b[0].cue[0], "named_person"),
            )
        ),
        FiguresResult: FiguresResult((figures,)),
        ReuseResult: ReuseResult((run,)),
    }
    return Analysis((a, b), per_article, shared)


def bare() -> Analysis:
    """The same articles without any result."""
    return Analysis(comparison().articles)


def urdu() -> Analysis:
    """One article in Urdu, one in English with emoji."""
    text = "وزیر نے کہا کہ “یہ پہلا قدم ہے” 🕊️۔\n\nتنظیم نے تصدیق نہیں کی۔\n"
    return Analysis((article("u", "urdu.txt", text, (), "ur"), comparison().articles[0]))
