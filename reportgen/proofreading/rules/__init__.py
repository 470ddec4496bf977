"""Rules by family; each module holds its own in RULES."""
