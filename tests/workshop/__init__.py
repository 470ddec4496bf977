"""Tests of the workshop for template authors."""
