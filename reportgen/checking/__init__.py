"""Checking: inputs, finished Word files and plain texts in one run, and sets of them.

In: paths and the choices of a command. Out: for each file its diagnostics; copies with comments or tracked changes.
"""
