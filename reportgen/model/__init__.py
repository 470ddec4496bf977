"""The typed document: models of what a clerk writes; no files and no docx in here.

In: plain data (dicts, lists, texts). Out: one `Official` document, or the problems that keep it from being one.
"""
