#!/usr/bin/env python3
"""Cleans the pages that the weights were fitted on and prints the scores."""

import data

for form in ("html", "text"):
    out = data.WORK / f"clean-{form}"
    data.run_tool("clean", data.pages(form), out)
    print(f"{form}: the whole cleaner, pages that the weights were fitted on")
    data.score(form, out)
