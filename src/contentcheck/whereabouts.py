"""Say where in a picture something is: at the upper left, in the middle, at the bottom."""

from contentcheck.model import Text

_Row = tuple[Text, Text, Text]

_PLACES: tuple[_Row, _Row, _Row] = (
    (
        Text(id="di kiri atas", en="at the upper left"),
        Text(id="di bagian atas", en="at the top"),
        Text(id="di kanan atas", en="at the upper right"),
    ),
    (
        Text(id="di sisi kiri", en="on the left"),
        Text(id="di tengah", en="in the middle"),
        Text(id="di sisi kanan", en="on the right"),
    ),
    (
        Text(id="di kiri bawah", en="at the lower left"),
        Text(id="di bagian bawah", en="at the bottom"),
        Text(id="di kanan bawah", en="at the lower right"),
    ),
)


def whereabouts(box: tuple[float, float, float, float]) -> Text:
    """Name the ninth of a picture in which the middle of a box lies.

    `box` is (x, y, width, height) in fractions of the picture; what lies outside counts to the rim.
    """
    x, y, width, height = box
    return _PLACES[_third(y + height / 2)][_third(x + width / 2)]


def _third(at: float) -> int:
    return min(max(int(at * 3), 0), 2)
