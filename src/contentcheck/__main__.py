"""`python -m contentcheck`."""

from contentcheck.cli import main

main(prog_name="contentcheck")
