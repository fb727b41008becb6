"""Importing the project changes no setting that other code in the same process relies on."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted([*ROOT.glob("etl/**/*.py"), *ROOT.glob("dashboard/**/*.py")])

PROBE = """
import csv, decimal, gc, importlib, json, locale, logging, os, signal, socket, sys, threading, warnings
import pandas, plotly.io

def settings():
    return {
        "csv": csv.field_size_limit(),
        "decimal": str(decimal.getcontext()),
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "garbage": gc.get_threshold(),
        "hooks": [str(sys.excepthook), str(sys.displayhook), sys.getrecursionlimit(), sys.getswitchinterval()],
        "locale": locale.setlocale(locale.LC_ALL),
        "logging": [[name, log.level, len(log.handlers)] for name in ["", *sorted(logging.root.manager.loggerDict)]
                    for log in [logging.getLogger(name)] if not name or log.level or log.handlers],
        "pandas": pandas.describe_option("", _print_desc=False),
        "path": sys.path,
        "plotly": [plotly.io.templates.default, plotly.io.renderers.default, sorted(plotly.io.templates)],
        "signals": {name: str(signal.getsignal(name)) for name in signal.valid_signals()},
        "sockets": socket.getdefaulttimeout(),
        "threads": threading.active_count(),
        "warnings": [str(one) for one in warnings.filters],
    }

libraries, modules = json.loads(sys.argv[1])
for name in libraries:
    importlib.import_module(name)
settings()  # asking loads the rest of some libraries
before = settings()
for name in modules:
    importlib.import_module(name)
after = settings()
print(json.dumps({name: [before[name], after[name]] for name in before if before[name] != after[name]}))
"""
"""Imports all libraries, then all modules, and prints each setting that the modules changed, before and after."""


def module_name(path: Path) -> str:
    """`dashboard.web` for dashboard/web/__init__.py."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def libraries() -> set[str]:
    """The modules of other projects, and of Python, that ours import."""
    nodes = [node for path in MODULES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name for name in names if name.split(".")[0] not in {"etl", "dashboard", "__future__"}}


def test_importing_changes_no_setting_of_the_process() -> None:
    modules = [module_name(path) for path in MODULES if path.name != "__main__.py"]
    assert {"etl.cli", "dashboard.cli", "dashboard.web.app"} <= set(modules)
    names = json.dumps([sorted(libraries()), modules])
    done = subprocess.run([sys.executable, "-c", PROBE, names], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr, json.loads(done.stdout or "null")) == (0, "", {})
