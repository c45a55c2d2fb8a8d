"""Workbooks (.xlsx): goals and indicators often live in sheets."""
