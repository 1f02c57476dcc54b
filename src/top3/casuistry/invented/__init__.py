"""Whether an invented case is free of what looks real."""
