"""Readers: every format from real files, every attack with its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers import Read, Unreadable, read_bytes

FILES = Path(__file__).parent / "files"

FIRST = (
    "HALLIN — The ferry crews of Lake Orsa walked out of talks with the water ministry on Tuesday, saying that nobody "
    "had come to meet them. It was the third meeting in a month that ended before it began, and the crews said that "
    "there would be no fourth."
)
SECOND = (
    "“We waited for nine hours,” said Jon Dahl, a spokesman for the crews. “Then we went home to our boats.” The "
    "ministry’s own account, published late in the evening, gives the length of the wait as “somewhat under two hours” "
    "and names no reason."
)
THIRD = (
    "Ferries have not crossed the lake since the water fell below the lowest landing stage in the spring. Some 4,000 "
    "people on the northern shore now drive ninety kilometres around it to work, to school and to the only hospital of "
    "the district."
)
LAST = "A second meeting, on the northern shore, is planned for Friday; the crews have not said whether they will come."
URDU = "جھیل اورسا کے ملاحوں نے منگل کو مذاکرات چھوڑ دیے۔"
ARABIC = "غادر طاقم العبّارة المحادثات يوم الثلاثاء."
SIGNS = (
    "Crews wave \U0001f6f6 and \U0001f469\u200d\U0001f680 flags; Tomé (e\u0301) and Zoë met at the Café Nørd, "
    "5\u00a0km away."
)
OTHERS = "Лодочники озера Орса ушли с переговоров; 湖の船員は会談を離れた。"
DELETED = "This deleted sentence must not come back."
LATIN = (FIRST, SECOND, THIRD, LAST)
LINES = (*LATIN, URDU, ARABIC, SIGNS, OTHERS)


def real(name: str) -> tuple[Read, ...]:
    """What is read of one of the files."""
    return read_bytes(name.rpartition("/")[2], (FILES / name).read_bytes())


def sentence(name: str, data: bytes) -> str:
    """Why something cannot be read: whole sentences for a person, without the names of errors."""
    with pytest.raises(Unreadable) as caught:
        read_bytes(name, data)
    said = str(caught.value)
    assert f"“{name}" in said
    assert said.endswith(".")
    assert "Error" not in said
    assert "Exception" not in said
    return said
