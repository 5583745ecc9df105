"""What the program remembers about a person's preferences: one small JSON file in the user's configuration folder."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any

import platformdirs

_LOG = logging.getLogger(__name__)
DEFAULTS: dict[str, Any] = {
    "theme": "system",
    "text_size": 15,
    "looks": {},
    "recent": [],
    "folder": "",
    "panel_visible": True,
    "autosave": True,
    "name": "",
}


class Settings:
    """Preferences with defaults. A damaged or unwritable file never stops the program."""

    def __init__(self, path: Path | None = None) -> None:
        folder = os.environ.get("SAMESTORY_CONFIG")
        self._path = (
            path or Path(folder or platformdirs.user_config_dir("samestory", appauthor=False)) / "settings.json"
        )
        self._values = dict(DEFAULTS)
        try:
            loaded = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            loaded = {}
        except (OSError, ValueError) as error:
            _LOG.info("settings could not be read, defaults are used: %s", error)
            loaded = {}
        if isinstance(loaded, dict):
            for key, value in loaded.items():
                if key in DEFAULTS and isinstance(value, type(DEFAULTS[key])):
                    self._values[key] = value

    def get(self, key: str) -> Any:
        """The value of a known setting.

        Raises:
            KeyError: if there is no such setting.
        """
        return self._values[key]

    def set(self, key: str, value: Any) -> None:
        """Change a setting and write the file.

        Raises:
            KeyError: if there is no such setting.
        """
        if key not in DEFAULTS:
            raise KeyError(key)
        if self._values[key] == value:
            return
        self._values[key] = value
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            fresh.replace(self._path)
        except OSError as error:
            _LOG.info("settings could not be written: %s", error)
