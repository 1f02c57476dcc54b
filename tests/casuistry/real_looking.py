"""Numbers of the shape of real ones, drawn for the tests, in the spellings people use."""

from hypothesis import strategies as st

_LETTERS = "BDFGHJKLNPRSTVXZ"


def _figures(least: int, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most or least)


def _letters(count: int) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, min_size=count, max_size=count)


def passes(digits: str) -> bool:
    """Return whether nine figures pass the check of a citizen service number, told another way."""
    total = sum((9 - place) * int(digits[place]) for place in range(8)) - int(digits[8])
    return total % 11 == 0


@st.composite
def citizen_numbers(draw):
    """Return nine figures that pass the check."""
    eight = draw(_figures(8).filter(lambda text: text[0] != "0"))
    total = sum((9 - place) * int(eight[place]) for place in range(8)) % 11
    if total == 10:  # no last figure will do: take the neighbour that has one
        eight = eight[:-1] + str((int(eight[-1]) + 1) % 10)
        total = sum((9 - place) * int(eight[place]) for place in range(8)) % 11
    return eight + str(total % 10) if total < 10 else "123456782"


@st.composite
def bsns(draw):
    """Return one with or without separators."""
    digits = draw(citizen_numbers())
    gap = draw(st.sampled_from(["", " ", ".", "-", "\u00a0", "\u2011"]))
    groups = draw(st.sampled_from([(9,), (3, 3, 3), (4, 2, 3), (2, 3, 4), (5, 4), (1,) * 9]))
    return _grouped(digits, groups, gap)


def _grouped(digits, groups, gap):
    parts, at = [], 0
    for size in groups:
        parts.append(digits[at : at + size])
        at += size
    return gap.join(parts)


@st.composite
def ibans(draw):
    """Return an account of some country that passes the check."""
    country, length = draw(
        st.sampled_from([("NL", 18), ("BE", 16), ("DE", 22), ("PL", 28), ("TR", 26), ("FR", 27)])
    )
    bank = draw(_letters(4)) if country == "NL" else ""
    rest = bank + draw(_figures(length - 4 - len(bank)))
    number = int("".join(str(int(sign, 36)) for sign in f"{rest}{country}00"))
    whole = f"{country}{98 - number % 97:02d}{rest}"
    whole = draw(st.sampled_from([whole, whole.lower()]))
    gap = draw(st.sampled_from(["", " ", "-", "."]))
    return gap.join(whole[at : at + 4] for at in range(0, len(whole), 4))


@st.composite
def phones(draw):
    """Return a Dutch number, as people write it."""
    area, rest = draw(
        st.one_of(
            st.tuples(st.just("6"), _figures(8)),
            st.tuples(st.sampled_from(["20", "10", "70", "30", "88", "85"]), _figures(7)),
            st.tuples(st.sampled_from(["475", "546", "229"]), _figures(6)),
        )
    )
    head = draw(st.sampled_from(["0", "+31", "0031", "+31 ", "+31 (0)", "(0"]))
    close = ")" if head == "(0" else ""
    gap = draw(st.sampled_from(["", "-", " ", ".", " - "]))
    inner = draw(st.sampled_from(["", " ", "."]))
    pairs = inner.join(rest[at : at + 2] for at in range(0, len(rest), 2))
    return f"{head}{area}{close}{gap}{pairs}"


@st.composite
def plates(draw):
    """Return a Dutch number plate, in any of the forms there are."""
    sides = [
        "AA-99-99", "99-99-AA", "99-AA-99", "AA-99-AA", "AA-AA-99", "99-AA-AA", "99-AAA-9",
        "9-AAA-99", "AA-999-A", "A-999-AA", "AAA-99-A", "A-99-AAA", "9-AA-999", "999-AA-9",
    ]  # fmt: skip
    parts = draw(st.sampled_from(sides)).split("-")
    drawn = [draw(_letters(len(part)) if part[0] == "A" else _figures(len(part))) for part in parts]
    gap = draw(st.sampled_from(["-", "", " "]))
    plate = gap.join(drawn)
    return plate if gap == " " else draw(st.sampled_from([plate, plate.lower()]))


@st.composite
def postcodes(draw):
    """Return a Dutch postcode, close or with a space."""
    figures = draw(st.integers(1000, 9999))
    return f"{figures}{draw(st.sampled_from(['', ' ', '  ']))}{draw(_letters(2))}"


@st.composite
def emails(draw):
    """Return an address of electronic mail."""
    name = draw(st.text("abcdefghij", min_size=1, max_size=8))
    at = draw(st.sampled_from(["@", " (at) "]))
    return f"{name}.{name}{at}{draw(st.sampled_from(['voorbeeld.nl', 'post.example.org']))}"


LOOKS_REAL = {
    "bsn": bsns(),
    "iban": ibans(),
    "phone": phones(),
    "plate": plates(),
    "postcode": postcodes(),
    "email": emails(),
}
