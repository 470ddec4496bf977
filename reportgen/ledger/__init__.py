"""The ledger 台账: rows in, figures out; states and quarters."""
