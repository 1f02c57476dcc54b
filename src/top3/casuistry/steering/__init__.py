"""Steering a made-up case: changing as few facts as possible until a rule comes out as wanted."""
