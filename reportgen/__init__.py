"""reportgen: structured safety-compliance inputs become finished official documents in the layout of GB/T 9704-2012."""

__version__ = "0.1.0"
GENERATOR = "reportgen"
