"""One case drawn from a scenario: people, days, what was told of what happened."""
