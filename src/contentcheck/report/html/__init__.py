"""The report as a page for people, to be opened in a browser from wherever it lies.

One file carries everything: `render` yields it. Of many posts `write_folder` makes a calendar with
a page for each. Both take drafts with their reports in two languages, which an `Album` collects
during a run. `render.Pages` holds the templates, for whoever makes pages of the same parts.

The template engine and what opens media load with this package's modules only.
"""
