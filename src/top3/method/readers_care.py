"""What the facts read of the second and third phase: factors, goals and needs."""
