"""The composer: a page on this machine where a post is written and checked at the same time.

`contentcheck serve` starts it (Starlette and uvicorn, the extra `contentcheck[web]`); only this
folder knows the protocol. The page is the report's own, the checks are the engine's, corrections
are made as `--fix` makes them, and the draft is always the Markdown text that can be downloaded:
what is checked is that text, read as `contentcheck check` reads it.

    serve.py        the process: port, browser, private folder, end
    app.py          the application, and guard.py, who may ask it
    composing.py    the answers while a post is written; handing.py, those that hand something over
    desk.py         the posts being written and their files, bounded by limits.py
    fields.py       what the form says, and the draft it makes
    checking.py     that draft through the engine, and onto the report's page
"""
