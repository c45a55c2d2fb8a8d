"""Short words that may stand first on a line of a narrow cell, and are no rests of the long word above them."""

from __future__ import annotations

__all__ = ["SHORT_WORDS"]

_WORDS = """
    i å ö a på av om en ett de du vi ni se ta ha gå få ge må så nu då ut in är ej ur år bo by än er per med och att som
    för den det hos mot var vid kan ska man men har sin sitt sina från till utan inom inte samt över efter under eller
    deras alla andra hela minst högst varje an of on to or by is the and for with from
    km cm dm mm kvm kr tkr mkr mnkr st kg nr kl kwh mwh gwh
"""

SHORT_WORDS = frozenset(_WORDS.split())
"""Function words and units, Swedish and English, in small letters."""
