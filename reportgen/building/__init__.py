"""Building: inputs become files, one at a time or many in one run.

In: paths of inputs and a destination. Out: for each input what was written where, and every diagnostic.
"""
