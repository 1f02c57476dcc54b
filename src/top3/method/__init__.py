"""The method: four operations and the plan after them; pure functions, one stage to the next."""
