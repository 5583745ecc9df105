"""Tone towards a target: the program's own head and features over annotated sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzers.modules.tone.rows import judge_rows


def predict(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Judge rows of {"id", "sentence", "target": [start, end)}.

    Returns:
        {"id", "polarity": -1, 0 or 1} per row; never unclear. Confidence stands beside it.
    """
    return [
        {"id": row["id"], "polarity": told, "confidence": round(confidence, 4)}
        for row, (told, confidence) in zip(rows, judge_rows(rows), strict=True)
    ]
