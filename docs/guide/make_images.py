"""Make the guide's pictures from the sample comparison: `python docs/guide/make_images.py` in the environment.

Needs `pdftoppm` (Debian: poppler-utils) for the page of the PDF; without it that picture is left as it is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMAGES = Path(__file__).resolve().parent / "images"


def window(name: str, *arguments: str) -> None:
    """One picture of the window."""
    command = [sys.executable, "main.py", *arguments, "--screenshot", str(IMAGES / f"{name}.png")]
    subprocess.run(command, cwd=ROOT, check=True)


def page() -> None:
    """The page of the PDF with the first rows."""
    if shutil.which("pdftoppm") is None:
        return
    files = sorted((ROOT / "resources" / "samples" / "orsa").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "sample.pdf"
        command = [sys.executable, "main.py", "export", *map(str, files), "--pdf", str(pdf), "--date", "2026-11-22"]
        subprocess.run([*command, "--title", "Lake Orsa water talks"], cwd=ROOT, check=True)
        out = IMAGES / "pdf-page"
        subprocess.run(["pdftoppm", "-r", "70", "-f", "3", "-singlefile", "-png", str(pdf), str(out)], check=True)


def main() -> None:
    """Make all of them."""
    IMAGES.mkdir(exist_ok=True)
    window("start")
    for lens in ("sources", "wording", "tone"):
        window(f"lined-up-{lens}", "--example", "--lens", lens)
    window("full-text", "--example", "--view", "full_text", "--choose-row")
    window("matrix", "--example", "--view", "matrix")
    page()


if __name__ == "__main__":
    main()
