"""How a share is written."""


def percent(part: float, whole: float = 1, *, even: bool = False) -> str:
    """With one digit behind the point; what is little is not told as nothing, nor what is nearly all as all.

    ``even``: with that digit also where it is 0, as in a column of shares.
    """
    if not whole:
        return "–"
    told = round(100 * part / whole, 1)
    if part and not told:
        return "<0.1%"
    return ">99.9%" if told == 100 and part < whole else f"{told:.1f}%" if even else f"{told:g}%"
