"""Read drafts: Markdown, JSON, JSONL, calendars, folders, the command line."""
