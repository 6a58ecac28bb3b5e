"""Texts by their names, in Chinese and in English.

What is told stands in places of its name: ``{n}``. Where English tells one from many, it says both: ``{n} {n:page|pages}``.
"""

Texts = dict[str, tuple[str, str]]
