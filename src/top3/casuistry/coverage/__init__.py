"""What cases and courses reach of a rule set, what they do not, and what nothing can reach."""
