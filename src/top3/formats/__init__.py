"""A document to bytes: one module per format. Knows no case."""
