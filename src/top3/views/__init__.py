"""Who sees what: a planned case to a document for one reader."""
