"""When something happened, as people say it: "rond 27 december 2025", "november 2025"."""

from datetime import date

from top3.values import When
from top3.views.days import day_text, month_text

_AROUND = {"nl": "rond {}", "en": "around {}"}
_TO = {"nl": "tot en met {}", "en": "up to and including {}"}
_FROM = {"nl": "vanaf {}", "en": "from {}"}
_AT = {"nl": "{} uur", "en": "{}"}


def when_in_words(when: When, lang: str) -> str:
    """Return when something happened, as precisely as it was told and not more."""
    language = "en" if lang == "en" else "nl"
    parts = [partial_day_text(each, language) for each in when.on]
    if when.around:
        parts.append(_AROUND[language].format(partial_day_text(when.around, language)))
    if when.from_:
        parts.append(_FROM[language].format(partial_day_text(when.from_, language)))
    if when.to:
        parts.append(_TO[language].format(partial_day_text(when.to, language)))
    if when.pattern:
        parts.append(when.pattern.in_language(language))
    if when.at:
        at = when.at.replace(":", ".") if language == "nl" else when.at
        parts.append(_AT[language].format(at))
    return ", ".join(parts)


def partial_day_text(day: str, lang: str) -> str:
    """Return a day, a month or a year in words."""
    parts = day.split("-")
    if len(parts) == len(("year", "month", "day")):
        return day_text(date.fromisoformat(day), lang)
    return month_text(int(parts[0]), int(parts[1]), lang) if len(parts) > 1 else day
