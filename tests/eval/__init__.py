"""Measures the product's own analyzers on annotated data: `python -m tests.eval TASK GOLD --out PRED`."""
