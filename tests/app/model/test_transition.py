"""One step from any document to any other, and back."""

from __future__ import annotations

from hypothesis import given

from app.model import Document, apply
from app.model.transition import transition
from tests.app.model.strategies import documents


@given(documents, documents)
def test_the_step_leads_there_and_its_inverse_back(before: Document, after: Document) -> None:
    step = transition(before, after, "Revert")
    reached, inverse = apply(before, step)
    assert reached == after
    assert apply(reached, inverse)[0] == before


@given(documents)
def test_nothing_to_do_is_an_empty_step(document: Document) -> None:
    assert transition(document, document, "Revert").edits == ()
