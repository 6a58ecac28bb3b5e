"""A page on its way out: with a policy by which nothing in it runs or styles it that does not come from here."""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.responses import HTMLResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


SAFE_PAGE = MappingProxyType({"Content-Security-Policy": POLICY})


def html(body: str, status: int = 200, headers: Mapping[str, str] = SAFE_PAGE) -> HTMLResponse:
    return HTMLResponse(body, status, {**SAFE_PAGE, **headers})
