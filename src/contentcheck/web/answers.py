"""Answers to the page: values as JSON, and what is wrong in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from starlette.responses import Response

if TYPE_CHECKING:
    from contentcheck.web.refusal import Refusal


def said(value: Any, status: int = 200) -> Response:
    """Return a value as JSON."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def answer(refusal: Refusal) -> Response:
    """Return why a request is refused; the connection is closed, whatever is still to come."""
    response = said({"why": refusal.why}, refusal.status)
    response.headers["Connection"] = "close"
    return response
