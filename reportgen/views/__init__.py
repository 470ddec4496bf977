"""Views: what a template sees of a document.

In: a typed document. Out: flat, ready-to-print values under Chinese and English names. Kinds choose; this room offers.
"""
