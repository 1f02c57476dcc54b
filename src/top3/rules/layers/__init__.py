"""Layers on a rule set: overlays, what they change, and what they loosen."""
