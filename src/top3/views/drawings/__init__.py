"""Drawings as SVG with a text that says the same; from small values, never from a case.

Whoever may see less gets the same drawing of less: a drawing knows only what it is given.
"""
