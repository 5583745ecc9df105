"""Lenses: effective results become marks in the text, tables, legends and cards, all as plain data without Qt."""
