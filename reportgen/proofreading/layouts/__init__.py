"""Layout rules: page, fonts, sizes and indents of a finished Word file, against GB/T 9704.

In: a Word file that was read. Out: places, as other rules find them. Only of an official document with a red head or a number
of its own; what no style and no run says is not guessed.
"""
