"""What is written fits the schemas; older formats are brought up, newer ones lose nothing."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import resources
from analyzers.stored import dump
from app.model import Code, Document, Note
from app.store import container
from app.store.container import Stored, pack, read
from app.store.kept import Kept, put_back, unknown
from app.store.migrations import migrate
from tests.analyzers.test_stored import SPECS, analysis
from tests.app.model.strategies import documents
from tests.legacy.test_legacy import EXPECTED

RESULTS = dump(analysis("named_person"), (), SPECS)
VALIDATORS = {
    path.stem: Draft202012Validator(json.loads(path.read_text("utf-8")))
    for path in sorted(resources.path("schemas").glob("*.json"))
}


def check(data: bytes) -> set[str]:
    """Validate every JSON entry of a file; names of those checked."""
    checked = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                VALIDATORS[Path(name).stem].validate(json.loads(archive.read(name)))
                checked.add(name)
    return checked


@given(documents)
def test_every_file_that_is_written_fits_the_schemas(document: Document) -> None:
    assert len(check(pack(document))) == len(VALIDATORS) - 1


def test_results_and_the_legacy_file_fit_too() -> None:
    assert check(pack(EXPECTED, RESULTS)) == {f"{name}.json" for name in VALIDATORS}
    for path in (Path(__file__).parents[2] / "legacy").glob("*.samestory"):
        check(path.read_bytes())


@pytest.mark.parametrize("name", sorted(VALIDATORS))
def test_schemas_are_schemas_and_refuse_something(name: str) -> None:
    Draft202012Validator.check_schema(VALIDATORS[name].schema)
    wrong: list[Any] = [3, [{}], {"format": "1.0"}, [{"id": 1, "action": "explode"}]]
    assert all(not VALIDATORS[name].is_valid(value) for value in wrong)


# --- newer minor formats ---------------------------------------------------------------------------------------------
def newer(document: Document) -> bytes:
    """A file of format 1.7 with an entry, keys and kinds of items that this program does not know."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pack(document, RESULTS))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".json") and name != "results.json":
                value = json.loads(data)
                if name == "manifest.json":
                    value.update(format=[1, 7], weather={"sky": "dry"})
                    value["articles"][0]["pages"] = 3
                    value["articles"][1]["hints"]["mood"] = "calm"
                elif name == "notes.json":
                    value[0]["colour"] = "blue"
                    value[0]["anchors"][1]["page"] = 2
                    value.append({"id": "n9", "text": ["of", "another", "kind"]})
                data = json.dumps(value).encode()
            new.writestr(name, data)
        new.writestr("sounds/one.ogg", b"\x00\x01")
    return buffer.getvalue()


def parts(data: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        read_all = {name: archive.read(name) for name in archive.namelist()}
    return {name: json.loads(value) if name.endswith(".json") else value for name, value in read_all.items()}


def saved(stored: Stored, document: Document) -> bytes:
    return pack(document, stored.results, stored.kept)


def test_nothing_that_a_newer_minor_version_wrote_is_lost_by_saving() -> None:
    data = newer(EXPECTED)
    stored = read(data, "x")
    assert stored.document == EXPECTED
    assert parts(saved(stored, stored.document)) == parts(data)


def test_unknown_keys_go_with_their_item_and_end_with_it() -> None:
    stored = read(newer(EXPECTED), "x")
    first, second = EXPECTED.notes
    moved = Document(EXPECTED.title, EXPECTED.articles[1:], notes=(second, first), codes=(Code("new", "new"),))
    value = parts(saved(stored, moved))
    assert value["notes.json"][1]["colour"] == "blue"
    assert value["notes.json"][1]["anchors"][1]["page"] == 2
    assert value["manifest.json"]["articles"][0]["hints"]["mood"] == "calm"
    assert value["manifest.json"]["weather"] == {"sky": "dry"}
    changed = Document(EXPECTED.title, notes=(Note("n1", "another text"),))
    value = parts(saved(stored, changed))
    assert "colour" not in value["notes.json"][0]
    assert value["notes.json"][1] == {"id": "n9", "text": ["of", "another", "kind"]}


def test_what_a_file_of_our_own_format_cannot_hold_is_damage() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pack(EXPECTED))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, b'[{"id": 3}]' if name == "codes.json" else old.read(name))
    with pytest.raises(container.Damaged):
        read(data.getvalue(), "x")


def test_parts_taken_out_go_back_in() -> None:
    ours = {"a": [{"b": 1}, {"c": 2}], "d": 3}
    there = {"a": [{"b": 1, "new": [1]}, {"c": 2}], "d": 3, "e": None}
    assert put_back(ours, unknown(there, ours)) == there
    assert unknown(ours, ours) is None
    assert put_back({"a": []}, unknown(there, ours)) == {"a": [], "e": None}


# --- older formats ---------------------------------------------------------------------------------------------------
def test_steps_follow_each_other_on_a_copy() -> None:
    def colours(value: dict[str, Any]) -> dict[str, Any]:
        for code in value["codes.json"]:
            code["colour"] = "blue"
        return value

    def title(value: dict[str, Any]) -> dict[str, Any]:
        value["manifest.json"]["title"] = value["manifest.json"].pop("name")
        return value

    old = {"manifest.json": {"name": "Lake"}, "codes.json": [{"id": "c"}]}
    before = copy.deepcopy(old)
    steps = {(1, 0): ((1, 1), colours), (1, 1): ((2, 0), title)}
    assert migrate(old, (1, 0), (2, 0), steps) == {
        "manifest.json": {"title": "Lake"},
        "codes.json": [{"id": "c", "colour": "blue"}],
    }
    assert old == before
    assert migrate(old, (1, 0), (1, 0), steps) == old
    with pytest.raises(ValueError, match=r"nothing leads from format 1\.0 to 1\.1"):
        migrate(old, (1, 0), (1, 1), {})


def test_a_file_of_an_older_format_is_migrated_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pack(EXPECTED, RESULTS)

    def step(value: dict[str, Any]) -> dict[str, Any]:
        value["manifest.json"]["title"] = "brought up"
        value["codes.json"] = []
        return value

    major, minor = container.FORMAT
    steps = {(major, minor): ((major, minor + 1), step)}
    monkeypatch.setattr(container, "FORMAT", (major, minor + 1))
    monkeypatch.setattr(container, "migrate", lambda p, a, b: migrate(p, a, b, steps))
    stored = read(data, "x")
    assert (stored.document.title, stored.document.codes) == ("brought up", ())
    assert stored.document.articles == EXPECTED.articles
    assert stored.results == RESULTS
    assert stored.kept == Kept()
