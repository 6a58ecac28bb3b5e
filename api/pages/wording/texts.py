"""Texts by their names: in Chinese, in English, and where the singular differs in English, in that."""

Texts = dict[str, tuple[str, ...]]
