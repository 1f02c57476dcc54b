"""Casuistry: documented example cases, by hand and by the thousand. All of it invented."""
