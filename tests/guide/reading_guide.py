"""The guide for new figures as a document: its commands and examples, read from CONTRIBUTING.md itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.model.records import Lang

TITLES: dict[Lang, str] = {"en": "You have new figures?", "nl": "U hebt nieuwe cijfers?"}
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Guide:
    """The fenced blocks of one language's guide, in their order: what is in them, and of which kind it is."""

    blocks: tuple[tuple[str, str], ...]

    def commands(self) -> list[str]:
        """Every command, one a line."""
        return [line for kind, text in self.blocks if kind == "sh" for line in text.splitlines()]

    def example(self, kind: str, word: str) -> str:
        """The one block of this kind with this word in it."""
        (found,) = [text for name, text in self.blocks if name == kind and word in text]
        return found


def read_guide(document: str, lang: Lang) -> Guide:
    """The guide in one language: the section under its title, up to the next section."""
    section = re.search(rf"^## {re.escape(TITLES[lang])}\n(.*?)^## ", document, flags=re.DOTALL | re.MULTILINE)
    assert section, f"CONTRIBUTING.md has no section: {TITLES[lang]}"
    return Guide(tuple(_FENCE.findall(section[1])))
