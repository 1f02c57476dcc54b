"""How a case goes on: moments of a scenario become events that the real engine accepts."""
