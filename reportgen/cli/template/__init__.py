"""The commands below `reportgen template`: a module `name_command.py` with a `make`, as in the folder above."""
