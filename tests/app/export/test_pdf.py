from __future__ import annotations

import dataclasses
import io
import os
import re
import subprocess
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst

from analyzers.analysis import Analysis
from analyzers.records import About, AboutResult, AttributionResult, Fact, FiguresResult, LineupResult
from app.export import ExportError, PdfOutcome, build_report, write_pdf
from app.export import pdf as module
from app.export.counts import speakers, statements
from app.export.report import (
    Block,
    Bullets,
    Cell,
    Original,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
    TableGroup,
)
from tests.app.export.builders import SPECS, sample_analysis, tiny_article

ROOT = Path(__file__).resolve().parents[3]


def sample_report() -> Report:
    return build_report(sample_analysis(), "Lake Orsa water talks", SPECS, date(2024, 4, 1))


@lru_cache
def sample_pdf() -> PdfOutcome:
    return write_pdf(sample_report(), None)


def reader(outcome: PdfOutcome) -> Any:
    return pypdf.PdfReader(io.BytesIO(outcome.data))


def squeezed(text: str) -> str:
    """Without white space, hyphens at line ends, direction marks and the raised letters' positions."""
    return re.sub(r"[\s\u00ad\u2068\u2069\u202a-\u202c-]", "", text)


@lru_cache
def text_of(outcome: PdfOutcome) -> str:
    return "\n".join(page.extract_text() for page in reader(outcome).pages)


def small(title: str, *runs: Run, **more: Any) -> Report:
    return Report(title, (), (), (Section("s", "Section", (Paragraph(runs),)),), **more)


class TestForm:
    def test_keeps_the_accessibility_standard(self) -> None:
        assert sample_pdf().standard == "ua-1"
        assert sample_pdf().notes == ()

    def test_is_tagged_named_and_in_a_language(self) -> None:
        root = reader(sample_pdf()).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "en"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader(sample_pdf()).metadata["/Title"] == "Lake Orsa water talks"

    def test_has_table_headings_and_figures_with_alternatives(self) -> None:
        kinds: dict[str, int] = {}
        without: list[str] = []
        todo = [reader(sample_pdf()).trailer["/Root"]["/StructTreeRoot"]]
        while todo:
            node = todo.pop().get_object()
            if not isinstance(node, dict):
                continue
            kind = str(node.get("/S", ""))
            kinds[kind] = kinds.get(kind, 0) + 1
            if kind == "/Figure" and not node.get("/Alt"):
                without.append(kind)
            below = node.get("/K")
            if below is not None:
                below = below.get_object()
                todo += list(below) if isinstance(below, list) else [below]
        assert kinds["/Table"] >= 8
        assert kinds["/TH"] > 50
        assert kinds["/H1"] >= 10
        assert kinds["/Figure"] >= 20
        assert not without

    def test_outline_lists_the_sections(self) -> None:
        titles = [item.title for item in reader(sample_pdf()).outline if not isinstance(item, list)]
        assert titles == [section.title for section in sample_report().sections]

    def test_all_fonts_are_embedded(self) -> None:
        names = set()
        for page in reader(sample_pdf()).pages:
            for font in (page["/Resources"].get("/Font") or {}).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                descriptor = inner["/FontDescriptor"].get_object()
                assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                names.add(str(inner["/BaseFont"]))
        assert any("SourceSerif4" in name for name in names)
        assert not any("Libertinus" in name or "DejaVu" in name for name in names)

    def test_pages_count_themselves(self) -> None:
        pages = reader(sample_pdf()).pages
        for number, page in enumerate(pages, 1):
            assert f"page{number}of{len(pages)}" in squeezed(page.extract_text())

    def test_no_page_is_empty(self) -> None:
        for page in reader(sample_pdf()).pages:
            assert len(page.extract_text()) > 300

    def test_paper(self) -> None:
        page = reader(write_pdf(small("t", Run("text")), None, paper="us-letter")).pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


class TestContent:
    def test_every_sentence_of_every_row_is_there(self) -> None:
        analysis = sample_analysis()
        printed = re.sub(r"[NUIG]", "", squeezed(text_of(sample_pdf())))
        by_id = {a.id: a for a in analysis.articles}
        lost = []
        for row in analysis.shared[LineupResult].rows:
            assert squeezed(row.label).replace("N", "").replace("U", "").replace("I", "").replace("G", "") in printed
            for key, ids in row.cells.items():
                article = by_id[key]
                for sentence in article.text.sentences:
                    if sentence.id in ids:
                        words = squeezed(sentence.span.of(article.text.content))
                        # Pages may part a sentence, so its two ends are looked for.
                        for part in (words[:25], words[-25:]):
                            if re.sub(r"[NUIG]", "", part) not in printed:
                                lost.append((key, sentence.id, part))
        assert not lost

    def test_every_figure_that_differs_is_there(self) -> None:
        analysis = sample_analysis()
        by_id = {a.id: a for a in analysis.articles}
        printed = squeezed(text_of(sample_pdf()))
        for row in analysis.shared[FiguresResult].rows:
            for value in row.values:
                article = by_id[value.article]
                sentence = article.text.sentences_in(value.span)[0]
                around = squeezed(
                    article.text.content[max(sentence.span.start, value.span.start - 15) : value.span.end]
                )
                assert around in printed

    def test_counts_of_sources_are_there(self) -> None:
        analysis = sample_analysis()
        printed = " ".join(text_of(sample_pdf()).split())
        for article in analysis.articles:
            found = speakers(statements(analysis.per_article[article.id][AttributionResult]))
            line = " ".join(
                f"{letter} {n}" for letter, n in zip("NUIG", [c for _, c in found.parts()], strict=True) if n
            )
            assert squeezed(line) in squeezed(printed)
            assert squeezed(f"{found.total} statements by") in squeezed(printed)

    def test_cards_say_unknown(self) -> None:
        assert squeezed("unknown; between 15 March 2024 and 21 March 2024") in squeezed(text_of(sample_pdf()))


class TestSameBytes:
    def test_a_rerun_gives_the_same_file(self) -> None:
        assert write_pdf(sample_report(), None).data == sample_pdf().data

    def test_another_process_gives_the_same_file(self, tmp_path: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from tests.app.export.test_pdf import sample_report;"
            "from app.export import write_pdf; write_pdf(sample_report(), Path(sys.argv[1]))"
        )
        out = tmp_path / "again.pdf"
        subprocess.run(
            [sys.executable, "-c", code, str(out)], cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": "7"}
        )
        assert out.read_bytes() == sample_pdf().data

    def test_the_time_stamp_is_the_articles_not_the_clock(self) -> None:
        metadata = reader(sample_pdf()).metadata
        assert metadata is not None
        assert metadata["/CreationDate"].startswith("D:20240316")


HOSTILE = (
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.2.2"',
    "$x^2$ *bold* _it_ `raw` = Heading",
    "<script>alert(1)</script>",
    "#set page(width: 1cm) \\ // comment",
    '"quotes" \\u{0041} {{json}}',
)


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_is_printed_literally_everywhere(self, text: str) -> None:
        article = tiny_article("a", f"{text} is a sentence.", text)
        about = AboutResult(About(headline=Fact(text, confidence=1.0), byline=Fact(text, confidence=1.0)))
        report = build_report(Analysis((article,), {"a": {AboutResult: about}}), text, (), None)
        outcome = write_pdf(report, None)
        assert outcome.standard == "ua-1"
        assert squeezed(text_of(outcome)).count(squeezed(text)) >= 3

    def test_control_characters_and_half_pairs_are_left_out(self) -> None:
        outcome = write_pdf(small("nul\x00 title", Run("be\x07ll \ud83d half \x1b[31m red")), None)
        assert outcome.standard == "ua-1"
        assert squeezed("bell half [31m red") in squeezed(text_of(outcome))

    def test_urdu_stays_within_the_standard_and_beside_its_date(self) -> None:
        report = small("اردو", Run("روزنامہ جنگ"), Run(", 12 March 2021, "), Run("ے پ ٹ ڈ ں"))
        outcome = write_pdf(report, None)
        assert outcome.standard == "ua-1"
        assert outcome.notes == ()
        assert "12March2021" in squeezed(text_of(outcome))

    def test_an_article_in_urdu_is_printed_whole_with_the_bundled_fonts(self) -> None:
        original = Original("روزنامہ", (Run("Urdu"),), ("پانی کم ہے۔", "لوگ ڈرتے ہیں، 12 مارچ 2021۔"), "ur", "rtl")
        outcome = write_pdf(
            dataclasses.replace(small("t"), sections=(Section("as-is", "As they are", (original,)),)), None
        )
        assert outcome.standard == "ua-1"
        assert outcome.notes == ()
        assert squeezed("پانی") in squeezed(text_of(outcome)) or squeezed("پانی")[::-1] in squeezed(text_of(outcome))

    def test_characters_without_a_bundled_font_are_told(self) -> None:
        outcome = write_pdf(small("t", Run("peace 平和 🙂 \U000e0fff")), None)
        assert outcome.notes
        assert "peace" in text_of(outcome)
        assert reader(outcome).trailer["/Root"]["/MarkInfo"]["/Marked"]

    def test_very_long_words_and_empty_texts(self) -> None:
        report = small("t", Run("x" * 3000), Run(""))
        assert write_pdf(report, None).standard == "ua-1"


class TestWriting:
    def test_writes_the_file_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "out.pdf"
        path.write_bytes(b"old")
        outcome = write_pdf(small("t", Run("text")), path)
        assert path.read_bytes() == outcome.data
        assert [item.name for item in tmp_path.iterdir()] == ["out.pdf"]

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            write_pdf(small("t", Run("text")), tmp_path / "none" / "out.pdf")

    def test_what_typst_refuses_is_said_in_a_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "template", lambda: b'#panic("no")')
        with pytest.raises(ExportError, match="could not be made"):
            write_pdf(small("t", Run("text")), None)

    def test_a_fault_of_typst_is_said_in_a_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A panic of its own arrives as an exception that is no Exception."""
        panic = type("PanicException", (BaseException,), {})

        class Compiler:
            def __init__(self, *_args: object, **_more: object) -> None: ...

            def compile(self, **_more: object) -> bytes:
                raise panic("range start index 1 out of range")

        monkeypatch.setattr(typst, "Compiler", Compiler)
        with pytest.raises(ExportError, match=r"range start index 1 out of range\)\. Your comparison is safe"):
            write_pdf(build_report(sample_analysis(), "t", SPECS, None), None)

    def test_a_group_without_rows_may_stand_anywhere_on_a_page(self) -> None:
        """An outlet in which nobody speaks, before one with sources, wherever the page ends."""
        line = (Run("A line"),)
        rows = tuple((Cell((line,)), Cell((line,))) for _ in range(4))
        groups = (TableGroup((Run("nobody"),), ()), TableGroup((Run("somebody"),), rows))
        blocks: list[Block] = []
        for number in range(150):
            blocks += [Paragraph(line)] * (number % 7)
            blocks.append(Table((line, line), (1.0, 1.0), groups, "What is in it."))
        report = build_report(sample_analysis(), "t", SPECS, None)
        report = dataclasses.replace(report, sections=(Section("one", "One", tuple(blocks)),))
        assert text_of(write_pdf(report, None)).count("nobody") == 150

    def test_the_template_can_read_no_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "template", lambda: b'#read("/etc/hostname")')
        with pytest.raises(ExportError):
            write_pdf(small("t"), None)

    def test_a_standard_that_cannot_be_kept_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "template", lambda: b'#set document(title: "t")\n= One\n=== Three')
        outcome = write_pdf(small("t"), None)
        assert outcome.standard == "plain"
        assert "heading level" in outcome.notes[0]


def test_the_template_is_made_without_warnings(tmp_path: Path) -> None:
    import json

    report = dataclasses.replace(
        sample_report(), sections=(*sample_report().sections, Section("x", "X", (Bullets(((Run("a"),),)),)))
    )
    inputs = {"report": json.dumps(module._plain(report)), "paper": "a4"}
    _, warnings = typst.compile_with_warnings(
        module.template(), font_paths=module._fonts(False), format="pdf", sys_inputs=inputs
    )
    assert [warning.message for warning in warnings] == []


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX systems")
def test_others_may_read_the_handout_as_any_new_file(tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    write_pdf(small("Handout"), path)
    (tmp_path / "other").touch()
    assert path.stat().st_mode == (tmp_path / "other").stat().st_mode
    path.chmod(0o640)
    write_pdf(small("Handout"), path)
    assert path.stat().st_mode & 0o777 == 0o640
