"""Swedish as plans write it: numbers, values, dates, sentences, words and what verbs say.

Everything here is a pure function of a string. Nothing here knows what a goal is.
"""
