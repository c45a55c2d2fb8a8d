"""Findings, plans and rules as text: one module a format. None of them reads a plan or decides anything."""
