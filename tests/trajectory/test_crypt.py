"""With the key of a case its journal reads as any other; without it nothing said can be read."""

import subprocess
import sys
from dataclasses import replace

import pytest

from top3.errors import ExtraMissingError, JournalError
from top3.trajectory.crypt import EncryptedStore, new_key
from top3.trajectory.journal import check_chain, verified
from top3.trajectory.line import JournalKeyError
from top3.trajectory.places import copy_journal, store_at
from top3.trajectory.stores import Store
from trajectory.journals import lines_of, small, texts_of

NEEDS_EXTRA = pytest.mark.dev_tool
PLACES = pytest.mark.parametrize("name", ["a.jsonl", "a.sqlite"])


@pytest.fixture
def inner(tmp_path):
    with_close = []

    def make(name):
        with_close.append(store_at(tmp_path / name))
        return with_close[-1]

    yield make
    for each in with_close:
        getattr(each, "close", lambda: None)()


@NEEDS_EXTRA
@PLACES
def test_what_was_kept_encrypted_comes_back_in_the_same_bytes(inner, name):
    key, store = new_key(), inner(name)
    shut = EncryptedStore(store, key)
    shut.append(list(small()), after=None)
    assert isinstance(shut, Store)
    assert list(shut.texts()) == [line.text() for line in small()]
    assert list(verified(EncryptedStore(inner(name), key).texts())) == list(small())
    assert shut.head() == store.head() == small()[-1].head
    assert shut.remarks() == ()


@NEEDS_EXTRA
@PLACES
def test_without_the_key_the_chain_is_checked_and_nothing_can_be_read(inner, name, tmp_path):
    store = inner(name)
    EncryptedStore(store, new_key()).append(list(small()), after=None)
    raw = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    # with a space or a sign in it, so that no letters of what is encrypted happen to be the same
    said = ("Rik zei", "duwt Bram", "nooit meer", "woorden 1", '"M."', '"small"')
    assert all(any(each in line.text() for line in small()) for each in said)
    assert not [each for each in said if each.encode() in raw]
    assert not [line.salt for line in small() if line.salt and line.salt.encode() in raw]
    assert check_chain(store.texts()) == small()[-1].head
    lines = list(verified(store.texts()))
    assert {line.payload for line in lines} == {None}
    assert [line.is_erased for line in lines] == [line.is_erased for line in small()]


@NEEDS_EXTRA
@PLACES
def test_another_key_is_a_clear_error(inner, name):
    store = inner(name)
    EncryptedStore(store, new_key()).append(lines_of(1), after=None)
    with pytest.raises(JournalKeyError) as refusal:
        list(EncryptedStore(store, new_key()).texts())
    assert "sleutel van deze zaak" in refusal.value.in_language("nl")
    assert "key of this case" in str(refusal.value)


@NEEDS_EXTRA
def test_a_key_of_another_length_is_refused(inner):
    for wrong in (b"", b"x" * 31, b"x" * 33):
        with pytest.raises(JournalKeyError, match="32 bytes"):
            EncryptedStore(inner("a.jsonl"), wrong)


@NEEDS_EXTRA
@PLACES
def test_one_line_can_be_erased_without_the_others(inner, name):
    shut = EncryptedStore(inner(name), new_key())
    whole = [*lines_of(2), *small()[3:]]
    shut.append(whole, after=None)
    shut.erase([2])
    assert list(shut.texts()) == [line.text() for line in small()]


@NEEDS_EXTRA
def test_a_line_that_was_put_in_open_is_found(inner):
    store, lines = inner("a.jsonl"), lines_of(2)
    EncryptedStore(store, key := new_key()).append(lines[:2], after=None)
    store.append(lines[2:], after=lines[1].head)
    with pytest.raises(JournalError) as refusal:
        list(EncryptedStore(store, key).texts())
    assert refusal.value.at == 3


@NEEDS_EXTRA
def test_what_was_encrypted_for_one_line_does_not_open_on_another(inner):
    key, first, second = new_key(), inner("a.jsonl"), inner("b.jsonl")
    shut = EncryptedStore(first, key)
    shut.append(lines_of(2), after=None)
    lines = list(verified(first.texts()))
    second.append([*lines[:1], replace(lines[1], secret=lines[2].secret), lines[2]], after=None)
    with pytest.raises(JournalError) as refusal:
        list(EncryptedStore(second, key).texts())
    assert refusal.value.at == 2


class Bytes:
    """A store that only reads, from bytes in hand."""

    def __init__(self, raw):
        self.raw = raw

    def texts(self):
        return iter(texts_of(self.raw)[0])


@NEEDS_EXTRA
@pytest.mark.parametrize("mask", [0x01, 0x08])
def test_every_flipped_byte_is_found_with_the_key(inner, tmp_path, mask):
    key, unseen = new_key(), []
    EncryptedStore(inner("a.jsonl"), key).append(list(small()), after=None)
    raw = (tmp_path / "a.jsonl").read_bytes()
    for place in range(len(raw) - 1):
        changed = raw[:place] + bytes([raw[place] ^ mask]) + raw[place + 1 :]
        try:
            list(verified(EncryptedStore(Bytes(changed), key).texts()))
        except (JournalError, JournalKeyError):
            continue
        unseen.append(place)
    assert unseen == []


@NEEDS_EXTRA
def test_a_journal_is_encrypted_and_opened_by_copying_it(inner):
    key = new_key()
    inner("a.jsonl").append(list(small()), after=None)
    copy_journal(inner("a.jsonl"), EncryptedStore(inner("b.sqlite"), key))
    copy_journal(EncryptedStore(inner("b.sqlite"), key), inner("c.jsonl"))
    assert list(inner("c.jsonl").texts()) == list(inner("a.jsonl").texts())


@NEEDS_EXTRA
def test_no_key_and_no_path_is_shown(inner):
    assert repr(EncryptedStore(inner("a.jsonl"), new_key())) == "EncryptedStore(JsonLinesStore())"


def test_without_the_extra_one_line_says_how_to_install_it(inner, monkeypatch):
    for name in [*sys.modules]:
        if name.startswith("cryptography"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with pytest.raises(ExtraMissingError) as refusal:
        EncryptedStore(inner("a.jsonl"), new_key())
    assert refusal.value.extra == "crypt"
    for lang in ("nl", "en"):
        assert "pip install 'top3[crypt]'" in refusal.value.in_language(lang)
        assert "\n" not in refusal.value.in_language(lang)


def test_the_extra_is_not_imported_before_it_is_used():
    code = "import sys, top3.trajectory.crypt\nassert 'cryptography' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
