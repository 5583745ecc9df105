"""The import contracts of pyproject.toml hold, and each is shown to fail when somebody breaks it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports" + (".exe" if os.name == "nt" else ""))

BREACHES = [
    ("app/store/container.py", "import PySide6.QtCore", "Document, files and export are free of Qt"),
    ("analyzers/text/span.py", "import app.version", "Analyzers know text and nothing of windows"),
    ("analyzers/modules/readability.py", "import analyzers.modules.parsing", "Analyzer modules do not know each other"),
    ("analyzers/text/quotes.py", "import analyzers.pipeline", "Inside the analyzers"),
    ("app/widgets/__init__.py", "import analyzers.records", "Widgets paint and know no records"),
    ("app/model/document.py", "import app.store.container", "Layers"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "FORCE_COLOR")}
    return subprocess.run(
        [str(LINT), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )


def test_the_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "0 broken" in done.stdout


def test_a_deliberate_breach_of_each_is_found(tmp_path: Path) -> None:
    for package in ("app", "analyzers", "resources"):
        for source in (ROOT / package).rglob("*.py"):
            target = tmp_path / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, line, _ in BREACHES:
        with (tmp_path / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout[-2000:] + done.stderr[-1000:]
    broken = [line for line in done.stdout.splitlines() if line.rstrip().endswith("BROKEN")]
    for _, _, contract in BREACHES:
        assert any(line.startswith(contract) for line in broken), f"{contract} let a breach pass"


def test_main_knows_only_the_command_line_and_the_bootstrap() -> None:
    tree = ast.parse((ROOT / "main.py").read_text("utf-8"))
    own = {
        f"{node.module}.{name.name}" if isinstance(node, ast.ImportFrom) else name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert {n for n in own if n.split(".")[0] in ("app", "analyzers", "resources")} == {"app.cli", "app.bootstrap"}
    top = {n.name for node in tree.body if isinstance(node, ast.Import) for n in node.names}
    assert top <= {"multiprocessing", "os", "sys"}, "main.py must start light: freeze_support() comes first"


@pytest.mark.parametrize(("layer", "allowed"), [("services", {"QtCore", "QtGui"}), ("lenses", {"QtCore", "QtGui"})])
def test_services_and_lenses_need_no_widgets(layer: str, allowed: set[str]) -> None:
    """A contract cannot say this: import-linter sees PySide6 as one."""
    for path in (ROOT / "app" / layer).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [n.name for n in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            modules = [f"{node.module}.{n}" for n in names] if isinstance(node, ast.ImportFrom) else names
            for module in modules:
                if module.startswith("PySide6"):
                    assert module.split(".")[1] in allowed, f"{path.relative_to(ROOT)} imports {module}"


def test_packaging_is_a_plain_folder() -> None:
    """As a package it would shadow the one of that name from PyPI."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


HEAVY = ("spacy", "numpy", "onnxruntime", "lxml", "trafilatura", "textstat", "langdetect", "tokenizers")


@pytest.mark.parametrize("module", ["app.views.main_window", "app.bootstrap", "app.services.jobs", "app.cli"])
def test_the_window_and_the_commands_start_without_the_heavy_libraries(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr[-1500:]
