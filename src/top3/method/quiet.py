"""What every stage shares: nothing of a case is shown by `repr`."""


class Quiet:
    """Keeps case text out of `repr`."""

    def __repr__(self) -> str:
        """Name the type only."""
        return f"{type(self).__name__}(…)"
