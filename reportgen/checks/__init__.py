"""Checks: a document in, diagnostics out; pure functions that never read, render or write anything."""
