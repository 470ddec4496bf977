"""The layout of official documents: GB/T 9704-2012 as data, fresh templates, line breaks, fitting.

In: texts, or the body of a rendered document. Out: lines, a template, or the body with everything in its place.
"""
