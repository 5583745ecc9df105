"""Readers under files that were damaged or made to harm.

`python -m tests.fuzz --rounds N --seed S` is the long one; `test_fuzz.py` runs some hundred inputs with every test run.
"""
