"""Proofs about rules: regions of facts, searches with a witness, tables, reach, monotony."""
