"""The commands below `reportgen ledger`: a module `name_command.py` with a `make`, as in the folder above."""
