"""The list of analyzers, written down: a change of it is meant, and shows in a review."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import analyzers.registry
from analyzers.pipeline import Pipeline, order
from analyzers.registry import REGISTRY

EXPECTED = {
    "about": (3, "raw"),
    "attribution": (9, "article"),
    "cleaning": (4, "raw"),
    "encoding": (1, "article"),
    "events": (3, "comparison"),
    "figures": (4, "comparison"),
    "lineup": (8, "comparison"),
    "naming": (3, "comparison"),
    "parse": (1, "article"),
    "readability": (1, "article"),
    "reuse": (1, "comparison"),
    "tone": (3, "article"),
    "verbs": (2, "comparison"),
    "wording": (4, "comparison"),
}

# PRODUCT.md: words the interface never uses.
FORBIDDEN = re.compile(
    r"\b(corpus|tokens?|span|NER|polarity|collation|bias(ed)?( score)?|omitted|corpora|lemmas?|embeddings?)\b", re.I
)


def test_the_registry_is_the_list_written_down_here() -> None:
    assert {a.spec.id: (a.spec.version, a.spec.scope) for a in REGISTRY} == EXPECTED


def test_the_registry_can_run() -> None:
    assert {a.spec.id for a in order(REGISTRY)} == set(EXPECTED)
    assert [s.id for s in Pipeline().specs] == [a.spec.id for a in order(REGISTRY)]


def test_it_is_one_tuple_sorted_by_name() -> None:
    tree = ast.parse(Path(analyzers.registry.__file__).read_text("utf-8"))
    (value,) = [n.value for n in tree.body if isinstance(n, ast.AnnAssign)]
    assert isinstance(value, ast.Tuple)
    names = [e.func.id for e in value.elts if isinstance(e, ast.Call) and isinstance(e.func, ast.Name)]
    assert names == sorted(names)
    assert len(names) == len(REGISTRY)


@pytest.mark.parametrize("analyzer", REGISTRY, ids=[a.spec.id for a in REGISTRY])
def test_every_analyzer_explains_itself_in_plain_words(analyzer: analyzers.registry.Analyzer) -> None:
    spec = analyzer.spec
    assert spec.version >= 1
    assert re.fullmatch(r"[a-z][a-z_]*", spec.id)
    assert spec.title
    if not spec.internal:
        assert len(spec.definition) > 60, "“How is this counted?” needs an answer"
        assert spec.definition.rstrip().endswith((".", ".”"))
    said = f"{spec.title} {spec.definition}"
    assert not FORBIDDEN.search(said), FORBIDDEN.search(said)
