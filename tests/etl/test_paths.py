"""Where data are read and tables written when the command line does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

import etl.paths
from etl.paths import default_data, default_out, is_checkout

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_uses_its_own_folders() -> None:
    assert is_checkout()
    assert (default_data(), default_out()) == (ROOT / "data", ROOT / "tables")


def test_an_installed_package_uses_its_own_data_and_a_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(etl.paths, "_PACKAGE", tmp_path / "site-packages" / "etl")
    assert not is_checkout()
    assert default_data() == tmp_path / "site-packages" / "etl" / "data"
    assert default_out().parts[-2:] == ("victim-monitor", "tables")
    assert tmp_path not in default_out().parents
