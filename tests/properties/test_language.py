"""What the coach for concrete language promises of every text."""

from hypothesis import given
from hypothesis import strategies as st

from top3.method.language import coach, load_lexicon

LEXICON = load_lexicon()
FORMS = [
    (form, entry.id)
    for entry in LEXICON.entries.values()
    for form in entry.forms
    if "…" not in form and not entry.unless
]
SIGNS = st.sampled_from([*"\"'„“”‘’‚«».,;:!?…()|#>*-\r\n \t", "\r\n\r\n", "e\u0301", "\u00ad"])
WORDS = st.sampled_from(
    ["vaak", "niet", "geen", "Noor (7):", "kind:", "loopt", "uit de hand", "drie keer per week",
     "3 maart", "werd", "geslagen", "door", "zegt", "ruzie", "Veilig Thuis", "zou", "hebben", "Bo"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, SIGNS, st.text(max_size=4)), max_size=40).map(" ".join)
NEUTRAL = st.lists(st.sampled_from(["Bo", "loopt", "kast", "tafel", "fiets", "blauw"]), max_size=8)


@given(TEXTS)
def test_places_always_select_words_of_the_text_in_order(text):
    remarks = coach(text, LEXICON)
    assert [each.start for each in remarks] == sorted(each.start for each in remarks)
    for each in remarks:
        before, line_start = text[: each.start], each.start - each.column + 1
        assert each.parts[0][0] == each.start
        assert each.parts[-1][1] == each.end
        assert each.sentence[0] <= each.start < each.end <= each.sentence[1]
        assert line_start == 0 or text[line_start - 1] in "\r\n"
        breaks = before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
        assert each.line == breaks + 1


@given(TEXTS)
def test_the_same_text_always_gives_the_same_remarks_and_no_word_is_used_twice(text):
    remarks = coach(text, LEXICON)
    assert coach(text, LEXICON) == remarks
    used = [at for each in remarks for start, end in each.parts for at in range(start, end)]
    assert len(used) == len(set(used))


@given(st.text(max_size=400))
def test_no_text_is_too_odd_to_be_read(text):
    assert isinstance(coach(text, LEXICON), tuple)


@given(TEXTS)
def test_no_word_of_a_text_is_in_a_repr(text):
    remarks = coach(text, LEXICON)
    assert all(repr(each) == f"Remark(line={each.line}, column={each.column})" for each in remarks)


@given(st.sampled_from(FORMS), NEUTRAL, NEUTRAL)
def test_neutral_text_around_a_form_never_hides_it(form, before, after):
    words, entry = form
    text = f"{' '.join(['Map', *before])}: {words}, {' '.join([*after, 'klaar'])}."
    (remark,) = [each for each in coach(text, LEXICON) if each.entry == entry][:1]
    assert text[remark.start : remark.end] == words
    assert (remark.quoted, remark.negated) == (False, False)


@given(st.sampled_from(FORMS), NEUTRAL)
def test_what_a_child_is_quoted_for_is_never_remarked_on(form, around):
    words, _ = form
    text = f'Noor (7): "{" ".join([*around, words])}"'
    assert coach(text, LEXICON) == ()
