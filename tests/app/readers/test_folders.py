"""Which files of a folder are taken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.readers import ENDINGS, expanded
from app.readers.folders import MAX_FROM_FOLDER


def test_files_stay_and_folders_become_their_files_in_order(tmp_path: Path) -> None:
    for name in ("B.TXT", "a.pdf", "c.jpg", "in/z.docx", "in/y.exe", "in/deep/x.txt", "~$a.docx"):
        path = tmp_path / "all" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    single = tmp_path / "single.xyz"
    found = expanded([single, tmp_path / "all"])
    assert [p.name for p in found.paths] == ["single.xyz", "a.pdf", "B.TXT", "z.docx"]
    assert found.notes == ("3 files or folders in “all” were passed over: not of a kind that can be read.",)


def test_every_kind_is_taken(tmp_path: Path) -> None:
    for ending in ENDINGS:
        (tmp_path / f"a{ending}").write_text("x")
    assert len(expanded([tmp_path]).paths) == len(ENDINGS)
    assert expanded([tmp_path]).notes == ()


def test_parts_of_a_saved_page_are_not_articles(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("x")
    for folder in ("page_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text("x")
    assert [str(p.relative_to(tmp_path).as_posix()) for p in expanded([tmp_path]).paths] == [
        "other_files/frame.html",
        "page.html",
    ]


def test_a_large_folder_gives_the_first_files_and_says_so(tmp_path: Path) -> None:
    for number in range(MAX_FROM_FOLDER + 3):
        (tmp_path / f"{number:03}.txt").write_text("x")
    found = expanded([tmp_path])
    assert len(found.paths) == MAX_FROM_FOLDER
    assert f"holds {MAX_FROM_FOLDER + 3} files that can be read; the first {MAX_FROM_FOLDER} by name" in found.notes[0]


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX systems")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "round").symlink_to(tmp_path)
    assert [p.name for p in expanded([tmp_path]).paths] == ["a.txt"]


def test_a_folder_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    found = expanded([tmp_path])
    assert found.paths == ()
    assert found.notes == (f"The folder “{tmp_path.name}” could not be read: Permission denied.",)
