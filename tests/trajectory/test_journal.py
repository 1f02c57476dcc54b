"""A journal: what was written can be read back, and whatever changed is found and named."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.canonical import canonical_json
from top3.errors import JournalError
from top3.trajectory.journal import (
    check_chain,
    event_data,
    export_head,
    line_of,
    to_erase,
    verified,
)
from top3.trajectory.line import CURRENT, JournalKeyError, Line, made_line, parse
from trajectory.journals import (
    KEY,
    WORDS,
    event,
    lines_of,
    rewritten,
    small,
    small_bytes,
    statement,
    texts_of,
)

WAYS = (lambda texts, **more: list(verified(texts, **more)), check_chain)
BOTH_WAYS = pytest.mark.parametrize("check", WAYS, ids=("verified", "check_chain"))


def texts(key=None):
    return [line.text() for line in small(key)]


@BOTH_WAYS
def test_a_journal_as_it_was_written_is_whole(check):
    assert check(texts())
    assert check(texts(KEY), key=KEY)
    assert check(texts(KEY))


def test_a_line_read_back_is_the_line_that_was_written():
    assert list(verified(texts(KEY))) == list(small(KEY))
    assert check_chain(texts()) == small()[-1].head == export_head(small()[-1])


def test_an_event_comes_out_as_it_went_in():
    made = event("statement_added", statement(2))
    line = line_of(made, lines_of(0)[0])
    assert type(made).model_validate(event_data(line)) == made


def test_a_line_can_be_chained_to_a_head_alone():
    made = event("statement_added", statement(2))
    before = lines_of(0)[0]
    assert line_of(made, before) == line_of(made, before.head)


def test_an_empty_journal_is_whole_and_has_no_head():
    assert list(verified([])) == []
    assert check_chain([]) is None


# ------------------------------------------------------------------ every byte


def is_found(raw, **more):
    """Say whether a change is found: by checking, or because the last line has no end."""
    listed, rest = texts_of(raw)
    found = []
    for check in WAYS:
        try:
            check(listed, **more)
        except (JournalError, JournalKeyError):
            found.append(True)
        else:
            found.append(bool(rest))
    assert found[0] == found[1]
    return found[0]


def flipped(raw, place, mask):
    return raw[:place] + bytes([raw[place] ^ mask]) + raw[place + 1 :]


@pytest.mark.parametrize("mask", [0x01, 0x20])
def test_every_flipped_byte_is_found(mask):
    raw = small_bytes()
    assert [n for n in range(len(raw)) if not is_found(flipped(raw, n, mask))] == []


@pytest.mark.slow
@pytest.mark.parametrize("key", [None, KEY], ids=("open", "sealed"))
@pytest.mark.parametrize("bit", range(8))
def test_every_flip_of_every_bit_is_found(bit, key):
    raw = small_bytes(key)
    wrong = [n for n in range(len(raw)) if not is_found(flipped(raw, n, 1 << bit), key=key)]
    assert wrong == []


@pytest.mark.slow
def test_without_the_key_only_a_flip_inside_a_seal_goes_unseen():
    raw = small_bytes(KEY)
    seals = {
        place
        for line in small(KEY)
        for place in range(raw.index(line.seal.encode()), raw.index(line.seal.encode()) + 64)
    }
    unseen = {n for n in range(len(raw)) if not is_found(flipped(raw, n, 0x01))}
    assert unseen
    assert unseen <= seals


@pytest.mark.slow
def test_every_byte_left_out_or_put_in_is_found():
    raw = small_bytes()
    assert [n for n in range(len(raw)) if not is_found(raw[:n] + raw[n + 1 :])] == []
    assert [n for n in range(len(raw)) if not is_found(raw[:n] + b" " + raw[n:])] == []


# ------------------------------------------------------------------- whole lines


@BOTH_WAYS
@pytest.mark.parametrize("number", range(6))
def test_two_lines_that_changed_places_are_found_at_the_first(check, number):
    listed = texts()
    listed[number], listed[number + 1] = listed[number + 1], listed[number]
    with pytest.raises(JournalError) as refusal:
        check(listed)
    assert refusal.value.at == number + 1


@BOTH_WAYS
@pytest.mark.parametrize("number", range(6))
def test_a_line_that_was_taken_out_is_found_where_it_stood(check, number):
    listed = texts()
    del listed[number]
    with pytest.raises(JournalError) as refusal:
        check(listed)
    assert refusal.value.at == number + 1


@BOTH_WAYS
@pytest.mark.parametrize("number", range(7))
def test_a_line_that_stands_there_twice_is_found_at_the_second(check, number):
    listed = texts()
    listed.insert(number, listed[number])
    with pytest.raises(JournalError) as refusal:
        check(listed)
    assert refusal.value.at == number + 2


@BOTH_WAYS
@pytest.mark.parametrize("length", range(5))
def test_lines_cut_off_the_end_are_found_with_a_head_that_was_kept_elsewhere(check, length):
    listed = [line.text() for line in lines_of(4)]
    check(listed[:length])
    assert check(listed, head=export_head(lines_of(4)[-1]))
    with pytest.raises(JournalError) as refusal:
        check(listed[:length], head=export_head(lines_of(4)[-1]))
    assert refusal.value.at == length + 1


@BOTH_WAYS
def test_a_journal_that_grew_still_holds_an_older_head(check):
    assert check(texts(), head=export_head(small()[3]))


@BOTH_WAYS
def test_a_journal_that_was_written_anew_is_found_with_a_head(check):
    anew = lines_of(6, text="iets anders")
    listed = [line.text() for line in anew]
    assert check(listed)
    with pytest.raises(JournalError) as refusal:
        check(listed, head=export_head(small()[3]))
    assert refusal.value.at == 4


@BOTH_WAYS
def test_a_journal_that_was_written_anew_without_the_key_is_found_with_the_key(check):
    for wrong in (texts(), [line.sealed(b"another key of 16").text() for line in small()]):
        with pytest.raises(JournalError) as refusal:
            check(wrong, key=KEY)
        assert refusal.value.at == 1


@BOTH_WAYS
def test_one_missing_seal_is_found(check):
    listed = [line.text() for line in small(KEY)]
    listed[4] = replace(small(KEY)[4], seal=None).text()
    with pytest.raises(JournalError) as refusal:
        check(listed, key=KEY)
    assert refusal.value.at == 5


@BOTH_WAYS
def test_a_key_that_is_too_short_is_refused(check):
    with pytest.raises(JournalKeyError):
        check(texts(), key=b"x" * 15)
    with pytest.raises(JournalKeyError):
        lines_of(1, key=b"")
    assert check([line.text() for line in lines_of(1, key=b"x" * 16)], key=b"x" * 16)


# ------------------------------------------------------------------ what was erased


@BOTH_WAYS
def test_a_payload_that_is_gone_without_an_event_that_erases_it_is_found(check):
    lines = list(small())
    lines[3] = lines[3].erased()
    with pytest.raises(JournalError) as refusal:
        check([line.text() for line in lines])
    assert refusal.value.at == 4


@BOTH_WAYS
def test_an_event_can_only_erase_what_came_before_it(check):
    lines = list(lines_of(1))
    erased = {"events": [1, 2, 3], "basis": "x", "reason": {"nl": "x"}}
    lines.append(line_of(event("erased", erased), lines[-1]))
    lines.append(line_of(event("statement_added", statement(3)), lines[-1]).erased())
    with pytest.raises(JournalError) as refusal:
        check([line.text() for line in lines])
    assert refusal.value.at == 4


@BOTH_WAYS
def test_an_event_that_erases_must_still_say_what_it_erased(check):
    lines = list(small())
    lines[5] = lines[5].erased()
    with pytest.raises(JournalError) as refusal:
        check([line.text() for line in lines])
    assert refusal.value.at == 3


def test_what_should_have_been_erased_and_is_there_is_named():
    lines = list(lines_of(4))
    erased = {"events": [2, 4, 77], "basis": "x", "reason": {"nl": "x"}}
    lines.append(line_of(event("erased", erased), lines[-1]))
    assert to_erase(lines) == (2, 4)
    assert to_erase([each.erased() if each.seq in {2, 4} else each for each in lines]) == ()
    assert to_erase(small()) == ()


def test_an_erased_line_keeps_its_hash_and_nothing_of_what_it_said():
    line = lines_of(1)[1]
    assert line.erased().hash == line.hash
    assert line.salt not in line.erased().text()
    assert "nooit meer" not in line.erased().text()
    with pytest.raises(JournalError):
        event_data(line.erased())


# ---------------------------------------------------------------- canonical form

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda part: st.lists(part) | st.dictionaries(st.text("abcde", max_size=4), part),
    max_leaves=12,
)
PAYLOADS = st.dictionaries(st.text("abcde", max_size=4), PLAIN, max_size=4)


def first(payload):
    return made_line(
        0, "started", moment="2026-03-16T09:00:00Z", role="worker", prev=CURRENT.first,
        salt="00" * 16, payload=payload,
    )  # fmt: skip


@given(PAYLOADS)
def test_every_payload_comes_back_the_same_from_its_own_bytes(payload):
    line = first(payload)
    again = parse(line.text(), 1)
    assert canonical_json(again.payload) == canonical_json(payload)
    assert again.text() == line.text()
    assert again.hash == line.hash
    assert list(verified([line.text()])) == [again]


@given(PAYLOADS, st.sampled_from([" {", "{ ", "\t{"]))
def test_no_payload_may_be_written_in_another_spelling(payload, other):
    raw = other.join(canonical_json({"a": payload}).split("{", 1))
    with pytest.raises(JournalError):
        parse(_with_raw(raw), 1)


def _with_raw(raw):
    """Return a first line whose hashes all fit a payload that is not canonical."""
    from top3.trajectory.line import bare_line, committed  # noqa: PLC0415

    line = bare_line(
        0, "started", moment="2026-03-16T09:00:00Z", role="worker", prev=CURRENT.first,
        commitment=committed("00" * 16, raw),
    )  # fmt: skip
    return replace(line, raw=raw, salt="00" * 16).text()


@pytest.mark.parametrize(
    "raw",
    [
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        '{"a":1.5}',
        '{"a":1e3}',
        '{"a":NaN}',
        '{"a":-0}',
        '{"a":"\\u00e9"}',
        '{"a":"e\u0301"}',
        '{"a":"\\ud800"}',
        '{"a":"\\/"}',
        '{"a":[1, 2]}',
        '{"a":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"a":' + "9" * 5000 + "}",
        '{"a":1}{}',
    ],
)
def test_a_payload_in_another_spelling_is_refused_though_every_hash_fits(raw):
    with pytest.raises(JournalError) as refusal:
        list(verified([_with_raw(raw)]))
    assert refusal.value.at == 1


def test_the_canonical_spelling_of_the_same_is_taken():
    assert list(verified([_with_raw('{"a":[1,2],"b":"é"}')]))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda data: data.update(more=1), "other keys"),
        (lambda data: data.pop("hash"), "other keys"),
        (lambda data: data["header"].pop("role"), "another header"),
        (lambda data: data["header"].update(seq="1"), "other bytes"),
        (lambda data: data.update(hash="0" * 64), "another hash"),
        (lambda data: data["header"].update(role="mother"), "another hash"),
        (lambda data: data.update(salt="0" * 31), "other bytes"),
        (lambda data: data.pop("salt"), "other bytes"),
        (lambda data: data.update({"secret": "AAAA"}), "other keys"),
        (lambda data: data["payload"].update(actor={}), "another payload"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(change, found):
    def one(number, data):
        if number == 3:
            change(data)

    with pytest.raises(JournalError) as refusal:
        list(verified(rewritten(small(), one)))
    assert (refusal.value.at, refusal.value.found.en) == (4, found)


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '"x"', "null", "\udc80", "[" * 100_000])
@BOTH_WAYS
def test_what_is_no_line_at_all_is_refused(check, text):
    with pytest.raises(JournalError):
        check([text])


@BOTH_WAYS
def test_a_journal_of_another_format_is_refused(check):
    other = replace(first({}), prev="0" * 64)
    listed = made_line(
        0, "started", moment=other.moment, role="worker", prev="0" * 64, salt="00" * 16, payload={}
    )
    with pytest.raises(JournalError) as refusal:
        check([listed.text()])
    assert refusal.value.found.en == "another format"


@BOTH_WAYS
def test_a_second_start_is_found(check):
    again = made_line(
        1, "started", moment="2026-03-16T09:00:00Z", role="worker", prev=first({}).hash,
        salt="00" * 16, payload={},
    )  # fmt: skip
    with pytest.raises(JournalError) as refusal:
        check([first({}).text(), again.text()])
    assert refusal.value.at == 2


# -------------------------------------------------------------------- what is said


def test_no_error_and_no_repr_holds_a_word_of_the_case():
    said = [repr(line) for line in small()]
    for number in range(len(small_bytes())):
        if number % 37:
            continue
        listed, _ = texts_of(flipped(small_bytes()[:-1], number, 0x04) + b"\n")
        with pytest.raises(JournalError) as refusal:
            list(verified(listed))
        said += [str(refusal.value), refusal.value.in_language("nl"), repr(refusal.value)]
    assert not [each for each in said for word in ("Rik", "Bram", "nooit") if word in each]


def test_an_error_reads_where_what_and_what_to_do_in_both_languages():
    with pytest.raises(JournalError) as refusal:
        list(verified([*texts()[:2], *texts()[3:]]))
    assert refusal.value.in_language("nl") == (
        "journaal, regel 3: gevonden is gebeurtenis 3, verwacht was gebeurtenis 2; "
        "schrijf er niets meer bij en leg er een eerdere kopie naast"
    )
    assert str(refusal.value) == (
        "journal, line 3: found event 3, expected event 2; "
        "write nothing more to it and compare it with an earlier copy"
    )


def test_a_line_shows_its_place_and_nothing_else():
    assert repr(small()[1]) == "Line(seq=1, type='statement_added')"
    assert WORDS not in repr(small()[1])
    assert isinstance(json.loads(small()[1].text()), dict)
    assert isinstance(small()[1], Line)
