"""PDFs in bulk, and of long tables."""
