"""First names that are common in Sweden, so that "Sara på mottagningen" is seen to be a person and no role.

Names that are words of their own ("Bo", "Stig", "Liv", "Björn", "Siv") are left out: what begins a role is no name.
"""

from __future__ import annotations

from malkoll.facts.patterns import word_set

__all__ = ["GIVEN_NAMES"]

GIVEN_NAMES = word_set(
    """
    agneta ahmed alexander alexandra ali alice alva amanda amina anders andreas anette anita anki ann anna annelie
    annika anton arne arvid astrid axel barbro beatrice bengt benjamin berit bertil birgit birgitta bodil britt
    britta camilla carina carl carolina caroline catarina cecilia charlotta charlotte christer christina christoffer
    clara claes dan daniel david ebba edvin elias elin elisabet elisabeth ella ellen ellinor elsa emelie emil emilia
    emma emmy erik erika eva fatima felicia fredrik frida gabriel gabriella gerd gudrun gun gunilla gunnar gustaf
    gustav göran hampus hanna hannah hans hassan helen helena helene henrik hugo håkan ibrahim ida inga ingegerd inger
    ingrid irene isabella isak jakob jan jenny jens jessica joakim johan johanna johannes john jonas jonathan josef
    josefin julia jörgen kajsa karin karl karolina katarina kent kerstin kjell klara kristina kristoffer lars lasse
    leif lena lennart leo liam lina linda linnea linnéa linus lisa lotta lovisa lucas ludvig magdalena magnus maja
    malin margareta maria marianne marie martin matilda mats mattias max mia michael mikael mikaela moa mohamed
    mohammed monica monika nathalie nicklas niklas nils olivia olle olof oskar oscar ove patrik per pernilla peter
    petra pia pontus rasmus rebecka richard rickard robert robin roger roland rolf ronny rune sandra sanna sara sarah
    sebastian simon sofia sofie sonja stefan susanne sven theo therese thomas tilda tina tobias tomas tommy
    torbjörn tove tuva ulf ulla ulrika vera veronica victor victoria viktor viktoria wilma william yvonne åke
    åsa örjan
    """
)
