"""ONNX files as far as nets are rewritten here; the package for them is as large as all the others.

An ONNX file is a protobuf message: fields with a number and a value, which is a whole number or a
stretch of bytes that may be a message itself. What need not be understood is kept as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

Value = int | bytes | memoryview
Field = tuple[int, Value]

# Numbers of fields, from onnx.proto: of the model, its graph, a node, a tensor, a named value, and
# an entry of the metadata.
_GRAPH, _METADATA = 7, 14
_NODE, _TENSOR, _OUTPUT, _KNOWN_SHAPE = 1, 5, 12, 13
_INPUT_NAME, _OUTPUT_NAME, _OPERATION = 1, 2, 4
_DIMENSION, _KIND, _NAME, _RAW = 1, 2, 8, 9
_VALUE_NAME = 1
_KEY, _TEXT = 1, 2

_FLOAT = 1  # a tensor's kind
_WHOLE_NUMBER, _BYTES = 0, 2  # how a field is stored: the low three bits of its tag


@dataclass(slots=True)
class Step:
    """One operation of a net, the names of what goes in and out, and its other fields."""

    operation: str
    inputs: list[str]
    outputs: list[str]
    others: list[tuple[int, Value]]


def metadata(data: bytes) -> dict[str, str]:
    """Return what a model says of itself in words; raises ValueError for another kind of file."""
    entries = (dict(_inside(value)) for number, value in _inside(data) if number == _METADATA)
    return {_text(entry[_KEY]): _text(entry[_TEXT]) for entry in entries}


class Model:
    """A net as a list of steps and the arrays they use, both of which may be changed."""

    def __init__(self, data: bytes) -> None:
        """Read a model; raises ValueError for another kind of file."""
        own = list(_inside(data))
        graph = [field for number, value in own if number == _GRAPH for field in _inside(value)]
        self._own = [field for field in own if field[0] != _GRAPH]
        self.steps = [_step(value) for number, value in graph if number == _NODE]
        self._tensors = dict(_named(value) for number, value in graph if number == _TENSOR)
        self.outputs = [
            _text(part)
            for number, value in graph
            if number == _OUTPUT
            for name, part in _inside(value)
            if name == _VALUE_NAME
        ]
        # Shapes within the graph are left out, as they may not hold any longer.
        self._graph = [field for field in graph if field[0] not in {_NODE, _TENSOR, _KNOWN_SHAPE}]

    def shape(self, name: str) -> tuple[int, ...] | None:
        """Return the shape of a constant, or None for what a step makes."""
        if name not in self._tensors:
            return None
        fields = self._tensors[name]
        return tuple(int(side) for number, side in fields if number == _DIMENSION)

    def array(self, name: str) -> NDArray[np.float32]:
        """Return the numbers of a constant of floats; raises KeyError for what a step makes."""
        raw = _stretch(dict(self._tensors[name])[_RAW])
        return np.frombuffer(raw, np.float32).reshape(self.shape(name) or ())

    def put(self, name: str, array: NDArray[np.float32]) -> None:
        """Set the numbers of a constant, a new or a known one."""
        raw = np.ascontiguousarray(array, np.float32).tobytes()
        sides: list[Field] = [(_DIMENSION, side) for side in array.shape]
        self._tensors[name] = [*sides, (_KIND, _FLOAT), (_NAME, name.encode()), (_RAW, raw)]

    def packed(self) -> bytes:
        """Return the model as the content of a file."""
        nodes: list[Field] = [(_NODE, _pack(_fields_of(step))) for step in self.steps]
        tensors: list[Field] = [(_TENSOR, _pack(fields)) for fields in self._tensors.values()]
        return _pack([*self._own, (_GRAPH, _pack([*nodes, *tensors, *self._graph]))])


def _step(message: Value) -> Step:
    fields = list(_inside(message))
    names: dict[int, list[str]] = {_INPUT_NAME: [], _OUTPUT_NAME: [], _OPERATION: []}
    for number, value in fields:
        if number in names:
            names[number].append(_text(value))
    return Step(
        names[_OPERATION][0],
        names[_INPUT_NAME],
        names[_OUTPUT_NAME],
        [field for field in fields if field[0] not in names],
    )


def _fields_of(step: Step) -> Iterator[Field]:
    yield from ((_INPUT_NAME, name.encode()) for name in step.inputs)
    yield from ((_OUTPUT_NAME, name.encode()) for name in step.outputs)
    yield _OPERATION, step.operation.encode()
    yield from step.others


def _named(message: Value) -> tuple[str, list[Field]]:
    fields = list(_inside(message))
    return _text(dict(fields)[_NAME]), fields


def _text(value: Value) -> str:
    return bytes(_stretch(value)).decode()


def _inside(value: Value) -> Iterator[Field]:
    return _fields(_stretch(value))


def _stretch(value: Value) -> memoryview:
    if isinstance(value, int):
        raise ValueError("a number stands where an ONNX file has a message")  # noqa: TRY004
    return memoryview(value)


def _fields(message: memoryview) -> Iterator[Field]:
    """Yield the fields of a message; the contents of stretches are not copied."""
    at = 0
    while at < len(message):
        tag, at = _number(message, at)
        value, at = _number(message, at)
        if tag & 7 == _WHOLE_NUMBER:
            yield tag >> 3, value
        elif tag & 7 == _BYTES and at + value <= len(message):
            yield tag >> 3, message[at : at + value]
            at += value
        else:
            raise ValueError("this is no ONNX file, or only the beginning of one")


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """Read a number stored in sevens of bits, the lowest first; return it and where it ends."""
    number = shift = 0
    for at_byte in range(at, len(message)):
        byte = message[at_byte]
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at_byte + 1
        shift += 7
    raise ValueError("this is only the beginning of an ONNX file")


def _pack(fields: Iterable[Field]) -> bytes:
    parts: list[bytes | memoryview] = []
    for number, value in fields:
        if isinstance(value, int):
            parts += [_sevens(number << 3 | _WHOLE_NUMBER), _sevens(value)]
        else:
            parts += [_sevens(number << 3 | _BYTES), _sevens(len(value)), value]
    return b"".join(parts)


def _sevens(number: int) -> bytes:
    stored = bytearray()
    while number > 0x7F:
        stored.append(number & 0x7F | 0x80)
        number >>= 7
    stored.append(number)
    return bytes(stored)
