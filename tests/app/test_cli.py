"""The command line as people and other programs use it: a process of its own, without display and without Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import resources
from analyzers.analysis import Analysis
from app import cli
from app.version import VERSION
from tests.analyzers.offsets import check_document

ROOT = Path(__file__).resolve().parents[2]
ONE = "Talks fail\r\n\r\nThe ferry crews left.\u00a0“Nobody came,” said Jon Dahl, a spokesman. 👩🏽‍🚒\r\n"
TWO = "The crews of the ferry left the talks, Mr. Dahl said.\nThe ministry did not respond.\n"

WITHOUT_QT = """
import sys
sys.path.insert(0, {root!r})
sys.argv = ["main.py", *{arguments!r}]
import main
status = main.main()
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6"))
assert not loaded, loaded
sys.exit(status)
"""


def call(*arguments: str, cwd: Path, code: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run main.py with next to no environment: no display, no home, no locale."""
    environment = {"PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1"}
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    command = ["-c", code] if code else [str(ROOT / "main.py"), *arguments]
    return subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles ü")
    (folder / "one.txt").write_bytes(ONE.encode())
    (folder / "two ‘x’.txt").write_bytes(b"\xef\xbb\xbf" + TWO.encode())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(100))
    return folder


@pytest.fixture(scope="module")
def analysed(folder: Path) -> tuple[subprocess.CompletedProcess[bytes], dict[str, Any]]:
    """One real run over good and bad files, with a check that Qt stayed out."""
    arguments = ["analyze", "./one.txt", "empty.txt", "two ‘x’.txt", "gone.txt", "--json", "out.json"]
    done = call(cwd=folder, code=WITHOUT_QT.format(root=str(ROOT), arguments=arguments))
    return done, json.loads((folder / "out.json").read_text("utf-8"))


def test_analyze_needs_no_qt_no_display_and_ends_well(
    analysed: tuple[subprocess.CompletedProcess[bytes], dict[str, Any]],
) -> None:
    done, document = analysed
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    assert document["samestory"] == VERSION
    assert document["schema"] == 1


def test_paths_stand_as_given_and_texts_as_decoded(
    analysed: tuple[subprocess.CompletedProcess[bytes], dict[str, Any]],
) -> None:
    _, document = analysed
    assert [a["path"] for a in document["articles"]] == ["./one.txt", "two ‘x’.txt"]
    assert [a["text"] for a in document["articles"]] == [ONE, TWO]  # a byte-order mark is dropped
    assert check_document(document) > 10


def test_unreadable_files_are_listed_and_do_not_stop_the_rest(
    analysed: tuple[subprocess.CompletedProcess[bytes], dict[str, Any]],
) -> None:
    done, document = analysed
    assert [u["path"] for u in document["unreadable"]] == ["empty.txt", "gone.txt"]
    assert ["empty" in document["unreadable"][0]["message"], "not found" in document["unreadable"][1]["message"]]
    lines = done.stderr.decode().strip().splitlines()
    assert [line.split(":")[1].strip() for line in lines] == ["left out empty.txt", "left out gone.txt"]


def test_standard_output_and_keep_all(folder: Path) -> None:
    done = call("analyze", "one.txt", "two ‘x’.txt", "--keep-all", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    document = json.loads(done.stdout.decode("utf-8"))
    check_document(document)
    for article in document["articles"]:
        assert article["site_text"] == []
        text, shown = article["text"], {i for s, e in article["body"] for i in range(s, e)}
        assert all(c.isspace() for i, c in enumerate(text) if i not in shown)
    first = document["articles"][0]["sentences"][0]["span"]
    assert ONE[first[0] : first[1]] == "Talks fail"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (["gone.txt"], "“gone.txt” was not found"),
        (["empty.txt"], "“empty.txt” is empty"),
        (["binary.txt"], "“binary.txt” does not hold text"),
        (["bare"], "There is no file in the folder “bare” that can be read"),
        (
            ["gone.txt", "empty.txt", "binary.txt"],
            "“gone.txt” was not found. It may have been moved or renamed. (2 more",
        ),
    ],
)
@pytest.mark.parametrize("command", ["analyze", "export"])
def test_nothing_readable_is_status_2_and_one_line(
    command: str,
    files: list[str],
    said: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder)
    (folder / "bare").mkdir(exist_ok=True)
    out = ["--pdf", "x.pdf"] if command == "export" else ["--json", "x.json"]
    assert cli.main([command, *files, *out]) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert len(caught.err.strip().splitlines()) == 1
    assert caught.err.startswith("samestory: no article could be read. ")
    assert said in caught.err
    assert not (folder / "x.json").exists()
    assert not (folder / "x.pdf").exists()


def test_output_that_cannot_be_written_is_status_1(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(cli, "run_analysis", lambda *_, **__: Analysis())
    assert cli.main(["analyze", "one.txt", "--json", "none/x.json"]) == 1
    assert capsys.readouterr().err == "samestory: “none/x.json” could not be written: No such file or directory.\n"


def test_a_failed_analyzer_is_a_sentence_not_a_traceback(folder: Path) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import analyzers.pipeline, analyzers.registry
class Broken:
    spec = analyzers.pipeline.Spec("broken", 1, "raw", dict, title="Broken thing")
    def __call__(self, article, given):
        raise ZeroDivisionError
cleaning = [a for a in analyzers.registry.REGISTRY if a.spec.id == "cleaning"]
analyzers.pipeline.Pipeline.__init__.__defaults__ = ((*cleaning, Broken()), None)
from app import cli
sys.exit(cli.main(["analyze", "one.txt", "--json", "broken.json"]))
"""
    done = call(cwd=folder, code=code)
    assert done.returncode == 0
    said = done.stderr.decode()
    assert said.startswith("samestory: Broken thing could not be computed on “one.txt”. Your texts")
    assert len(said.strip().splitlines()) == 1
    document = json.loads((folder / "broken.json").read_text("utf-8"))
    assert [f["analyzer"] for f in document["failures"]] == ["broken"]


def test_analyzers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyzers", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"id", "version", "scope", "title"} == set(rows[0])
    assert cli.main(["analyzers"]) == 0
    assert all(row["id"] in line for row, line in zip(rows, capsys.readouterr().out.splitlines(), strict=True))


def test_help_version_and_nonsense(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    assert "analyze" in capsys.readouterr().out
    assert cli.main(["--version"]) == 0
    assert VERSION in capsys.readouterr().out
    assert cli.main(["analyze"]) == 2
    assert cli.main(["explode"]) == 2
    assert cli.main(["export", "x.txt", "--pdf", "x.pdf", "--date", "yesterday"]) == 2
    capsys.readouterr()


def test_the_same_run_gives_the_same_bytes_whatever_the_hash_seed(folder: Path) -> None:
    seen = set()
    for seed in ("1", "2"):
        code = WITHOUT_QT.format(root=str(ROOT), arguments=["analyze", "one.txt", "two ‘x’.txt"])
        environment = {"PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, check=True, timeout=300
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_export_writes_a_pdf_without_qt(folder: Path) -> None:
    names = [str(resources.path("samples", "orsa", n)) for n in ("01-harbour-wire.txt", "05-daily-ledger.txt")]
    arguments = ["export", *names, "--pdf", "out.pdf", "--date", "2024-03-20", "--title", "Two reports – مذاکرات"]
    done = call(cwd=folder, code=WITHOUT_QT.format(root=str(ROOT), arguments=arguments))
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pdf_is_never_written_over_an_article(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("Rain fell today in Orsa.\n", "utf-8")
    second.write_bytes(b"\x89PNG no article")
    link = tmp_path / "link.pdf"
    os.link(first, link)  # one file under two names, as "A.txt" and "a.txt" are on some systems
    for out in (first, second, link):
        before = out.read_bytes()
        done = call("export", str(first), str(second), "--pdf", str(out), cwd=tmp_path)
        assert done.returncode == 1
        assert "is one of the articles; nothing was written" in done.stderr.decode()
        assert out.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_output_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Rain fell today in Orsa.\n", "utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "analyze", str(article)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=300,
        )
    assert done.returncode == 1
    assert "the output could not be written" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
