"""The fast path: conditions as generated functions, and trees made from their traces."""
