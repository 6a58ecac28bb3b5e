"""Addresses as they are read on paper lead where they led."""

from urllib.parse import quote, quote_plus, unquote_plus

import pytest

from api.pages.address import readable


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://a/?q=%E5%8D%8F%E5%95%86+%E6%B0%91%E4%B8%BB", "http://a/?q=协商+民主"),
        ("/slogans/%E2%80%9C%E4%B8%89%E2%80%9D%26%23%25%2B%3F%20", "/slogans/“三”%26%23%25%2B%3F%20"),
        ("/?q=%E2%80%AE%E5%80%92", "/?q=%E2%80%AE%E5%80%92"),  # turns the direction
        ("/?q=%E3%80%80", "/?q=%E3%80%80"),  # a blank
        ("/?q=%FF%E5", "/?q=%FF%E5"),
        ("/?q=%e5%8d%8f", "/?q=协"),
    ],
)
def test_what_can_be_read_is_read(address: str, told: str) -> None:
    assert readable(address) == told


@pytest.mark.parametrize("text", ["“民主”&year=2", "100% +#?", "\u202e倒过来 \u3000", "%E5%8D%8F", "a\u0301𠀀"])
def test_it_says_the_same(text: str) -> None:
    for written in (quote(text, safe=""), quote_plus(text)):
        shown = readable(written)
        assert unquote_plus(shown) == unquote_plus(written)
        assert not {*"&#? \u3000\u202e"} & {*shown}
