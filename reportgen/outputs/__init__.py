"""Outputs: what is written to the disk, under which name, and never half.

In: the bytes of a document. Out: a file that stands there whole.
"""
