"""Starting the window program from outside: without a display, with wrong arguments, and to draw a picture."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import options

ROOT = Path(__file__).resolve().parents[2]
ONE = "Crews walk out\n\nThe ferry crews of Lake Orsa left the talks on Tuesday. “Nobody came,” said Jon Dahl.\n"
TWO = "Talks fail\n\nFerry crews left talks with the water ministry on Tuesday, their spokesman said.\n"

pytestmark = pytest.mark.gui


def start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """main.py with no display and nearly no environment; settings go to the folder."""
    kept = {k: os.environ[k] for k in ("PATH", "SYSTEMROOT") if k in os.environ}
    environment = {**kept, "HOME": str(folder), "SAMESTORY_CONFIG": str(folder / "config")}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def size_of(picture: Path) -> tuple[int, int]:
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these systems always have a display")
@pytest.mark.parametrize("arguments", [[], ["--example"], ["one.txt"]])
def test_without_a_display_it_says_what_to_do_instead(tmp_path: Path, arguments: list[str]) -> None:
    done = start(tmp_path, *arguments)
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert "--screenshot" in done.stderr
    assert "export" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--size", "large"], ["--size", "10x10"], ["--lens", "bias"], ["--nonsense"]])
def test_wrong_arguments_are_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        options(arguments)
    assert caught.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_arguments() -> None:
    chosen = options(["--example", "--view", "matrix", "--choose-row"])
    assert (chosen.view, chosen.choose_row) == ("matrix", True)
    chosen = options(["a.txt", "b.html", "--lens", "tone", "--size", "800x600", "--theme", "dark"])
    assert (chosen.files, chosen.lens, chosen.width, chosen.height) == (["a.txt", "b.html"], "tone", 800, 600)
    assert (options([]).width, options([]).height) == (1440, 900)


def test_the_start_screen_is_drawn_without_a_display(tmp_path: Path) -> None:
    done = start(tmp_path, "--screenshot", "start.png", "--size", "1024x768")
    assert done.returncode == 0, done.stderr
    assert size_of(tmp_path / "start.png") == (1024, 768)


def test_a_picture_of_nothing_readable_is_status_2_and_one_line(tmp_path: Path) -> None:
    done = start(tmp_path, "--screenshot", "x.png", "gone.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("samestory: no article could be read. “gone.txt” was not found")
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "x.png").exists()


def test_articles_are_drawn_after_the_worker_analysed_them_and_no_process_is_left(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "two.txt").write_text(TWO, "utf-8")
    done = start(tmp_path, "--screenshot", "x.png", "--lens", "sources", "one.txt", "gone.txt", "two.txt")
    assert done.returncode == 0, done.stderr
    assert "“gone.txt” was not found" in done.stderr
    assert "Traceback" not in done.stderr
    assert size_of(tmp_path / "x.png") == (1440, 900)
    if Path("/proc").is_dir():
        left = [p for p in Path("/proc").glob("[0-9]*/environ") if _mentions(p, str(tmp_path))]
        assert not left


def _mentions(path: Path, words: str) -> bool:
    try:
        return words.encode() in path.read_bytes()
    except OSError:
        return False
