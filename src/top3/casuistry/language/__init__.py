"""What a scenario may say: its shape, reading it strictly, and what could be better in it."""
