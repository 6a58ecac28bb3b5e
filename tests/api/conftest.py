"""What tests of the API need."""

from tests.seed_index import client, embedded, index_seeds, indexed, one_client, seeds

__all__ = ["client", "embedded", "index_seeds", "indexed", "one_client", "seeds"]
