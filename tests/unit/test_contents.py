"""Is there anything to publish?"""

import pytest

from contentcheck.checks.contents import Params, check
from contentcheck.model import Draft


@pytest.mark.parametrize(
    ("draft", "things"),
    [
        (Draft(), 0),
        (Draft(" \n\t"), 0),
        (Draft("Halo"), 1),
        (Draft(link="https://example.org"), 1),
        (Draft("Halo", ["a.jpg", "b.jpg"]), 3),
    ],
)
def test_captions_links_and_media_are_things_to_publish(draft: Draft, things: int) -> None:
    (measure,) = check(draft, Params())
    assert (measure.value, measure.unit) == (things, "count")
