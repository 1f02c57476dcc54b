"""What can be learned of many cases: tables, and whether a set teaches a stereotype."""
