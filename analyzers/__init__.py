"""Text analysis for Samestory: pure Python, no window, usable from a notebook.

Start with `analyzers.pipeline.Pipeline`: it takes raw article texts and returns one frozen result per analyzer.
All offsets are half-open ranges of Unicode code points.
"""
