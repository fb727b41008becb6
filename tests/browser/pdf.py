"""Read the pages of a PDF that Chromium wrote: the text of each, as far as tests need it.

Why: Chromium writes each page as one compressed stream with glyph numbers, and for each font the table that turns these
into text; so few lines do what would else take another package.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

Objects = dict[int, bytes]


def page_texts(document: bytes) -> list[str]:
    """The text of each page, in the order in which it is drawn, without spaces."""
    objects = {int(found[1]): found[2] for found in re.finditer(rb"(?ms)^(\d+) 0 obj\n(.*?)\nendobj", document)}
    fonts = {number: _characters(objects, body) for number, body in objects.items() if b"/ToUnicode" in body}
    return ["".join(_drawn(objects, body, fonts)) for body in _pages(objects)]


def _pages(objects: Objects) -> Iterator[bytes]:
    """The objects of pages in their order."""
    root = next(body for body in objects.values() if b"/Type /Catalog" in body)
    yield from _leaves(objects, _numbers(root, b"Pages")[0])


def _leaves(objects: Objects, number: int) -> Iterator[bytes]:
    body = objects[number]
    if b"/Kids" not in body:
        yield body
        return
    for child in _numbers(body, b"Kids"):
        yield from _leaves(objects, child)


def _numbers(body: bytes, key: bytes) -> list[int]:
    """The numbers of the objects that an entry of a dictionary refers to."""
    found = re.search(rb"/" + key + rb"\s*(\[[^\]]*\]|\d+ 0 R)", body)
    return [int(number) for number in re.findall(rb"(\d+) 0 R", found[1])] if found else []


def _stream(body: bytes) -> bytes:
    """The content of a stream, decompressed."""
    start = re.search(rb"stream\r?\n", body)
    assert start
    content = body[start.end() : body.rindex(b"\nendstream")]
    return zlib.decompress(content) if b"/FlateDecode" in body else content


def _characters(objects: Objects, font: bytes) -> dict[int, str]:
    """The text of each glyph number of a font."""
    table = _stream(objects[_numbers(font, b"ToUnicode")[0]])
    found: dict[int, str] = {}
    for section in re.findall(rb"(?s)beginbfchar(.*?)endbfchar", table):
        for glyph, text in re.findall(rb"<(\w+)>\s*<(\w+)>", section):
            found[int(glyph, 16)] = _text(text)
    for section in re.findall(rb"(?s)beginbfrange(.*?)endbfrange", table):
        for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", section):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = _text(b"%0*x" % (len(text), int(text, 16) + step))
    return found


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _drawn(objects: Objects, page: bytes, fonts: dict[int, dict[int, str]]) -> Iterator[str]:
    """The texts that a page draws, with the font that is set at that place."""
    names = {name: int(number) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", page)}
    for stream in _numbers(page, b"Contents"):
        font: dict[int, str] = {}
        for name, shown in re.findall(rb"/(F\d+) [\d.]+ Tf|(<[^>]*>|\[[^\]]*\]) T[jJ]", _stream(objects[stream])):
            if name:
                font = fonts.get(names[name], {})
            for digits in re.findall(rb"<(\w+)>", shown):
                yield from (font.get(int(digits[n : n + 4], 16), "") for n in range(0, len(digits), 4))
