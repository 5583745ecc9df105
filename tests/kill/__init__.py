"""Kills the program while it edits and saves and looks whether anything was lost: `python -m tests.kill`."""
