"""What the facts read of how far a case is: phases, agreements, checks, sharing."""
