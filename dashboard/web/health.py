"""The health address, for whoever watches the server."""

from __future__ import annotations

from flask import Blueprint, Response

HEALTH = "/healthz"


def health() -> Blueprint:
    """The Blueprint that answers "OK" as long as the process serves requests."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get(HEALTH)
    def healthz() -> Response:
        return Response("OK", mimetype="text/plain")

    return blueprint
