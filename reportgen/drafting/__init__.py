"""Drafting: figures out of a ledger come into the texts of an input, and what a person did not write is drafted.

In: plain data with the place of each value, as `sources` read it. Out: the same with every `{{ … }}` filled in, and a list of
every figure that was printed, with its place and its rows.
"""
