"""The ``tifa`` command: the composition root, and the only reader of the environment."""
