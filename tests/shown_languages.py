"""The languages of the repository's own data, for tests that hold today's Dutch and English texts."""

from __future__ import annotations

LANGUAGES = ("nl", "en")
