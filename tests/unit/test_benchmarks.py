"""The benchmark compares the same rules with the same answers, and writes what it measured."""

import importlib
import io
from pathlib import Path

import pytest

from top3.trajectory.journal import verified

ROOT = Path(__file__).parents[2]
WAYS = ("empty cell", "negation as failure", "null arithmetic", "default of zero")


@pytest.fixture
def benchmark(monkeypatch):
    """Return what gives a module of the benchmarks, which are not installed."""
    monkeypatch.syspath_prepend(str(ROOT))
    return lambda name: importlib.import_module(f"benchmarks.{name}")


def test_the_handwritten_rules_and_ours_answer_the_same(benchmark):
    workload = benchmark("workload").reference(cases=40)
    answers = benchmark("answers")
    by_hand, ours = answers.of_hand(workload.rules), answers.of_ours(workload)
    found = [by_hand(case) for case in workload.cases]
    assert found == [ours(case) for case in workload.cases]
    firing = [sum(any(each) for each in case.values()) for case in found]
    assert 10 < sum(firing) / len(firing) < 20


def test_the_workload_is_the_same_however_much_of_it_is_drawn(benchmark):
    workload = benchmark("workload")
    few, more = list(workload.draw_cases(3)), list(workload.draw_cases(9))
    assert few == more[:3]
    assert [each.when for each in workload.rule_set(60).rules] == [
        each.when for each in workload.rule_set(120).rules[:60]
    ]
    assert len(list(workload.facts())) == 79


def test_the_power_of_growth_is_read_from_the_times(benchmark):
    exponent = benchmark("measure").exponent
    assert exponent({1: 3.0, 10: 30.0, 100: 300.0}) == pytest.approx(1)
    assert exponent({2: 4.0, 4: 16.0}) == pytest.approx(2)


def test_a_plot_names_every_line_and_every_size(benchmark):
    lines = {"a & b": {12: 1.0, 24: 2.0}, "c": {12: 5.0, 24: 11.0}}
    plot = benchmark("plot").growth_plot("Growth", "situations", lines)
    assert all(f">{name}</text>" in plot for name in ("a &amp; b", "c", "12", "24", "situations"))


@pytest.mark.slow
def test_the_journal_that_is_measured_is_a_whole_one_and_every_way_keeps_it(
    benchmark, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    journal = benchmark("journal")
    monkeypatch.setattr(journal, "ROUNDS", 1)
    lines = journal.made_journal(3)
    assert list(verified(line.text() for line in lines)) == lines
    for found in (journal.keeping(1, 4), journal.keeping(100, 4), journal.checking(4)):
        assert len(found) == 3
        assert next(iter(found.values())).share == 1
        assert min(rate.a_second for rate in found.values()) > 0


@pytest.mark.dev_tool
def test_the_document_that_is_measured_has_three_pages_and_is_another_each_turn(benchmark):
    import pypdf  # noqa: PLC0415 - a dev tool

    documents = benchmark("documents")
    made = importlib.import_module("top3.formats.pdf").write(documents.three_pages(1))
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 3
    assert documents.three_pages(1) != documents.three_pages(2)


@pytest.mark.parametrize("way", WAYS)
def test_a_danger_nobody_recorded_is_unknown_in_every_way_others_say_safe(benchmark, way):
    assert benchmark("ours").answer(way)[1] == "unknown"


@pytest.mark.dev_tool
def test_the_page_shows_what_every_engine_answered_to_silence(benchmark):
    found = benchmark("safe_by_silence").answers()
    assert set(found) == set(WAYS)
    assert {row["top3"][1] for row in found.values()} == {"unknown"}
    page = (ROOT / "docs" / "explanation" / "performance.md").read_text(encoding="utf-8")
    assert benchmark("report").silence_table(found) in page


@pytest.mark.dev_tool
def test_other_engines_answer_the_same_about_the_same_facts(benchmark):
    workload = benchmark("workload").reference(cases=30)
    assert list(benchmark("peers").differences(workload)) == []
