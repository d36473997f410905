"""Find what packs bring along: their folders, named or installed, and checks written in Python.

Code is run only where a rule is read that asks for it. Whose rules are read, `config.settings`
says: those of `--rules`, and those that the configuration of the working directory's own project
names. A pack that is merely installed does nothing.
"""

from __future__ import annotations

import os
import sys
import traceback
from functools import cache
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import msgspec

from contentcheck.errors import RuleError, SelectionError
from contentcheck.model import Text
from contentcheck.rules import CHECK_NAME, params_type
from contentcheck.wording import filled

GROUP = "contentcheck.rules"  # the entry point: a pack's name = the package that is its folder

NO_FOLDER = Text(
    id="tidak ada folder `{name}`, dan tidak ada paket bernama itu yang terpasang",
    en="there is no folder `{name}`, and no pack of that name is installed",
)
INSTALLED = Text(id="; yang terpasang: {names}", en="; installed are: {names}")
NO_PACKAGE = Text(
    id="paket `{name}` terpasang tanpa foldernya: `{module}` bukan paket Python yang berisi berkas"
    " aturan",
    en="the pack `{name}` is installed without its folder: `{module}` is no package that holds"
    " rule files",
)
BROKEN = Text(id="{where}: tidak dapat dimuat: {error}", en="{where}: cannot be loaded: {error}")
NO_CHECK = Text(id="{where}: tidak ada fungsi `check`", en="{where}: there is no function `check`")
NO_PARAMS = Text(
    id="{where}: `{function}` menerima draf dan `params: Params`; Params sebuah msgspec.Struct di"
    " berkas ini, dengan frozen=True",
    en="{where}: `{function}` takes a draft and `params: Params`; Params is a msgspec.Struct of"
    " this file, with frozen=True",
)


def pack_folder(name: str, beside: Path = Path()) -> Path:
    """Return the folder of that name, seen from another, or else that of the installed pack.

    Raises SelectionError where there is neither.
    """
    folder = beside / name
    if os.path.isdir(folder):  # noqa: PTH112  (a name too long is no folder, either)
        return folder
    if name not in installed():
        said, listed = filled(NO_FOLDER, name=name), Text(id="", en="")
        if installed():
            listed = filled(INSTALLED, names=", ".join(sorted(installed())))
        raise SelectionError(Text(id=said.id + listed.id, en=said.en + listed.en))
    point = installed()[name]
    try:
        spec = find_spec(point.module)  # runs none of the package but what stands above it
    except Exception:
        spec = None
    places = (spec.submodule_search_locations if spec else None) or ()
    found = next((Path(place) for place in places if Path(place).is_dir()), None)
    if found is None:
        raise SelectionError(filled(NO_PACKAGE, name=name, module=point.module))
    return found


@cache
def installed() -> dict[str, EntryPoint]:
    """Return the installed packs by name."""
    return {point.name: point for point in entry_points(group=GROUP)}


def code_beside(file: Path, check: str) -> Path | None:
    """Return the file of Python beside a rule file that a check's name means, if there is one."""
    if not CHECK_NAME.fullmatch(check):
        return None
    code = os.path.realpath(file.parent / f"{check.replace('-', '_')}.py")
    return Path(code) if os.path.isfile(code) else None  # noqa: PTH113  (a name may be too long)


@cache
def module_at(code: Path) -> ModuleType:
    """Return the check in a file of Python, run once in each process.

    Its module has a private name made of the whole path: checks of two packs that are called alike
    stay apart. Raises RuleError naming file and line.
    """
    name = f"_contentcheck_pack_{sha256(os.fsencode(code)).hexdigest()[:16]}_{code.stem}"
    spec = spec_from_file_location(name, code)
    if spec is None or spec.loader is None:
        raise RuleError(filled(NO_CHECK, where=str(code)))
    module = module_from_spec(spec)
    sys.modules[name] = module  # before it runs: its own types look themselves up there
    try:
        spec.loader.exec_module(module)
        _refuse_misshapen(module, code)
    except RuleError:
        del sys.modules[name]
        raise
    except (Exception, SystemExit) as error:  # whatever a stranger's file may do
        del sys.modules[name]
        said = f"{type(error).__name__}: {error}"
        raise RuleError(filled(BROKEN, where=_place(code, error), error=said)) from None
    return module


def _refuse_misshapen(module: ModuleType, code: Path) -> None:
    name = "check_calendar" if hasattr(module, "check_calendar") else "check"
    function = getattr(module, name, None)
    if not callable(function):
        raise RuleError(filled(NO_CHECK, where=str(code)))
    try:
        params = params_type(function)
        fits = issubclass(params, msgspec.Struct) and params.__struct_config__.frozen
    except (AttributeError, KeyError, TypeError, ValueError):
        fits = False
    if not fits:
        raise RuleError(filled(NO_PARAMS, where=str(code), function=name))


def _place(code: Path, error: BaseException) -> str:
    """Return `file:7`, the line of a pack's file on which it came to grief."""
    if isinstance(error, SyntaxError) and error.filename == str(code):
        return f"{code}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(code)]
    return f"{code}:{lines[-1]}" if lines else str(code)
