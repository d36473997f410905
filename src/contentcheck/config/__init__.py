"""The configuration: `contentcheck.toml` or `[tool.contentcheck]`, from the draft's folder up."""
