"""The paper for the meeting: one model of it, and a writer each for web pages, Word and Markdown."""
