from __future__ import annotations

from pathlib import Path

import pytest

from app.services.settings import DEFAULTS, Settings


def test_settings_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "ordner ü" / "settings.json"
    settings = Settings(path)
    assert {key: settings.get(key) for key in DEFAULTS} == DEFAULTS
    settings.set("text_size", 19)
    assert Settings(path).get("text_size") == 19
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"text_size": "huge", "theme": 3, "unknown": 1}', b"\xff\xfe"]
)
def test_a_damaged_file_means_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert {key: settings.get(key) for key in DEFAULTS} == DEFAULTS
    settings.set("theme", "dark")
    assert Settings(path).get("theme") == "dark"


def test_a_folder_that_may_not_be_written_never_stops_the_program(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    settings = Settings(blocked / "settings.json")
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"


def test_unknown_settings_are_an_error_of_the_program(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(KeyError):
        settings.get("colour")
    with pytest.raises(KeyError):
        settings.set("colour", 1)
