"""A day as people write it: "14 oktober 2025"."""

from datetime import date

from top3.errors import Both

_MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
           "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
}  # fmt: skip
_TODAY = Both("vandaag, {}", "today, {}")


def month_text(year: int, month: int, lang: str) -> str:
    """Return a month in words."""
    return f"{_MONTHS['en' if lang == 'en' else 'nl'][month - 1]} {year}"


def day_text(day: date, lang: str, *, is_today: bool = False) -> str:
    """Return a day in words; `is_today` says that nobody chose it: it is today."""
    months = _MONTHS["en" if lang == "en" else "nl"]
    text = f"{day.day} {months[day.month - 1]} {day.year}"
    return _TODAY.in_language(lang).format(text) if is_today else text
