"""How fast the rules are, and what other engines answer, measured side by side on one machine.

`python -m benchmarks` measures and writes the tables of docs/explanation/performance.md.
"""
