"""The one door for values that come from files: plain data in, typed value or a clear error out."""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from contentcheck.model import Text

T = TypeVar("T")

_PATH = r" - at `(\$[^`]*)`$"
_UNKNOWN = r"^Object contains unknown field `(.+)`$"
_MISSING = r"^Object missing required field `(.+)`$"
_EXPECTED = r"^Expected `([^`]+)`, got `([^`]+)`$"
_BOUND = r"^Expected `.+` (>=|<=) (.+)$"
_LENGTH = r"^Expected `array` of length (\d+), got (\d+)$"
_INVALID = r"^Invalid (?:enum|literal) value '?(.*?)'?$"

_TYPES = {  # msgspec's names in the reader's words
    "str": Text(id="teks", en="text"),
    "int": Text(id="angka bulat", en="a whole number"),
    "float": Text(id="angka", en="a number"),
    "bool": Text(id="ya/tidak (true/false)", en="true or false"),
    "array": Text(id="daftar", en="a list"),
    "object": Text(id="kelompok kunci dan nilai", en="keys with values"),
    "null": Text(id="kosong", en="nothing"),
    "datetime": Text(id="tanggal dan jam", en="a date and time"),
    "date": Text(id="tanggal", en="a date"),
}

_THINGS = {
    "key": "kunci",
    "value": "nilai",
    "target": "tujuan",
    "rule": "aturan",
    "check": "pemeriksaan",
    "source": "sumber",
    "surface": "tempat terbit",
    "fact": "fakta",
}
_LISTED_AT_MOST = 30


class DecodeError(Exception):
    """A value that does not fit; `path` is where, like `media[0].file`."""

    def __init__(self, path: str, message: Text):
        super().__init__(f"{path}: {message.en}")
        self.path = path
        self.message = message


def decode(raw: object, to: type[T], *, strict: bool = True) -> T:
    """Return `raw` as a `to`: no unknown keys and, if strict, no text for numbers.

    Raises DecodeError naming the path.
    """
    try:
        return msgspec.convert(raw, to, strict=strict)
    except msgspec.ValidationError as error:
        raise _in_words(str(error), to) from None


def _in_words(said: str, to: type[Any]) -> DecodeError:
    at = re.search(_PATH, said, re.DOTALL)
    path = at[1].removeprefix("$").lstrip(".") if at else ""
    said = re.sub(_PATH, "", said)
    if unknown := re.match(_UNKNOWN, said, re.DOTALL):
        key = unknown[1]
        return DecodeError(f"{path}.{key}".lstrip("."), unknown_name("key", key, keys_at(to, path)))
    if missing := re.match(_MISSING, said, re.DOTALL):
        key = missing[1]
        return DecodeError(path, Text(id=f"kunci `{key}` wajib ada", en=f"key `{key}` is missing"))
    if expected := re.match(_EXPECTED, said, re.DOTALL):
        wanted, got = expected[1].split(" | "), expected[2]
        want = Text(
            id=" atau ".join(_TYPES[w].id if w in _TYPES else w for w in wanted),
            en=" or ".join(_TYPES[w].en if w in _TYPES else w for w in wanted),
        )
        have = _TYPES.get(got, Text(id=got, en=got))
        return DecodeError(
            path,
            Text(
                id=f"seharusnya {want.id}, tetapi tertulis {have.id}",
                en=f"expected {want.en}, found {have.en}",
            ),
        )
    if invalid := re.match(_INVALID, said, re.DOTALL):
        return DecodeError(path, unknown_name("value", invalid[1], choices_at(to, path)))
    return DecodeError(path, _out_of_bounds(said))


def _out_of_bounds(said: str) -> Text:
    if bound := re.match(_BOUND, said, re.DOTALL):
        least = bound[1] == ">="
        return Text(
            id=f"seharusnya paling {'sedikit' if least else 'banyak'} {bound[2]}",
            en=f"has to be at {'least' if least else 'most'} {bound[2]}",
        )
    if length := re.match(_LENGTH, said, re.DOTALL):
        return Text(
            id=f"seharusnya {length[1]} isi, tetapi ada {length[2]}",
            en=f"expected {length[1]} values, found {length[2]}",
        )
    return Text(id=said, en=said)


def unknown_name(what: str, name: str, known: Iterable[str]) -> Text:
    """Say that a name is not known and which one may be meant."""
    from difflib import get_close_matches

    known = sorted(known)
    what_id = _THINGS.get(what, what)
    text = Text(id=f"{what_id} `{name}` tidak dikenal", en=f"unknown {what} `{name}`")
    if close := get_close_matches(name, known, n=1, cutoff=0.6):
        return Text(
            id=f"{text.id}; mungkin maksudnya `{close[0]}`?",
            en=f"{text.en}; did you mean `{close[0]}`?",
        )
    if known and len(known) <= _LISTED_AT_MOST:
        listed = ", ".join(known)
        return Text(id=f"{text.id}; yang ada: {listed}", en=f"{text.en}; known are: {listed}")
    return text


def _at(to: Any, path: str) -> list[Any]:
    """Return the types that may stand at a path inside a type."""
    types = [to]
    for step in re.findall(r"\[(?:\.\.\.|\d+|'[^']*')\]|[^.\[\]]+", path):
        types = [inner for each in types for inner in _step(each, step)]
    return [inner for each in types for inner in _members(each)]


def _step(to: Any, step: str) -> list[Any]:
    found: list[Any] = []
    for each in _members(to):
        if isinstance(each, msgspec.inspect.StructType):
            found += [f.type for f in each.fields if f.encode_name == step]
        elif isinstance(each, msgspec.inspect.DictType):
            found.append(each.value_type)
        elif isinstance(each, msgspec.inspect.TupleType):
            found += each.item_types
        elif isinstance(each, msgspec.inspect.CollectionType):
            found.append(each.item_type)
    return found


def _members(to: Any) -> list[Any]:
    kind = to if isinstance(to, msgspec.inspect.Type) else msgspec.inspect.type_info(to)
    return list(kind.types) if isinstance(kind, msgspec.inspect.UnionType) else [kind]


def keys_at(to: type[Any], path: str) -> list[str]:
    """Return the keys that may stand at a path inside a type, `media[0]` for instance."""
    structs = (t for t in _at(to, path) if isinstance(t, msgspec.inspect.StructType))
    return [f.encode_name for t in structs for f in t.fields]


def choices_at(to: type[Any], path: str) -> list[str]:
    """Return the words of which one has to stand at a path inside a type; none for free text."""
    literals = (t for t in _at(to, path) if isinstance(t, msgspec.inspect.LiteralType))
    return [str(value) for t in literals for value in t.values]
