"""A question as it is shown in Chinese: its filters go by their Chinese names, and it asks the same."""

from api.query.filters import in_chinese
from api.query.tokens import Tokens


def question_in_chinese(text: str) -> str:
    """What only looks like a filter, such as `year:` in quotation marks, stays as it is."""
    tokens = Tokens(text)
    list(tokens)
    for start, end, field in reversed(tokens.filters):
        text = f"{text[:start]}{in_chinese(field)}:{text[end:]}"
    return text
