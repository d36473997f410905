"""Checks: each file measures one thing and knows no platform and no limit.

To add one, write `checks/<name>.py` with a `Params` record and

    def check(draft: Draft, params: Params) -> Iterator[Measure]

and name it in a rule file. `caption_length.py` is the one to read first.
"""
