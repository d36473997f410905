#!/bin/sh
# Opens the composer of contentcheck in the browser. Close this window to end it.
exec python3 -m contentcheck serve --open
