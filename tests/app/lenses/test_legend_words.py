"""The examples of the legends are counted by the rules as the legends say."""

from __future__ import annotations

import re

import pytest

from analyzers.records import broad_class
from app.export.sections.lined_up import legend as printed
from app.lenses.sources_marks import legend as shown
from tests.analyzers.modules.attribution.saying import analyse

CLASSES = ("named", "unnamed", "institution", "generic")


def examples() -> list[tuple[str, str]]:
    """(words, class) of the window's legend and the document's."""
    out = []
    for item in shown(frozenset()).items:
        if item.toggle in CLASSES:
            out += [(words, item.toggle) for words in re.findall("“(.+?)”", item.text)]
    out += [(i.sample.text, str(i.sample.style)) for i in printed().items if i.sample.style in CLASSES]
    return out


@pytest.mark.parametrize(("words", "kind"), examples())
def test_an_example_is_of_the_class_it_stands_for(words: str, kind: str) -> None:
    text = f"{words[:1].upper()}{words[1:]} said on Monday that the bridge would be closed. The road stays open."
    assert [broad_class(source.source_class) for source in analyse(text).result.sources] == [kind]


def test_there_are_examples_of_all_classes() -> None:
    assert {kind for _words, kind in examples()} == set(CLASSES)
