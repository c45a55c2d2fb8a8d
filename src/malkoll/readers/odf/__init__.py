"""Texts in the OpenDocument format, as LibreOffice and Word write them."""
