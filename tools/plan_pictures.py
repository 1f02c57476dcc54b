"""Draw the pictures for the page about the worker's plan, from a few invented words.

python tools/plan_pictures.py                       write docs/reference/plan-<name>.svg
"""

from datetime import date
from pathlib import Path

from top3.document import Figure
from top3.views.drawings.own_line import Point, own_line
from top3.views.drawings.people import Place, Someone, Tie, who_is_who
from top3.views.drawings.phases import Phase, phase_figure
from top3.views.drawings.timeline import Event, timeline

DOCS = Path(__file__).resolve().parents[1] / "docs" / "reference"


def pictures() -> dict[str, Figure]:
    """Return every picture by the name of its file."""
    return {
        "plan-people.svg": _people(),
        "plan-timeline.svg": _timeline(),
        "plan-own-line.svg": _own_line(),
        "plan-phases.svg": _phases(),
    }


def _people() -> Figure:
    people = [
        Someone("p1", "Rik", ("40 jaar",)),
        Someone("p2", "Bram", ("9 jaar",)),
        Someone("p3", "Ans", ("leeftijd niet bekend",)),
    ]
    places = [
        Place("Wonen samen", ("p1", "p2"), is_all=False),
        Place("Andere woonplek van Bram: bij oma (om het weekend)", ("p3",), also=("p2",)),
    ]
    ties = [Tie("p1", "ouder met gezag van", "p2"), Tie("p3", "ouder van", "p1"),
            Tie("p3", "grootouder van", "p2")]  # fmt: skip
    return who_is_who(people, places, ties, "nl", title="Wie is wie")


def _timeline() -> Figure:
    events = [
        Event("Melding r2", "School: verzuim", ("2026-02",)),
        Event("Situatie s2", "schreeuwt tegen Bram", ("2026-03-08",), "around"),
        Event("Melding r1", "School: gezien op het plein", ("2026-03-10",)),
        Event("Situatie s1", "duwt Bram tegen het hek", ("2026-03-10",)),
        Event("Fase", "directe veiligheid", ("2026-03-12",), band=True),
        Event("Acuut open", "s1: duwt Bram tegen het hek", ("2026-03-12",), acute="opens"),
        Event("Acuut gesloten", "s1: duwt Bram tegen het hek", ("2026-03-16",), acute="closes"),
        Event("Keuze d1", "top 3 gekozen", ("2026-03-16",)),
        Event("Melding r3", "Buurvrouw, telefonisch", told="elke week"),
    ]
    return timeline(events, "nl", title="Tijdlijn")


def _own_line() -> Figure:
    points = [
        Point(3, date(2026, 3, 12), "Ik slaap slecht als papa laat thuiskomt."),
        Point(6, date(2026, 4, 20), "Ik mag nu altijd naar oma bellen."),
    ]
    return own_line(points, "nl", title="Bram: op een lijn van 0 tot 10")


def _phases() -> Figure:
    names = ("aanmelding", "directe veiligheid", "stabiele veiligheid", "herstel", "volgen",
             "afgesloten")  # fmt: skip
    phases = [Phase(name, name, ("sinds 12 maart 2026",) if number == 1 else ())
              for number, name in enumerate(names)]  # fmt: skip
    acute = ("s1: duwt Bram tegen het hek (sinds 12 maart 2026)",)
    return phase_figure(phases, names[1], "nl", title="De fasen", acute=acute)


def main() -> None:
    """Write every picture."""
    for name, figure in pictures().items():
        (DOCS / name).write_text(figure.svg + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
