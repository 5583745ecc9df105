"""The report as a PDF, set by typst.

Only data goes in, as JSON through `sys.inputs`: a text that looks like typst code is printed, never run. The root is an
empty folder, so the template can read no file. Fonts come with the program, so the same report gives the same pages on
every machine, and the same bytes on a rerun: the time stamp is the latest date of the articles, not the clock.

PDF/UA-1 (ISO 14289-1, accessible documents) forbids a character that no font can show. So three attempts: UA-1 with the
bundled fonts; UA-1 with the system's fonts as well; a plain, still tagged PDF with both, which prints a box for what no
font has. The outcome says which it was.
"""

from __future__ import annotations

import dataclasses
import json
import os
import stat
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from app.export.report import Chart, Report
from app.export.text import isolated, printable
from resources import path as resource

PARTS = ("base.typ", "passages.typ", "tables.typ", "comparison.typ")
"""The template in the order its parts are joined: typst may open no file, so they are one text."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Time stamp of a report whose articles state no date."""

_SYSTEM_FONTS = (
    "Some characters are in none of the program's fonts. Fonts of this computer were used for them, so "
    "other computers may show other shapes."
)
_BOXES = (
    "Some characters are in no font here and are printed as boxes. The PDF is tagged, but cannot claim "
    "the accessibility standard PDF/UA-1."
)
_PLAIN = "The PDF is tagged, but cannot claim the accessibility standard PDF/UA-1 ({problem})."


class ExportError(Exception):
    """The report could not be made into a file. The message is a sentence for a person."""


class TypstGaveUpError(Exception):
    """Typst ended by a fault of its own; the message is its last word."""


@dataclass(frozen=True)
class PdfOutcome:
    """A PDF and how it came about.

    Attributes:
        data: The file's bytes.
        standard: "ua-1", or "plain" when the standard could not be kept.
        notes: Sentences a person should read; empty when all went as planned.
    """

    data: bytes
    standard: Literal["ua-1", "plain"]
    notes: tuple[str, ...] = ()


def write_pdf(report: Report, path: Path | None, *, paper: str = "a4") -> PdfOutcome:
    """Set the report and write it.

    Args:
        report: The report.
        path: File to write, replaced as a whole once the PDF is complete; None to get the bytes only.
        paper: A paper size that typst knows: "a4", "us-letter".

    Raises:
        ExportError: if typst cannot set the report.
        OSError: if the file cannot be written.
    """
    inputs = {"report": json.dumps(_plain(report), ensure_ascii=False), "paper": paper}
    when = _EPOCH if report.latest is None else datetime.combine(report.latest, datetime.min.time(), UTC)
    attempts: tuple[tuple[bool, Literal["ua-1", "plain"]], ...] = ((False, "ua-1"), (True, "ua-1"), (True, "plain"))
    problem = ""
    for system, standard in attempts:
        try:
            data = _compile(inputs, when, system, standard)
        except (typst.TypstError, TypstGaveUpError) as error:
            problem = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            continue
        if path is not None:
            _write(path, data)
        return PdfOutcome(data, standard, _notes(system, standard, problem))
    raise ExportError(
        f"The PDF could not be made ({problem}). Your comparison is safe; please report this with the file."
    )


def _notes(system: bool, standard: str, problem: str) -> tuple[str, ...]:
    """What a person should know about the attempt that worked, given what stopped the one before."""
    if not system:
        return ()
    if standard == "ua-1":
        return (_SYSTEM_FONTS,)
    return (_BOXES,) if "could not be displayed" in problem else (_PLAIN.format(problem=problem),)


def template() -> bytes:
    """The whole template.

    Raises:
        FileNotFoundError: if the program was installed without it.
    """
    return b"\n".join(resource("templates", part).read_bytes() for part in PARTS)


def _compile(inputs: Mapping[str, str], when: datetime, system: bool, standard: Literal["ua-1", "plain"]) -> bytes:
    """One attempt.

    Raises:
        typst.TypstError: if it fails.
        TypstGaveUpError: if it fails by a fault of its own.
    """
    with tempfile.TemporaryDirectory(prefix="samestory-") as empty:
        compiler = typst.Compiler(
            template(),
            root=empty,
            font_paths=_fonts(system),
            sys_inputs=dict(inputs),
            package_path=empty,
            package_cache_path=empty,
        )
        try:
            data = compiler.compile(
                format="pdf", pdf_standards=["ua-1"] if standard == "ua-1" else [], timestamp=int(when.timestamp())
            )
        except BaseException as error:
            # A panic inside typst arrives as an exception that is no Exception, of a class that no module exports.
            if type(error).__name__ != "PanicException":
                raise
            raise TypstGaveUpError(str(error)) from error
    if not isinstance(data, bytes):
        raise ExportError("The PDF could not be made: typst gave no file back.")
    return data


@lru_cache(maxsize=2)
def _fonts(system: bool) -> typst.Fonts:
    """The bundled fonts, with the system's on request; found once."""
    return typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(resource("fonts", "document"))]
    )


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, and every text ready for print. Drawings stay as they are."""
    if isinstance(value, Chart):
        return {"svg": value.svg, "alt": printable(value.alt), "ratio": value.ratio}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, str):
        return isolated(printable(value))
    if hasattr(value, "isoformat"):
        return {"year": value.year, "month": value.month, "day": value.day}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    return value


def _write(path: Path, data: bytes) -> None:
    """Write beside the target and put in its place, so a full disk never leaves half a file under the name.

    Raises:
        OSError: if it cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, or those of any new file: others may have to read the handout."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
