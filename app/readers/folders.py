"""A folder of articles: the files in it and in its folders that can be read, by their endings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.readers.kinds import ENDINGS, ending

MAX_FROM_FOLDER = 60
"""Files taken from one folder."""
_MAX_SEEN = 20_000
_PAGE_PARTS = ("_files", "_file", "-files", ".files", "_fichiers", "_dateien", "_archivos")
"""What browsers call the folder with the parts of a saved page."""


@dataclass(frozen=True)
class Found:
    """Files to read, and sentences about what was passed over."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; False if it may not be looked at (reading it then says why)."""
    try:
        return path.is_dir()
    except OSError:
        return False


def expanded(paths: Sequence[Path]) -> Found:
    """Paths with folders replaced by the files in them and in their folders, one level deep, sorted by name.

    Hidden files, parts of saved pages and endings that cannot be read are passed over and counted. Links to folders
    are not followed.
    """
    files: list[Path] = []
    notes: list[str] = []
    for path in paths:
        if not is_folder(path):
            files.append(path)
            continue
        try:
            inside, passed = _inside(path)
        except OSError as error:
            notes.append(f"The folder “{path.name or path}” could not be read: {error.strerror or error}.")
            continue
        notes += _about(path, inside, passed)
        files += inside[:MAX_FROM_FOLDER]
    return Found(tuple(files), tuple(notes))


def _inside(folder: Path) -> tuple[list[Path], int]:
    """Files that can be read, and how many others there are."""
    wanted: list[Path] = []
    passed = 0
    entries = _listed(folder)
    stems = {entry.stem for entry in entries if ending(entry.name) in (".html", ".htm", ".xhtml")}
    for entry in entries:
        if not is_folder(entry):
            good = _good(entry)
            wanted += [entry] if good else []
            passed += not good
        elif not (entry.is_symlink() or _parts_of_page(entry, stems)):
            try:
                deeper = _listed(entry)
            except OSError:
                passed += 1
                continue
            for inner in deeper:
                good = not is_folder(inner) and _good(inner)
                wanted += [inner] if good else []
                passed += not good
    return wanted, passed


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder and is not hidden, sorted by name without regard to capitals."""
    found: list[Path] = []
    for entry in folder.iterdir():
        if not entry.name.startswith((".", "~$")):
            found.append(entry)
        if len(found) >= _MAX_SEEN:
            break
    return sorted(found, key=lambda entry: (entry.name.casefold(), entry.name))


def _good(path: Path) -> bool:
    return ending(path.name) in ENDINGS


def _parts_of_page(folder: Path, stems: set[str]) -> bool:
    """Whether a folder holds the parts of a saved page that lies beside it."""
    return any(folder.name.endswith(end) and folder.name.removesuffix(end) in stems for end in _PAGE_PARTS)


def _about(folder: Path, inside: list[Path], passed: int) -> list[str]:
    """Sentences about a folder."""
    notes = []
    name = folder.name or folder.resolve().name or str(folder)
    if not inside:
        return [
            f"There is no file in the folder “{name}” that can be read. Samestory reads text, saved web pages, "
            "Word, OpenDocument, RTF and PDF documents, mails, and lists (.csv, .xlsx)."
        ]
    if passed:
        many = "One file or folder" if passed == 1 else f"{passed:,} files or folders"
        notes.append(
            f"{many} in “{name}” {'was' if passed == 1 else 'were'} passed over: not of a kind that can be read."
        )
    if len(inside) > MAX_FROM_FOLDER:
        notes.append(
            f"“{name}” holds {len(inside):,} files that can be read; the first {MAX_FROM_FOLDER} by name were added."
        )
    return notes
