"""Benchmarks: ratios against other tools on the same data, in one run."""
