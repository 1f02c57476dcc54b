"""What the facts read of signs that weigh: patterns, separation, ages, dissent."""
