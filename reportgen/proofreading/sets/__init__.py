"""Sets: what documents that belong together state, and where two of them state it differently.

In: outlines. Out: diagnostics with both places. What is said of the same thing is told by its own words: a statement that
might be of something else is not compared.
"""
