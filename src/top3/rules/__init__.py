"""A small three-valued rule language about facts. Knows no case, no plan and no TOP-3."""
