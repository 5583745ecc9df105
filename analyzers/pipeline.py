"""Runs the analyzers over a comparison, each once per article, in the order their requirements ask for.

Results of raw and article scope are kept by (analyzer, version, text revision and what the page said), so adding an
article to a comparison analyses that one and repeats only the comparison analyzers. Results of the articles used
longest ago are dropped first. With a shelf, results outlive the process: an article all of whose results lie there
needs no groundwork (the parse, the vectors), which is then computed only if a comparison analyzer asks for it.

A person's own words (`UserLexicon`) reach the analyzers that name it among their `uses`, like a result; a change of it
repeats those and what is built on them, nothing else.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, cast

from analyzers.analysis import Analysis, Failure, Notice
from analyzers.article_names import column_names
from analyzers.decisions import Context, Decision, settle
from analyzers.notices import MAX_CHARACTERS, MAX_WORDS, article_notices, comparison_notices, failure_sentence
from analyzers.protocol import ArticleAnalyzer, ComparisonAnalyzer, Given, Spec
from analyzers.records import AboutResult, Article, CleaningResult, LexiconEntry, UserLexicon
from analyzers.registry import REGISTRY, Analyzer
from analyzers.shelf import Shelf, Shelved
from analyzers.text import Revision

__all__ = ["MAX_WORDS", "Analysis", "BadRegistry", "Cancelled", "Failure", "Notice", "Pipeline", "Progress", "order"]

_LOG = logging.getLogger(__name__)

KEPT_TEXTS = 60
"""Texts whose results are kept for the next run: about 2.5 MB each for an article of 900 words."""


KEPT_RESULTS = 60
"""Results kept per text: those of the analyzers, and what a person's last decisions made of them."""

_Place = tuple[str, int, tuple[str, ...]]
"""An analyzer's id and version, and what its inputs were made from."""


class Cancelled(Exception):
    """The person cancelled; what was computed so far stays in the cache."""


Progress = Callable[[str, str, float], None]
"""Called with (article id or "", analyzer title, share done from 0 to 1); may raise `Cancelled`."""


class BadRegistry(ValueError):
    """Analyzers whose requirements cannot be met or that provide the same result."""


def order(analyzers: Sequence[Analyzer]) -> tuple[Analyzer, ...]:
    """The analyzers so that each stands after those it requires or uses.

    Raises:
        BadRegistry: on a missing provider, a circle, two providers of one result, or two analyzers of one id.
    """
    providers: dict[type[Any], Analyzer] = {}
    ids: set[str] = set()
    for analyzer in analyzers:
        spec = analyzer.spec
        if spec.provides in providers or spec.id in ids:
            raise BadRegistry(f"two analyzers provide {spec.provides.__name__} or are called {spec.id!r}")
        providers[spec.provides] = analyzer
        ids.add(spec.id)
    done: list[Analyzer] = []
    state: dict[str, int] = {}

    def visit(analyzer: Analyzer) -> None:
        spec = analyzer.spec
        if state.get(spec.id) == 2:
            return
        if state.get(spec.id) == 1:
            raise BadRegistry(f"analyzer {spec.id!r} requires itself in a circle")
        state[spec.id] = 1
        for kind in (*spec.requires, *spec.uses):
            if kind in providers:
                visit(providers[kind])
            elif kind in spec.requires:
                raise BadRegistry(f"analyzer {spec.id!r} requires {kind.__name__}, which nothing provides")
        state[spec.id] = 2
        done.append(analyzer)

    for analyzer in analyzers:
        visit(analyzer)
    return tuple(done)


class Pipeline:
    """Runs analyzers and keeps their results for the next run."""

    def __init__(self, analyzers: Sequence[Analyzer] = REGISTRY, shelf: Shelf | None = None) -> None:
        """Put the analyzers in order.

        Args:
            analyzers: All of them.
            shelf: Keeps results for later processes; None keeps them in this one only.
        """
        self._ordered = order(analyzers)
        self._shelved = Shelved(shelf, self.specs) if shelf is not None else None
        self._cache: dict[str, dict[_Place, Any]] = {}
        self._compared: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self._upstream = _upstream(self.specs)
        self._worded = _built_on(UserLexicon, self.specs)
        self._lanes: dict[str, ThreadPoolExecutor] = {}

    @property
    def specs(self) -> tuple[Spec, ...]:
        """Descriptions of the analyzers, in the order they run."""
        return tuple(analyzer.spec for analyzer in self._ordered)

    def run(
        self,
        articles: Sequence[Article],
        decisions: Sequence[Decision] = (),
        *,
        lexicon: Sequence[LexiconEntry] = (),
        keep_all: bool = False,
        progress: Progress | None = None,
        cleaned: Callable[[Analysis], None] | None = None,
    ) -> Analysis:
        """Analyse a comparison.

        Args:
            articles: In the person's order; ids must be unique. Their `revision` and `language` are set here.
            decisions: A person's decisions, oldest first.
            lexicon: A person's own words, oldest first.
            keep_all: Switch cleaning off: the whole raw text is body.
            progress: Told before each step.
            cleaned: Given the cleaned articles with site text and cards, before they are read further.

        Returns:
            Effective results. An analyzer that raises is listed in `failures`; those that need it are left out.

        Raises:
            Cancelled: if `progress` raised it.
            ValueError: if two articles have one id.
        """
        if len({a.id for a in articles}) != len(articles):
            raise ValueError("two articles with one id")
        own_words = UserLexicon(tuple(lexicon))
        per_article: dict[str, dict[type[Any], Any]] = {a.id: {UserLexicon: own_words} for a in articles}
        report = _Report(
            progress,
            len(articles) * sum(a.spec.scope != "comparison" for a in self._ordered)
            + sum(a.spec.scope == "comparison" for a in self._ordered),
        )
        report.names = column_names(articles, {})
        own = {a.id: [d for d in decisions if d.article == a.id] for a in articles}
        stamps: dict[str, dict[type[Any], str]] = {a.id: {UserLexicon: _worded(own_words)} for a in articles}
        ready = [self._clean(a, own[a.id], keep_all, per_article[a.id], stamps[a.id], report) for a in articles]
        cards = {key: found[AboutResult].about for key, found in per_article.items() if AboutResult in found}
        names = report.names = column_names(ready, cards)
        for article in ready:
            report.notices.extend(article_notices(article, names[article.id]))
        if cleaned is not None:
            cleaned(_cleaned_only(ready, per_article))
        lacking: list[Callable[[], None]] = []
        for article in ready:
            key = article.id
            self._read(article, own[key], keep_all, per_article[key], stamps[key], report, lacking)
        shared = self._comparison(ready, decisions, own_words, per_article, report, lacking, shelve=not keep_all)
        for found in (shared, *per_article.values()):
            found.pop(UserLexicon, None)
        report.notices.extend(comparison_notices(ready, shared, names))
        return Analysis(
            tuple(ready),
            per_article,
            shared,
            tuple(report.failures),
            tuple(report.notices),
            tuple(decision for decision in decisions if decision in report.unplaced),
        )

    def _clean(
        self,
        article: Article,
        decisions: Sequence[Decision],
        keep_all: bool,
        results: dict[type[Any], Any],
        stamps: dict[type[Any], str],
        report: _Report,
    ) -> Article:
        """Clean one article; fills `results` and `stamps` with what is known of its raw text."""
        key = f"{_key(article)}|{keep_all}"
        self._stage("raw", article, key, decisions, results, stamps, report, keep_all)
        cleaning: CleaningResult = results.get(CleaningResult) or CleaningResult()
        revision = Revision.of(article.raw, [s.span for s in cleaning.site_text if s.hidden])
        return dataclasses.replace(article, revision=revision, language=cleaning.language)

    def _read(
        self,
        article: Article,
        decisions: Sequence[Decision],
        keep_all: bool,
        results: dict[type[Any], Any],
        stamps: dict[type[Any], str],
        report: _Report,
        lacking: list[Callable[[], None]],
    ) -> None:
        """Analyse one cleaned article; fills `results` with effective results.

        What is put into `lacking` computes the groundwork that was not needed so far.
        """
        if 0 < article.text.words() <= MAX_WORDS and len(article.text.content) <= MAX_CHARACTERS:
            assert article.revision is not None
            key = f"{article.revision.id}|{article.hints!r}|{keep_all}"
            state = (article, key, decisions, results, dict(stamps), report, keep_all)
            if not self._stage("article", *state, lazy=True):
                lacking.append(lambda: self._groundwork(*state))

    def _groundwork(self, article: Article, key: str, *state: Any) -> None:
        """Compute the groundwork of an article whose results all came from the shelf."""
        self._stage("article", article, key, *state)

    def _stage(
        self,
        scope: str,
        article: Article,
        key: str,
        decisions: Sequence[Decision],
        results: dict[type[Any], Any],
        stamps: dict[type[Any], str],
        report: _Report,
        keep_all: bool,
        *,
        lazy: bool = False,
    ) -> bool:
        """Run the analyzers of one scope over one article; fills `results` and `stamps`.

        Returns:
            Whether groundwork was computed, too. It is not if `lazy` and all other results lie on the shelf.
        """
        todo = [cast(ArticleAnalyzer, a) for a in self._ordered if a.spec.scope == scope]
        english = article.language in (None, "en")
        todo = [a for a in todo if english or not a.spec.english_only or scope == "raw"]
        known = self._cache.pop(key, {})
        self._cache[key] = known  # now the one used last
        while len(self._cache) > 2 * KEPT_TEXTS:  # a text has a key before and one after cleaning
            del self._cache[next(iter(self._cache))]
        shelved = self._take_down(todo, key, decisions, dict(stamps), known)
        complete = not (lazy and shelved)
        ahead = self._start_ahead(todo, article, {place[:2] for place in known}) if complete else {}
        # What a result was made from: "" for results that no decision has touched, so that a decision about one
        # result computes anew just those that are built on it.
        for analyzer in todo:
            spec = analyzer.spec
            report.tell(article.id, spec.title)
            place = _place(spec, stamps)
            found = known.get(place)
            if found is None:
                if any(kind not in results for kind in spec.requires) or (spec.internal and not complete):
                    continue
                try:
                    if spec.id in ahead:
                        found = ahead[spec.id].result()
                    else:
                        found = analyzer(article, Given({article.id: results}, {}, article.id))
                except Cancelled:
                    raise
                except Exception as error:  # noqa: BLE001 - one broken analyzer must not take the others down
                    report.failures.append(_failure(spec, article.id, report.names[article.id], error))
                    continue
                known[place] = found
                while len(known) > KEPT_RESULTS:
                    del known[next(iter(known))]
                if self._shelved is not None and not spec.internal and not report.failures:
                    self._shelved.keep(spec, (key, place[2]), found)
            _stamp(spec, place, decisions, stamps)
            if spec.provides is CleaningResult and keep_all:
                results[spec.provides] = dataclasses.replace(found, site_text=())
            else:
                results[spec.provides] = report.settled(found, decisions, (article,))
        return complete

    def _take_down(
        self,
        todo: Sequence[ArticleAnalyzer],
        key: str,
        decisions: Sequence[Decision],
        stamps: dict[type[Any], str],
        known: dict[_Place, Any],
    ) -> bool:
        """Bring results from the shelf to `known`; whether all that leave the process are known now."""
        if self._shelved is None:
            return False
        complete = True
        for analyzer in todo:
            spec = analyzer.spec
            place = _place(spec, stamps)
            if not spec.internal and place not in known:
                found = self._shelved.find(spec, (key, place[2]))
                if found is None:
                    complete = False
                else:
                    known[place] = found
            _stamp(spec, place, decisions, stamps)
        return complete

    def _start_ahead(
        self, todo: Sequence[ArticleAnalyzer], article: Article, known: Collection[tuple[Any, ...]]
    ) -> dict[str, Future[Any]]:
        """Start groundwork without requirements in threads: the parse and the vectors side by side.

        Each such analyzer has one thread of its own for good: what a cancelled run left behind there ends before the
        next run begins, so that a model is never used by two threads at once.
        """
        started: dict[str, Future[Any]] = {}
        empty = Given({article.id: {}}, {}, article.id)
        for analyzer in todo:
            spec = analyzer.spec
            if not spec.internal or spec.requires or spec.uses or (spec.id, spec.version) in known:
                continue
            if spec.id not in self._lanes:
                self._lanes[spec.id] = ThreadPoolExecutor(1, thread_name_prefix=f"groundwork-{spec.id}")
            started[spec.id] = self._lanes[spec.id].submit(analyzer, article, empty)
        return started

    def _comparison(
        self,
        articles: Sequence[Article],
        decisions: Sequence[Decision],
        own_words: UserLexicon,
        per_article: Mapping[str, Mapping[type[Any], Any]],
        report: _Report,
        lacking: list[Callable[[], None]],
        *,
        shelve: bool,
    ) -> dict[type[Any], Any]:
        """Run the comparison analyzers; each gives its last result again if nothing it is built on has changed."""
        shared: dict[type[Any], Any] = {UserLexicon: own_words}
        shelved = self._shelved if shelve else None
        these = tuple((a.id, a.name, a.revision and a.revision.id, a.language, a.hints) for a in articles)
        worded = _worded(own_words)
        for analyzer in self._ordered:
            spec = analyzer.spec
            if spec.scope != "comparison":
                continue
            report.tell("", spec.title)
            taken = tuple(d for d in decisions if d.analyzer in self._upstream[spec.id])
            made: tuple[Any, ...] = (these, taken)
            if worded and spec.provides in self._worded:
                made = (*made, worded)
            found = self._last_compared(spec, (made, shelve)) or (shelved.find(spec, made) if shelved else None)
            if found is None:
                while lacking:
                    lacking.pop()()
                needed = {k for k in spec.requires if _scope_of(k, self._ordered) == "comparison"}
                if not needed <= set(shared):
                    continue
                own = set(spec.requires) - needed
                fit = [a for a in articles if own <= set(per_article[a.id])]
                if own and not fit and report.failures:  # "nothing was found" would be wrong of what was not looked at
                    continue
                try:
                    found = cast(ComparisonAnalyzer, analyzer)(fit, Given(per_article, shared))
                except Cancelled:
                    raise
                except Exception as error:  # noqa: BLE001 - as above
                    report.failures.append(_failure(spec, "", "", error))
                    continue
                if shelved and not report.failures:
                    shelved.keep(spec, made, found)
            if not report.failures:
                self._compared[spec.id] = ((made, shelve), found)
            shared[spec.provides] = report.settled(found, decisions, articles)
        return shared

    def _last_compared(self, spec: Spec, made: tuple[Any, ...]) -> Any:
        """An analyzer's result of the last comparison, if it was made of the same things; else None."""
        last = self._compared.get(spec.id)
        return last[1] if last is not None and last[0] == made else None


def _cleaned_only(articles: Sequence[Article], per_article: Mapping[str, Mapping[type[Any], Any]]) -> Analysis:
    """What is known before the articles are read."""
    found = {
        key: {kind: result for kind, result in results.items() if kind is not UserLexicon}
        for key, results in per_article.items()
    }
    return Analysis(tuple(articles), found)


def _place(spec: Spec, stamps: Mapping[type[Any], str]) -> _Place:
    """Where a result is kept."""
    return spec.id, spec.version, tuple(stamps.get(kind, "") for kind in (*spec.requires, *spec.uses))


def _stamp(spec: Spec, place: _Place, decisions: Sequence[Decision], stamps: dict[type[Any], str]) -> None:
    """Write down what an effective result is made from: "" while no decision has touched it."""
    own = tuple(d for d in decisions if d.analyzer == spec.id)
    stamps[spec.provides] = f"{spec.id} {spec.version} {place[2]} {own}" if own or any(place[2]) else ""


def _worded(lexicon: UserLexicon) -> str:
    """What a person's own words change, without who made them and when; "" for none."""
    return repr([(e.kind, e.word, e.value, e.family) for e in lexicon.entries]) if lexicon.entries else ""


def _upstream(specs: Sequence[Spec]) -> Mapping[str, frozenset[str]]:
    """Analyzer id -> ids of the analyzers whose results it is built on; `specs` in the order they run."""
    out: dict[str, frozenset[str]] = {}
    by_kind = {spec.provides: spec.id for spec in specs}
    for spec in specs:
        direct = {by_kind[kind] for kind in (*spec.requires, *spec.uses) if kind in by_kind}
        out[spec.id] = frozenset(direct.union(*(out[identifier] for identifier in direct)))
    return out


def _built_on(kind: type[Any], specs: Sequence[Spec]) -> frozenset[type[Any]]:
    """Types of the results that `kind` goes into, also by way of others; `specs` in the order they run."""
    found = {kind}
    for spec in specs:
        if found.intersection((*spec.requires, *spec.uses)):
            found.add(spec.provides)
    return frozenset(found)


def _key(article: Article) -> str:
    """Cache key of an article before cleaning."""
    return Revision.of(article.raw).id + repr(article.hints)


def _scope_of(kind: type[Any], analyzers: Sequence[Analyzer]) -> str:
    """Scope of the analyzer that provides a result type."""
    return next((a.spec.scope for a in analyzers if a.spec.provides is kind), "")


def _failure(spec: Spec, article: str, name: str, error: Exception) -> Failure:
    """A failure record, logged with its traceback."""
    _LOG.error("analyzer %s failed on %s", spec.id, article or "the comparison", exc_info=error)
    return Failure(spec.id, article, failure_sentence(spec.title or spec.id, name), repr(error))


class _Report:
    """What a run has to tell beside its results.

    Attributes:
        failures: Analyzers that raised.
        notices: About the articles.
        unplaced: Decisions that found no place.
        names: Article id -> what it is called.
    """

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.failures: list[Failure] = []
        self.notices: list[Notice] = []
        self.unplaced: list[Decision] = []
        self.names: dict[str, str] = {}
        self._progress = progress
        self._total = max(1, total)
        self._done = 0

    def tell(self, article: str, title: str) -> None:
        """Announce the next step."""
        if self._progress is not None:
            self._progress(article, title, min(1.0, self._done / self._total))
        self._done += 1

    def settled(self, found: Any, decisions: Sequence[Decision], articles: Sequence[Article]) -> Any:
        """A result after a person's decisions; those that found no place are written down."""
        result, lost = settle(found, decisions, Context({article.id: article for article in articles}))
        self.unplaced.extend(lost)
        return result
