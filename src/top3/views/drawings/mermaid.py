"""Text that is only text in Mermaid."""

from top3.views.drawings.svg import cleaned

_ODD = str.maketrans({each: f"#{ord(each)};" for each in "#;:\"<>&%{}[]()|\\`'"})


def plain(text: str, most: int = 80) -> str:
    """Return a text that ends no label and starts no command in Mermaid, cut with "…"."""
    whole = cleaned(text)
    shown = whole if len(whole) <= most else whole[: most - 1].rstrip() + "…"
    return shown.translate(_ODD)
