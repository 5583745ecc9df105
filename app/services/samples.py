"""The sample comparison that ships with the program."""

from __future__ import annotations

import json
from pathlib import Path

import resources

SAMPLE = "orsa"


def sample_files() -> tuple[str, list[Path]]:
    """Title and article files of the sample comparison, in order.

    Raises:
        FileNotFoundError: if the program was installed without it.
    """
    about = json.loads(resources.path("samples", SAMPLE, "sample.json").read_text("utf-8"))
    return about["title"], [resources.path("samples", SAMPLE, name) for name in about["articles"]]
