"""Templates to check: right ones, and ones that are wrong in one way, with the code and place fixed by hand."""
