"""A quarter: the whole set of documents that follow from one ledger, and the proof that their numbers agree.

In: a ledger, what is common to all documents, a period. Out: a folder of documents, a clean ledger, a manifest of figures.
"""
