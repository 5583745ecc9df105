"""Documents and edits of all kinds, for the tests of model and store."""

from __future__ import annotations

from hypothesis import strategies as st

from analyzers.decisions import Decision, Place
from analyzers.records import Hints, LexiconEntry
from analyzers.text import Span
from app.model import (
    Anchor,
    ArticleEntry,
    Batch,
    Code,
    Document,
    Edit,
    Field,
    InsertArticle,
    Mark,
    MoveArticle,
    Note,
    PutItem,
    RemoveArticle,
    SetTitle,
    SwapItem,
    TakeItem,
    ViewSet,
)

IDS = ("one", "two", "three", "four")
words = st.text(max_size=8) | st.sampled_from(["Orsa", "مذاکرات", "👩🏽‍🚒", "a\u2028b", "\ud83d", "\r\n", "“x”"])
hints = st.builds(Hints, outlet=st.none() | words, published=st.none() | words)
entries = st.builds(
    ArticleEntry,
    id=st.sampled_from(IDS),
    name=words,
    raw=words,
    original=st.binary(max_size=8),
    media=st.sampled_from(["text/plain", "text/html", "application/pdf"]),
    hints=hints,
    notes=st.lists(words, max_size=2).map(tuple),
)
spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda p: Span(min(p), max(p)))
decisions = st.builds(
    Decision,
    analyzer=st.sampled_from(["cleaning", "about", "attribution", "lineup", "naming"]),
    article=st.sampled_from(IDS),
    action=st.sampled_from(["confirm", "dismiss", "change", "add", "merge", "split"]),
    spans=st.lists(spans, max_size=3).map(tuple),
    field=words,
    value=words,
    others=st.lists(
        st.builds(Place, article=st.sampled_from(IDS), spans=st.lists(spans, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
)
anchors = st.builds(
    Anchor,
    article=st.sampled_from(IDS),
    spans=st.lists(spans, min_size=1, max_size=3).map(tuple),
    quote=words,
    before=words,
    after=words,
)
codes = st.builds(
    Code, id=words, name=words, line=st.sampled_from(["solid", "wavy"]), key=st.integers(0, 9), retired=st.booleans()
)
marks = st.builds(Mark, id=words, code=words, anchor=anchors, made=words, by=words)
notes = st.builds(
    Note, id=words, text=words, anchors=st.lists(anchors, max_size=2).map(tuple), article=st.sampled_from(["", *IDS])
)
lexicon = st.builds(
    LexiconEntry,
    word=words,
    kind=st.sampled_from(["ignore", "value", "family", "list"]),
    value=st.floats(-4, 4),
    family=words,
    made=words,
    by=words,
)
names = st.lists(words, max_size=2).map(tuple)
views = st.builds(ViewSet, id=words, name=words, view=words, lens=words, filters=names, hidden=names, order=words)
items = decisions | codes | marks | notes | lexicon | views
fields: st.SearchStrategy[Field] = st.sampled_from(["decisions", "codes", "marks", "notes", "lexicon", "views"])
documents = st.builds(
    Document,
    title=words,
    articles=st.lists(entries, max_size=4, unique_by=lambda e: e.id).map(tuple),
    decisions=st.lists(decisions, max_size=5).map(tuple),
    codes=st.lists(codes, max_size=3).map(tuple),
    marks=st.lists(marks, max_size=3).map(tuple),
    notes=st.lists(notes, max_size=3).map(tuple),
    lexicon=st.lists(lexicon, max_size=3).map(tuple),
    views=st.lists(views, max_size=2).map(tuple),
)
single_edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(InsertArticle, index=st.integers(-1, 4), entry=entries),
    st.builds(RemoveArticle, article=st.sampled_from(IDS)),
    st.builds(MoveArticle, article=st.sampled_from(IDS), index=st.integers(-1, 4)),
    st.builds(SetTitle, title=words),
    st.builds(PutItem, field=fields, index=st.integers(-1, 3), item=items, label=words),
    st.builds(PutItem, field=st.just("decisions"), index=st.integers(0, 1), item=decisions, label=words),
    st.builds(PutItem, field=st.just("marks"), index=st.integers(0, 1), item=marks, label=words),
    st.builds(TakeItem, field=fields, index=st.integers(-1, 3), label=words),
    st.builds(SwapItem, field=fields, index=st.integers(-1, 3), item=items, label=words),
)
edits: st.SearchStrategy[Edit] = single_edits | st.builds(
    Batch, edits=st.lists(single_edits, max_size=3).map(tuple), label=words
)
