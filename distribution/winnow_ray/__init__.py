"""Builds and serves shards of a Winnow index on a Ray cluster.

Everything that reads documents or answers queries is the program `winnow`; this package says which machine
runs it on what, and merges the answers.
"""
