"""Build the program as a folder that needs no Python, and try it: `python3 run.py bundle`.

The frozen program is run in a temporary folder with an empty environment and, where the system allows it, without a
network. It must list the same analyzers as the source, analyse the sample with the sentence model loaded and give the
same JSON to the byte, write the same PDF, and draw the window after its worker process has analysed the sample.

    python packaging/smoke.py              build, then try
    python packaging/smoke.py --no-build   try what lies in dist/
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
DAY = "2024-03-20"


class Failed(Exception):
    """The frozen program does not do what it should; the message says what."""


def build() -> float:
    """Run PyInstaller and return the seconds it took.

    Raises:
        Failed: if it does not end well.
    """
    started = time.perf_counter()
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(DIST), "--workpath", str(ROOT / "build"), str(ROOT / "packaging" / "samestory.spec")]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Failed("PyInstaller could not build the program (see above)")
    return time.perf_counter() - started


def program() -> Path:
    """The frozen command-line program.

    Raises:
        Failed: if there is none.
    """
    name = "samestory-cli.exe" if os.name == "nt" else "samestory"
    found = DIST / "samestory" / name
    if not found.exists():
        raise Failed(f"{found} is not there: build it first")
    return found


def without_network() -> list[str]:
    """A prefix for commands that takes the network away, where the system has one."""
    if sys.platform.startswith("linux") and shutil.which("unshare"):
        prefix = ["unshare", "-rn"]
        if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return prefix
    return []


class Trial:
    """Runs the frozen program and the source side by side.

    Attributes:
        folder: Temporary folder with the sample's articles.
        articles: Their names.
        lines: What was measured.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        sample = ROOT / "resources" / "samples" / "orsa"
        self.articles = [f"é {name}" for name in json.loads((sample / "sample.json").read_text("utf-8"))["articles"]]
        for name in self.articles:
            shutil.copy(sample / name.removeprefix("é "), folder / name)
        self.lines: list[str] = []
        self._prefix = without_network()
        # Empty but for what Windows needs to start any program at all.
        self._nothing = {k: os.environ[k] for k in ("SYSTEMROOT",) if k in os.environ}

    def frozen(self, *arguments: str, home: bool = False) -> tuple[bytes, float]:
        """Standard output of the frozen program, and the seconds it took.

        Raises:
            Failed: if it ends with another status than 0.
        """
        environment = dict(self._nothing)
        if home:  # the window keeps settings and recovery files: not in the home of whoever builds
            environment["HOME"] = environment["LOCALAPPDATA"] = environment["APPDATA"] = str(self.folder)
        return self._run([*self._prefix, str(program()), *arguments], environment)

    def source(self, *arguments: str) -> bytes:
        """Standard output of the same command run from the source.

        Raises:
            Failed: if it ends with another status than 0.
        """
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        return self._run([sys.executable, str(ROOT / "main.py"), *arguments], environment)[0]

    def _run(self, command: list[str], environment: dict[str, str]) -> tuple[bytes, float]:
        started = time.perf_counter()
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, check=False, timeout=600)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace")[-3000:]
            raise Failed(f"{' '.join(command[-8:])} ended with {done.returncode}:\n{said}")
        return done.stdout, time.perf_counter() - started

    def start_up(self) -> None:
        """Time a start that does next to nothing; the second one, when the files are in the disk's cache."""
        self.frozen("--version")
        _, seconds = self.frozen("--version")
        self.lines.append(f"Start-up of the frozen program (`--version`): {seconds:.2f} s")

    def analyzers(self) -> None:
        """The same analyzers."""
        found = json.loads(self.frozen("analyzers", "--json")[0])
        wanted = json.loads(self.source("analyzers", "--json"))
        if found != wanted or not found:
            raise Failed(f"other analyzers: {[a['id'] for a in found]} instead of {[a['id'] for a in wanted]}")
        self.lines.append(f"Analyzers: {len(found)}, the same as the source's")

    def analysis(self) -> None:
        """The same analysis of the sample, with the sentence model."""
        _, seconds = self.frozen("analyze", *self.articles, "--json", "frozen.json")
        self.source("analyze", *self.articles, "--json", "source.json")
        frozen, source = ((self.folder / f"{name}.json").read_bytes() for name in ("frozen", "source"))
        document = json.loads(frozen)
        if document["failures"]:
            raise Failed(f"analyzers failed (run it with SAMESTORY_LOG=1): {document['failures']}")
        if not document["alignment"]["model"]:
            raise Failed("the sentence model was not loaded")
        if frozen != source:
            raise Failed(f"another analysis than the source's: {first_difference(document, json.loads(source))}")
        self.lines.append(f"Sample analysed (5 articles, command line): {seconds:.1f} s; JSON equal to the source's")

    def documents(self) -> None:
        """Documents, a web archive and a list: the same articles as from source."""
        files = ROOT / "tests" / "app" / "readers" / "files"
        names = ["article.docx", "article.odt", "article.rtf", "page.pdf", "page.mhtml", "list.xlsx", "list.csv"]
        for name in names:
            shutil.copy(files / name, self.folder / name)
        self.frozen("analyze", *names, "--json", "frozen.json")
        self.source("analyze", *names, "--json", "source.json")
        frozen, source = (json.loads((self.folder / f"{name}.json").read_bytes()) for name in ("frozen", "source"))
        if frozen["unreadable"]:
            raise Failed(f"files that cannot be read: {frozen['unreadable']}")
        if frozen["articles"] != source["articles"]:
            raise Failed("other articles are read from documents than by the source")
        self.lines.append(f"{len(names)} documents, pages and lists read as by the source")

    def pdf(self) -> None:
        """The same PDF of the sample."""
        options = ["--date", DAY, "--title", "Lake Orsa"]
        _, seconds = self.frozen("export", *self.articles, "--pdf", "frozen.pdf", *options)
        self.source("export", *self.articles, "--pdf", "source.pdf", *options)
        frozen, source = ((self.folder / f"{name}.pdf").read_bytes() for name in ("frozen", "source"))
        if not frozen.startswith(b"%PDF-") or len(frozen) < 20_000:
            raise Failed("the PDF is none")
        if frozen != source:
            raise Failed(f"another PDF than the source's: {len(frozen):,} and {len(source):,} bytes")
        self.lines.append(
            f"PDF of the sample: {seconds:.1f} s, {len(frozen) / 1e6:.2f} MB; the same bytes as the source's"
        )

    def window(self) -> None:
        """A picture of the start screen, and one of the sample after the worker process analysed it."""
        _, seconds = self.frozen("--screenshot", "start.png", home=True)
        self.lines.append(f"Start screen drawn: {seconds:.1f} s from the start of the process")
        _, seconds = self.frozen("--example", "--screenshot", "sample.png", "--lens", "sources", home=True)
        for name in ("start.png", "sample.png"):
            data = (self.folder / name).read_bytes()
            if (
                data[:8] != b"\x89PNG\r\n\x1a\n"
                or struct.unpack(">II", data[16:24]) != (1440, 900)
                or len(data) < 10_000
            ):
                raise Failed(f"{name} is no picture of the window ({len(data)} bytes)")
        small, full = ((self.folder / name).stat().st_size for name in ("start.png", "sample.png"))
        if full < 1.5 * small:
            raise Failed(f"the window with the sample looks empty ({full:,} bytes against {small:,})")
        # onnxruntime keeps its usage reports there when it is not kept from it.
        reports = [path.name for path in self.folder.rglob("*") if "microsoft" in path.as_posix().lower()]
        if reports:
            raise Failed(f"usage reports were written: {reports}")
        self.lines.append(f"Window with the sample, analysed in its worker process: {seconds:.1f} s")


def first_difference(found: object, wanted: object, where: str = "$") -> str:
    """Where two JSON values first differ."""
    if isinstance(found, dict) and isinstance(wanted, dict) and set(found) == set(wanted):
        pairs = [(found[key], wanted[key], f"{where}.{key}") for key in found]
    elif isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        pairs = [(a, b, f"{where}[{i}]") for i, (a, b) in enumerate(zip(found, wanted, strict=True))]
    else:
        pairs = []
    for a, b, place in pairs:
        if a != b:
            return first_difference(a, b, place)
    return f"{where}: {str(found)[:200]} instead of {str(wanted)[:200]}"


def size_line() -> str:
    """How large the folder is."""
    files = [path for path in (DIST / "samestory").rglob("*") if path.is_file() and not path.is_symlink()]
    return f"Size of the folder: {sum(path.stat().st_size for path in files) / 1e6:.0f} MB in {len(files):,} files"


def main() -> int:
    """Build and try; 0 if everything is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-build", action="store_true", help="try the program that lies in dist/")
    parser.add_argument("--keep", type=Path, help="copy what the program wrote into this folder")
    options = parser.parse_args()
    try:
        if not options.no_build:
            print(f"bundle: built in {build():.0f} s", flush=True)
        with tempfile.TemporaryDirectory(prefix="samestory-") as name:
            trial = Trial(Path(name))
            if not trial._prefix:
                print("bundle: this system cannot take the network away; tried with it", flush=True)
            try:
                for step in (trial.start_up, trial.analyzers, trial.analysis, trial.documents, trial.pdf, trial.window):
                    step()
                    print(f"bundle: {trial.lines[-1]}", flush=True)
            finally:
                if options.keep:
                    shutil.copytree(trial.folder, options.keep, dirs_exist_ok=True)
    except Failed as error:
        print(f"bundle: FAILED: {error}", file=sys.stderr)
        return 1
    print("bundle: everything as it should be. Lines for docs/QUALITY.md:")
    for line in (size_line(), *trial.lines):
        print(f"- {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
