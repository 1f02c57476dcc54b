"""A set of cases in a folder: the same for any workers, each whole or not at all."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from casuistry.worlds import changed, small
from top3.casuistry import many
from top3.casuistry.many import INDEX, PLAIN, Order, case_of, scenario_for, write_set
from top3.cli import main
from top3.errors import ReadingError
from top3.reading import write_yaml

ORDER = Order(7, "", plain=True)


@pytest.fixture
def files(tmp_path):
    """Three small scenarios as files, under names of their own."""
    names = []
    for name in ("one", "two", "three"):
        data = small(id=name).model_dump(mode="json", by_alias=True, exclude_defaults=True)
        path = tmp_path / f"{name}.yaml"
        path.write_text(write_yaml(data), encoding="utf-8")
        names.append(str(path))
    return tuple(names)


def everything(folder):
    return {str(each.relative_to(folder)): each.read_bytes()
            for each in sorted(folder.rglob("*")) if each.is_file()}  # fmt: skip


def test_in_every_round_each_scenario_comes_once(files):
    order = replace(ORDER, scenarios=files)
    drawn = [scenario_for(order, index).id for index in range(30)]
    for start in range(0, 30, 3):
        assert set(drawn[start : start + 3]) == {"one", "two", "three"}
    assert len({tuple(drawn[start : start + 3]) for start in range(0, 30, 3)}) > 1


def test_a_number_has_the_same_case_whichever_was_asked_before(files):
    order = replace(ORDER, scenarios=files)
    forwards = [case_of(order, index) for index in range(6)]
    assert [case_of(order, index) for index in (5, 4, 3, 2, 1, 0)] == forwards[::-1]


def test_plain_records_stand_in_one_file_in_order_of_number(files, tmp_path):
    out = tmp_path / "out"
    assert write_set(replace(ORDER, out=str(out), scenarios=files), 9) == []
    lines = (out / PLAIN).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"].split("-")[-1] for line in lines] == list("012345678")
    assert [each.name for each in out.iterdir()] == [PLAIN]


def test_a_scenario_that_changed_since_the_last_set_is_read_again(files, tmp_path):
    for version in (1, 2):
        text = Path(files[0]).read_text(encoding="utf-8")
        Path(files[0]).write_text(
            re.sub("(?m)^id: .*$", f"id: one-{version}", text), encoding="utf-8"
        )
        order = replace(ORDER, scenarios=files[:1], out=str(tmp_path / str(version)))
        write_set(order, 1)
    (second,) = (tmp_path / "2" / PLAIN).read_text(encoding="utf-8").splitlines()
    assert json.loads(second)["id"].startswith("one-2-")


def test_a_folder_that_holds_something_is_refused_and_left_as_it_is(files, tmp_path):
    with pytest.raises(ReadingError):
        write_set(replace(ORDER, out=str(tmp_path), scenarios=files), 2)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "one.yaml",
        "three.yaml",
        "two.yaml",
    ]


def test_a_case_that_cannot_be_made_stops_no_other(files, tmp_path):
    when = {"before": [0, 0], "weekday": ["sun"]}
    never = changed("happenings", "hit", when=when).model_copy(update={"id": "never"})
    path = tmp_path / "never.yaml"
    data = never.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    path.write_text(write_yaml(data), encoding="utf-8")
    out = tmp_path / "out"
    failed = write_set(replace(ORDER, out=str(out), scenarios=(files[0], str(path))), 6)
    assert [each.kind for each in failed] == ["NotDrawnError"] * 3
    assert len((out / PLAIN).read_text(encoding="utf-8").splitlines()) == 3


def test_progress_is_told_for_every_case(files, tmp_path):
    told = []
    order = replace(ORDER, out=str(tmp_path / "out"), scenarios=files)
    write_set(order, 5, progress=told.append)
    assert told == [1, 2, 3, 4, 5]


def test_the_command_tells_each_tenth_where_nobody_looks(files, tmp_path, capsys):
    out = tmp_path / "out"
    given = ["cases", "generate", "--count", "20", "--seed", "7", "--out", str(out), "--plain",
             "--workers", "1", "--scenario", files[0]]  # fmt: skip
    assert main(given) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [f"{number} van 20" for number in range(2, 21, 2)]
    assert "20" in told.out


@pytest.mark.parametrize(
    "given",
    [["--count", "0"], ["--workers", "0"], ["--seed", "-1"],
     ["--seed", "9" * 16], ["--formats", "md,doc"],
     ["--scenario", "no-such-scenario"]],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_and_nothing_is_written(given, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["cases", "generate", "--plain", "--out", str(out), *given]) == 2
    assert not out.exists()
    assert capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("plain", [True, False])
def test_one_and_two_workers_write_the_same_bytes(plain, files, tmp_path):
    sets = []
    for number in (1, 2):
        order = Order(7, str(tmp_path / str(number)), files, plain=plain)
        assert write_set(order, 200 if plain else 12, number_of_workers=number) == []
        sets.append(everything(Path(order.out)))
    assert sets[0] == sets[1]
    assert (PLAIN if plain else INDEX) in sets[0]
    assert not any(Path(name).name.startswith(".") for name in sets[0])


@pytest.mark.slow
def test_a_case_that_fails_halfway_leaves_no_folder_of_its_name(files, tmp_path, monkeypatch):
    def half(folder, *_):
        folder.mkdir()
        raise OSError("full")

    monkeypatch.setattr(many, "_fill_folder", half)
    out = tmp_path / "out"
    with pytest.raises(ReadingError) as refusal:
        write_set(Order(7, str(out), files), 2)
    assert [each.code for each in refusal.value.problems] == ["not-writable"]
    assert list(out.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_refused(files, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    order = replace(ORDER, out=str(tmp_path / "file" / "below"), scenarios=files)
    with pytest.raises(ReadingError) as refused:
        write_set(order, 1)
    assert [each.code for each in refused.value.problems] == ["not-writable"]
