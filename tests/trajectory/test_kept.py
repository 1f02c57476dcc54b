"""A trajectory that is kept and opened again: the same, or refused; never half, never guessed."""

from datetime import date

import pytest

from top3.errors import JournalError, StepNotAllowedError
from top3.trajectory.jsonl_store import JsonLinesStore
from top3.trajectory.kept import begin, keep, opened, shipped_rules
from top3.trajectory.own_records import LayerName
from top3.trajectory.places import finish_erasing
from top3.trajectory.sqlite_store import SqliteStore
from top3.trajectory.stores import ErasureUnfinishedError, StoreMovedError
from trajectory.test_own_events import erased, moved, retracted, stacked  # noqa: F401
from trajectory.told import DAY, FACE, after, agreement, begun, chosen, event, in_phase, violence

TODAY = date.fromisoformat(DAY)
MOMENT = f"{DAY}T09:00:00+01:00"


@pytest.fixture(params=[JsonLinesStore, SqliteStore])
def store(request, tmp_path):
    return request.param(tmp_path / "case")


def kept(store, made):
    return begin(store, made, moment=MOMENT, role="fixed_face")


def same(one, two):
    return (
        one.events == two.events
        and one.log.courses[: one.length + 1] == two.log.courses[: two.length + 1]
        and one.case == two.case
    )


def test_what_was_kept_is_opened_as_it_was(store):
    made = kept(store, in_phase("following"))
    made = keep(store, made.apply(violence()))
    again = opened(store)
    assert same(made, again)
    assert again.kept == again.length == made.length
    assert again.remarks == ()
    assert again.at(TODAY).result.to_data() == made.at(TODAY).result.to_data()


def test_a_kept_event_is_not_undone_and_one_that_is_not_kept_is(store):
    made = kept(store, after(begun(), chosen()))
    with pytest.raises(StepNotAllowedError):
        made.undo()
    assert made.apply(violence()).undo().course == made.course


def test_own_judgement_first_is_kept(store):
    kept(store, begun(own_first=True))
    assert opened(store).own_first


def test_a_branch_is_not_kept(store):
    with pytest.raises(StepNotAllowedError):
        kept(store, begun().fork())
    made = kept(store, begun())
    with pytest.raises(StepNotAllowedError):
        keep(store, made.fork().apply(violence()))
    assert opened(store).length == 0


def test_who_goes_on_from_an_older_reading_is_told_and_nothing_is_written(store):
    made = kept(store, begun())
    keep(store, made.apply(event("agreement_made", agreement("a1"))))
    with pytest.raises(StoreMovedError):
        keep(store, made.apply(event("agreement_made", agreement("a2"))))
    assert [each.id for each in opened(store).case.agreements] == ["a1"]


def test_a_store_that_was_put_back_and_went_another_way_is_not_gone_on_with(tmp_path):
    first, second = JsonLinesStore(tmp_path / "one"), JsonLinesStore(tmp_path / "two")
    made = kept(first, begun())
    (tmp_path / "two").write_bytes((tmp_path / "one").read_bytes())
    mine = keep(first, made.apply(event("agreement_made", agreement("a1"))))
    keep(second, opened(second).apply(event("agreement_made", agreement("a2"))))
    (tmp_path / "one").write_bytes((tmp_path / "two").read_bytes())
    with pytest.raises(StoreMovedError):
        keep(first, mine.apply(event("agreement_made", agreement("a3"))))


def test_nothing_is_kept_behind_an_earlier_day(store):
    made = kept(store, begun().apply(event("agreement_made", agreement("a1"))))
    earlier = made.at(date(2026, 3, 19)).trajectory
    with pytest.raises(StoreMovedError):
        keep(store, earlier.apply(event("agreement_made", agreement("a2"), "2026-03-19")))
    assert opened(store).length == 1


@pytest.mark.parametrize(
    ("moment", "role", "code"),
    [
        ("now", "fixed_face", "not-a-moment"),
        ("2026-03-16", "fixed_face", "not-a-moment"),
        ("2026-13-16T09:00:00+01:00", "fixed_face", "not-a-moment"),
        ("2026-03-16T09:00:00+01:00", "Fixed Face", "not-a-name"),
        ("2026-03-16T09:00:00+01:00", "", "not-a-name"),
    ],
)
def test_a_beginning_that_could_not_be_read_again_is_refused_and_nothing_is_written(
    store, moment, role, code
):
    with pytest.raises(StepNotAllowedError) as refused:
        begin(store, begun(), moment=moment, role=role)
    assert [each.code for each in refused.value.blockers] == [code]
    assert store.head() is None
    begin(store, begun(), moment="2026-03-16T09:00:00+01:00", role="fixed_face")
    assert opened(store).length == 0


def test_a_second_beginning_in_the_same_place_is_refused(store):
    kept(store, begun())
    with pytest.raises(StoreMovedError):
        kept(store, begun())


def test_what_was_erased_is_gone_from_the_store_and_the_chain_holds(store, tmp_path):
    told = event("agreement_made", agreement(what={"nl": "zeldzaamwoord"}))
    made = kept(store, begun().apply(told))
    made = keep(store, made.apply(erased(made, 1)))
    again = opened(store)
    assert same(made, again)
    assert again.lost == {"a1"}
    raw = b"".join(each.read_bytes() for each in tmp_path.iterdir() if each.is_file())
    assert b"zeldzaamwoord" not in raw


@pytest.mark.slow
def test_a_retraction_and_other_rules_are_opened_as_they_were(store, stacked):  # noqa: F811
    made = after(begun(), event("agreement_made", agreement()), retracted(1))
    made = kept(store, made.apply(moved(made, stacked), stacked))
    again = opened(store)
    assert same(made, again)
    assert [each.id for each in again.rules.layers] == [each.id for each in stacked.layers]


def test_a_seal_is_asked_for_with_the_key(tmp_path):
    store = JsonLinesStore(tmp_path / "case")
    key = b"k" * 32
    made = begin(store, begun(), moment=MOMENT, role="fixed_face", key=key)
    keep(store, made.apply(violence()), key=key)
    assert opened(store, key=key).length == 1
    with pytest.raises(JournalError):
        opened(store, key=b"x" * 32)


def test_an_empty_place_is_no_journal(store):
    with pytest.raises(JournalError):
        opened(store)


def test_a_kept_event_that_breaks_a_promise_of_today_is_named_and_stands(store):
    made = begun()
    told = chosen()
    bare = told.record.model_copy(
        update={"reason": told.record.reason.model_copy(update={"nl": None})}
    )
    old = made.taken(told.model_copy(update={"record": bare}))
    kept(store, old)
    again = opened(store)
    assert again.length == 1
    assert again.course.chosen == "d1"
    assert [(each.place.line, each.code) for each in again.remarks] == [
        (1, "a-decision-has-a-name-a-day-and-a-reason")
    ]
    with pytest.raises(StepNotAllowedError):
        again.replayed()


def test_rules_with_the_same_name_and_other_content_are_refused(store):
    kept(store, begun())
    with pytest.raises(StepNotAllowedError):
        opened(store, load=_refused)


def _refused(layers):
    return shipped_rules([LayerName(id=layers[0].id, version=layers[0].version, sha256="0" * 64)])


def test_no_words_of_a_case_are_in_a_refusal_of_a_journal(tmp_path):
    store = JsonLinesStore(tmp_path / "case")
    kept(store, begun().apply(event("agreement_made", agreement(what={"nl": "zeldzaamwoord"}))))
    raw = (tmp_path / "case").read_bytes()
    (tmp_path / "case").write_bytes(raw.replace(b"zeldzaamwoord", b"zeldzaamwoorD"))
    with pytest.raises(JournalError) as refusal:
        opened(store)
    assert refusal.value.at == 2
    assert "zeldzaam" not in str(refusal.value).lower()
    assert FACE["name"] not in str(refusal.value)


def test_what_was_erased_before_anything_was_kept_is_never_written(store, tmp_path):
    told = event("agreement_made", agreement(what={"nl": "zeldzaamwoord"}))
    made = begun().apply(told)
    made = kept(store, made.apply(erased(made, 1)))
    assert same(made, opened(store))
    raw = b"".join(each.read_bytes() for each in tmp_path.iterdir() if each.is_file())
    assert b"zeldzaamwoord" not in raw


def test_an_erasure_that_could_not_be_carried_out_is_said_and_finished_later(tmp_path):
    with SqliteStore(tmp_path / "case", wait=0.05) as store:
        told = event("agreement_made", agreement(what={"nl": "zeldzaamwoord"}))
        made = kept(store, begun().apply(told))
        reading = store.texts()
        next(reading)
        with pytest.raises(ErasureUnfinishedError):
            keep(store, made.apply(erased(made, 1)))
        reading.close()
        assert opened(store).lost == {"a1"}
        finish_erasing(store)
        raw = b"".join(each.read_bytes() for each in tmp_path.iterdir() if each.is_file())
        assert b"zeldzaamwoord" not in raw
