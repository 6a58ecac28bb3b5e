"""Templates filled in. They have no logic to speak of: what they show is worked out before."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.links import slogan_link
from api.pages.address import readable
from api.pages.chinese_parts import chinese_parts
from api.pages.language import EN, Language, other
from api.pages.static import static
from api.shown.labels import label

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
ENVIRONMENT.globals["static"] = static
ENVIRONMENT.globals["slogan_link"] = slogan_link
ENVIRONMENT.filters["readable"] = readable
ENVIRONMENT.filters["number"] = lambda value: f"{value:,}"


# What scripts say; the page tells them in its language.
SCRIPTED = (
    "copy",
    "copy_link",
    "copied",
    "search_in_facet",
    "found_nothing",
    "this_alone",
    "suggestions",
    "suggestions_found",
    "kind_slogan",
    "kind_word",
    "kind_district",
    "kind_value",
    "kind_field",
)


def render(template: str, language: Language, path: str, **told: object) -> str:
    """``path`` is that of the page, with its query string, as it is in Chinese: the other language is at the same."""
    page = ENVIRONMENT.get_template(template).render(
        lang=language,
        t=language.text,
        label=lambda facet, value: language.of(*label(facet, value)),
        here=language.here,
        elsewhere=other(language),
        path=path,
        scripted=[(name, language.raw(name)) for name in SCRIPTED],
        **told,
    )
    return chinese_parts(page) if language is EN and template.endswith(".html") else page
