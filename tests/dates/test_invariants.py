"""What holds for the bounds of every EDTF text, whatever its form."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import (
    MARKS,
    all_of_sets,
    date_times,
    days,
    edtf,
    intervals,
    nearly_edtf,
    one_of_sets,
    ordered_days,
    plain,
    ranges,
    single,
    unqualified,
)

from allegiance.dates import OPEN_END, OPEN_START, Bounds, parse, words
from allegiance.dates import single as reading
from allegiance.errors import DateError


def told(text: str) -> object:
    """The bounds of the text, or where and how it is refused."""
    try:
        return parse.__wrapped__(text)
    except DateError as error:
        return str(error)


@given(edtf | nearly_edtf)
def test_digits_alone_mean_what_they_mean_when_each_part_is_read(text: str) -> None:
    at_once = told(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_read_plain", lambda reader: None)
        assert at_once == told(text)


def covers(outer: Bounds, inner: Bounds) -> bool:
    """Whether every day `inner` allows for start and end is allowed by `outer`; `None` allows all."""
    return all(
        (low_out is None or (low_in is not None and low_out <= low_in))
        and (high_out is None or (high_in is not None and high_in <= high_out))
        for low_out, high_out, low_in, high_in in [
            (outer.start_earliest, outer.start_latest, inner.start_earliest, inner.start_latest),
            (outer.end_earliest, outer.end_latest, inner.end_earliest, inner.end_latest),
        ]
    )


def in_order(earlier: date | None, later: date | None) -> bool:
    return earlier is None or later is None or earlier <= later


@given(edtf)
def test_bounds_are_in_order(text: str) -> None:
    bounds = parse(text)
    assert in_order(bounds.start_earliest, bounds.start_latest)
    assert in_order(bounds.end_earliest, bounds.end_latest)
    assert in_order(bounds.start_earliest, bounds.end_earliest)
    assert in_order(bounds.start_latest, bounds.end_latest)


@pytest.mark.parametrize("form", [single, date_times, intervals, ranges.map("[{}]".format)])
@given(data=st.data())
def test_every_form_is_read_and_has_words(form: st.SearchStrategy[str], data: st.DataObject) -> None:
    assert words(parse(data.draw(form)))


@given(st.text() | nearly_edtf)
def test_any_text_is_read_or_refused_with_a_date_error(text: str) -> None:
    try:
        bounds = parse(text)
    except DateError as refusal:
        assert refusal.text == text
        assert 0 <= refusal.position <= len(text)
        assert refusal.advice and not refusal.advice.endswith(".")
    else:
        assert isinstance(bounds, Bounds)


@given(edtf, st.sampled_from(" \t\n\u00a0\u200b٣"), st.data())
def test_one_foreign_character_is_refused_where_it_stands(text: str, sign: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    with pytest.raises(DateError) as refused:
        parse(text[:position] + sign + text[position:])
    assert refused.value.position == position


@given(days)
def test_a_more_precise_date_lies_within_a_less_precise_one(day: date) -> None:
    year, month, full = str(day)[:4], str(day)[:7], str(day)
    assert covers(parse(year), parse(month))
    assert covers(parse(month), parse(full))
    for mark in "?~%":
        assert covers(parse(year + mark), parse(month + mark))
        assert covers(parse(month + mark), parse(full + mark))


@given(plain, st.data())
def test_an_x_covers_the_digit_it_hides(text: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([index for index, sign in enumerate(text) if sign != "-"]))
    assert covers(parse(text[:place] + "X" + text[place + 1 :]), parse(text))


@given(single, st.data())
def test_one_more_qualifier_only_widens(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    marked = text[:place] + data.draw(MARKS) + text[place:]
    try:
        widened = parse(marked)
    except DateError:
        assume(False)
    assert covers(widened, parse(text))
    assert widened.uncertain or widened.approximate


@given(unqualified, unqualified, MARKS, MARKS)
def test_qualifiers_on_the_ends_widen_an_interval(first: str, last: str, left: str, right: str) -> None:
    try:
        as_written = parse(f"{first}/{last}")
    except DateError:
        first, last = last, first
        as_written = parse(f"{first}/{last}")
    assert covers(parse(f"{first}{left}/{last}{right}"), as_written)


@given(unqualified)
def test_both_qualifiers_reach_further_than_one(text: str) -> None:
    assert covers(parse(text + "%"), parse(text + "?"))
    assert parse(text + "%").uncertain and parse(text + "%").approximate


@given(ordered_days(), st.data())
def test_a_range_contains_its_ends_and_what_is_between(pair: tuple[date, date], data: st.DataObject) -> None:
    first, last = pair
    between = data.draw(st.dates(first, last))
    for day in (first, between, last):
        assert covers(parse(f"[{first}..{last}]"), parse(str(day)))


@given(one_of_sets, single)
def test_one_of_a_set_covers_each_member(members: str, member: str) -> None:
    assume(not members.endswith("..]"))
    assert covers(parse(f"{members[:-1]},{member}]"), parse(member))


@given(all_of_sets, single)
def test_all_of_a_set_begins_by_each_member_and_ends_no_earlier(members: str, member: str) -> None:
    assume(not members.endswith("..}"))
    whole, one = parse(f"{members[:-1]},{member}}}"), parse(member)
    assert in_order(whole.start_earliest, one.start_earliest)
    assert in_order(whole.start_latest, one.start_latest)
    assert in_order(one.end_earliest, whole.end_earliest)
    assert in_order(one.end_latest, whole.end_latest)


@given(single)
def test_open_sides_have_no_start_and_no_end(text: str) -> None:
    after, before = parse(f"{text}/.."), parse(f"../{text}")
    assert (after.end_earliest, after.end_latest) == (OPEN_END, OPEN_END)
    assert (before.start_earliest, before.start_latest) == (OPEN_START, OPEN_START)


@given(ordered_days())
def test_a_reversed_interval_or_range_is_refused_at_its_end(pair: tuple[date, date]) -> None:
    first, last = pair
    assume(first != last)
    for text, position in [(f"{last}/{first}", 11), (f"[{last}..{first}]", 13), (f"{{{last}..{first}}}", 13)]:
        with pytest.raises(DateError) as refused:
            parse(text)
        assert refused.value.position == position
