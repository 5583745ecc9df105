"""What a file was last shown with is on screen at once; newer analyzers are offered and say what they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from analyzers.pipeline import Pipeline
from analyzers.records import (
    Article,
    Attribution,
    AttributionResult,
    CleaningResult,
    EventsResult,
    Provenance,
    SourceEntity,
)
from analyzers.stored import Registered, dump, registered
from analyzers.text import Revision, Span
from app.export.changes import Count
from app.model import ArticleEntry, Document
from app.services.deciding import Deciding
from app.services.results import with_decisions, with_new_articles
from app.store.container import load_stored
from tests.app.services.test_session import Case

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]
TEXT = "Talks on Lake Orsa began on Tuesday.\n“We will go on,” said Jon Dahl, a spokesman for the crews.\n"
LIGHT = ("cleaning", "about", "events")
"""Analyzers that need no language model."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    from analyzers.registry import REGISTRY

    return Pipeline([a for a in REGISTRY if a.spec.id in LIGHT])


def analysed(case: Case, qtbot: QtBot, pipeline: Pipeline) -> None:
    """What the worker does, with the light analyzers."""
    qtbot.waitUntil(lambda: bool(case.jobs.runs), timeout=2000)
    document = case.session.document
    analysis = pipeline.run([entry.article() for entry in document.articles], document.decisions)
    case.jobs.registered = registered(pipeline.specs)
    case.jobs.busy = False
    case.jobs.finished.emit(analysis)
    case.jobs.stored.emit(dump(analysis, document.decisions, pipeline.specs))


@pytest.fixture
def file(tmp_path: Path, qtbot: QtBot, pipeline: Pipeline) -> Path:
    """A file with results."""
    case = Case(tmp_path)
    case.session.add_text(TEXT)
    case.session.add_text(TEXT + "More.")
    analysed(case, qtbot, pipeline)
    path = tmp_path / "Lake.samestory"
    assert case.session.save_as(path)
    assert len(load_stored(path)[0].results) > 500
    case.session.close()
    return path


def test_results_are_on_screen_at_once_and_nothing_is_run(tmp_path: Path, file: Path, qtbot: QtBot) -> None:
    case = Case(tmp_path)
    seen: list[bool] = []
    case.session.results_changed.connect(lambda: seen.append(case.session.analysis is not None))
    assert case.session.open_comparison(file)
    assert seen == [True]
    analysis = case.session.analysis
    assert analysis is not None
    assert set(analysis.per_article[analysis.articles[0].id]) >= {CleaningResult}
    assert analysis.articles[0].text.content.startswith("Talks on Lake Orsa")
    assert not case.session.stale
    assert case.session.stale_analyzers() == ()  # the worker has not told its versions yet
    qtbot.wait(100)
    assert case.jobs.runs == []
    case.session.set_about(analysis.articles[0].id, "outlet", "Orsa Times")
    qtbot.waitUntil(lambda: len(case.jobs.runs) == 1, timeout=2000)
    case.session.close()


def test_newer_analyzers_are_offered_and_say_what_differs(
    tmp_path: Path, file: Path, qtbot: QtBot, pipeline: Pipeline
) -> None:
    case = Case(tmp_path)
    case.session.open_comparison(file)
    present = registered(pipeline.specs)
    case.jobs.registered = (*present[1:], Registered(present[0].id, present[0].version + 1, "Newer"))
    with qtbot.waitSignal(case.session.stale_changed):
        case.jobs.specs_known.emit()
    assert [a.title for a in case.session.stale_analyzers()] == ["Newer"]
    case.session.analyse_again()
    with qtbot.waitSignal(case.session.analysed_again) as caught:
        case.jobs.busy = False
        before = case.session.analysis
        assert before is not None
        one = before.articles[0].id
        more = {one: {AttributionResult: AttributionResult((statement(),))}}
        case.jobs.finished.emit(type(before)(before.articles, more, before.shared))
    assert caught.args == [(Count("statements", one, 0, 1), Count("generic", one, 0, 1))]
    case.jobs.stored.emit(b"{}")
    assert case.session.stale_analyzers() == ()
    case.session.close()


def statement() -> Attribution:
    from tests.analyzers.test_stored import statement as one

    return one(0, "generic")


def test_results_of_another_state_are_shown_and_made_again(tmp_path: Path, file: Path, qtbot: QtBot) -> None:
    case = Case(tmp_path)
    case.session.open_comparison(file)
    case.session.set_about(case.session.document.articles[0].id, "outlet", "Orsa Times")
    assert case.session.save()  # before the new results are there
    case.session.close()
    again = Case(tmp_path)
    again.session.open_comparison(file)
    assert again.session.analysis is not None
    assert again.session.stale
    qtbot.waitUntil(lambda: len(again.jobs.runs) == 1, timeout=2000)
    again.session.close()


def test_results_that_come_after_the_save_get_into_the_file_too(
    tmp_path: Path, file: Path, qtbot: QtBot, pipeline: Pipeline
) -> None:
    case = Case(tmp_path)
    case.session._autosave._quiet.setInterval(30)
    case.session.open_comparison(file)
    article = case.session.document.articles[0].id
    with qtbot.waitSignal(case.session.saved, timeout=3000):
        case.session.set_about(article, "outlet", "Orsa Times")
    with qtbot.waitSignal(case.session.saved, timeout=3000):
        analysed(case, qtbot, pipeline)
    case.session.close()
    again = Case(tmp_path)
    again.session.open_comparison(file)
    assert not again.session.stale
    again.session.close()


def test_damaged_results_are_computed_again(tmp_path: Path, qtbot: QtBot) -> None:
    from app.store import save

    path = tmp_path / "x.samestory"
    save(Document("t", (ArticleEntry("a", "a.txt", TEXT),)), path, b"{nonsense")
    case = Case(tmp_path)
    assert case.session.open_comparison(path)
    assert case.session.analysis is None
    qtbot.waitUntil(lambda: len(case.jobs.runs) == 1, timeout=2000)
    case.session.close()


def light(case: Case, pipeline: Pipeline) -> Analysis:
    """Cleaned articles, as the worker tells them first."""
    told: list[Analysis] = []
    document = case.session.document
    pipeline.run([entry.article() for entry in document.articles], document.decisions, cleaned=told.append)
    return told[0]


def test_an_added_article_is_shown_clean_before_it_is_read(tmp_path: Path, qtbot: QtBot, pipeline: Pipeline) -> None:
    case = Case(tmp_path)
    case.session.add_text(TEXT)
    case.session.add_text(TEXT + "More.")
    analysed(case, qtbot, pipeline)
    before = case.session.analysis
    assert before is not None
    (third,) = case.session.add_text("Another report of the talks on the lake.\n")
    qtbot.waitUntil(lambda: len(case.jobs.runs) == 2, timeout=2000)
    case.jobs.cleaned.emit(light(case, pipeline))
    shown = case.session.analysis
    assert shown is not None
    assert [article.id for article in shown.articles][-1] == third
    assert shown.articles[-1].text.content == "Another report of the talks on the lake.\n"
    assert shown.articles[:2] == before.articles
    assert shown.per_article[before.articles[0].id] is before.per_article[before.articles[0].id]
    assert third in shown.shared[EventsResult].events[-1].articles
    assert sorted(case.session.unread) == [third]
    failed: list[str] = []
    case.session.export_failed.connect(failed.append)
    case.session.export_pdf(tmp_path / "x.pdf")
    assert failed == ["The articles are still being analysed. Export when that is done, in a moment."]
    analysed(case, qtbot, pipeline)
    assert case.session.unread == frozenset()
    case.jobs.cleaned.emit(light(case, pipeline))  # nothing is new now: nothing changes
    assert case.session.unread == frozenset()
    case.session.close()


def test_removed_articles_leave_what_is_shown_before_new_ones_are_read() -> None:
    old = Analysis((Article("a", "a", "One."), Article("b", "b", "Two.")), {"a": {}, "b": {}})
    now = Analysis((Article("c", "c", "Three."), Article("b", "b", "Two.")), {"c": {}, "b": {}})
    shown, new = with_new_articles(old, now)
    assert [article.id for article in shown.articles] == ["c", "b"]
    assert set(shown.per_article) == {"b", "c"}
    assert new == {"c"}
    assert with_new_articles(None, now) == (now, frozenset({"b", "c"}))
    assert with_new_articles(old, old) == (old, frozenset())


def test_a_decision_is_seen_at_once_and_computed_properly_after(tmp_path: Path) -> None:
    case = Case(tmp_path)
    (key,) = case.session.add_text("The dam holds, Ida Brandt said. It rained.\n")
    said = Attribution(
        "a0", (Span(15, 25),), (Span(26, 30),), (Span(0, 13),), "indirect", "named_person", "e0", None, None, False,
        None, "unknown", "statement", True, Provenance("rule", "said", 0.5),
    )  # fmt: skip
    source = SourceEntity("e0", "Ida Brandt", "named_person", "unknown", said.source, ("a0",))
    raw = case.session.document.entry(key).raw
    article = Article(key, key, raw, revision=Revision.of(raw), language="en")
    found = {AttributionResult: AttributionResult((said,), (source,), (1, 1))}
    case.session._analysis = Analysis((article,), {key: found})
    seen: list[int] = []
    case.session.results_changed.connect(lambda: seen.append(1))
    assert Deciding(case.session).dismiss(key, said)
    analysis = case.session.analysis
    assert analysis is not None
    assert analysis.per_article[key][AttributionResult].attributions == ()
    assert seen == [1]
    assert case.session.stale
    assert found[AttributionResult].attributions == (said,)  # what was given is as it was
    case.session.set_about(key, "outlet", "Post")  # moves no result that is shown at once
    assert seen == [1]
    assert with_decisions(analysis, case.session.document.decisions[-1:], case.session.document) is None
    case.session.close()
