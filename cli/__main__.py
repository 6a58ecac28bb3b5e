"""``python -m cli`` is ``tifa``."""

from cli.main import run

if __name__ == "__main__":
    run()
