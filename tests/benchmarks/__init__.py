"""Speed, always as a ratio against something run beside it: `python -m tests.benchmarks`."""
