"""Every example inside the rules comes out as its rule says: pytest examples/pack-ministry."""

from pathlib import Path

from contentcheck.testing import examples_test

test_examples = examples_test(Path(__file__).parent / "ministry_rules")
