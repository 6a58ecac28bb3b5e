"""The divisions of China at three levels: what has which code, what lies in what, and which one a name means.

A division that was renamed, or taken in whole by another, is today's one wherever it is named. One that was divided, or
whose trail is lost, stands for itself, with the code it had and the year it was gone.
"""

from vocabulary.district_names import candidates, resolve
from vocabulary.district_table import District, is_code
from vocabulary.district_tree import by_code, children, descendants, full_name, in_force, path, provinces, within

__all__ = [
    "District",
    "by_code",
    "candidates",
    "children",
    "descendants",
    "full_name",
    "in_force",
    "is_code",
    "path",
    "provinces",
    "resolve",
    "within",
]
