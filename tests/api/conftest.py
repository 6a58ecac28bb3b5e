"""What tests of the API need."""

from tests.seed_index import UNHURRIED, Index, client, embedded, index_seeds, indexed, one_client, seeds

__all__ = ["UNHURRIED", "Index", "client", "embedded", "index_seeds", "indexed", "one_client", "seeds"]
