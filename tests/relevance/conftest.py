"""What the measurement of relevance needs."""

from tests.seed_index import index_seeds, indexed, seeds

__all__ = ["index_seeds", "indexed", "seeds"]
