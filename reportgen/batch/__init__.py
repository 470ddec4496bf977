"""Batch: many documents from one file of records, in any number of processes, and nothing lost on the way.

In: a file of records, a kind, a folder. Out: a document for each good record, a manifest of what was made, and a list of
the failures ready to be mended and run again.
"""
