"""What leaves the program: a neutral report tree and the writers that print it. Free of Qt."""

from app.export.build import DEFAULT_NOTE, build_report
from app.export.pdf import ExportError, PdfOutcome, write_pdf
from app.export.report import Report

__all__ = ["DEFAULT_NOTE", "ExportError", "PdfOutcome", "Report", "build_report", "write_pdf"]
