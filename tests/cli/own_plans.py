"""Plans of our own for the commands to be tried on."""

GOOD = """# Verksamhetsplan 2026 för fritidsnämnden i Granköping

## Mål 1: Fler unga är med i en förening 2028

Ansvarig: Fritidschef

Uppföljning: Nämnden följer målet i delårsrapporten.

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Andel flickor och pojkar som är med i en förening | 61 % (flickor 58 %, pojkar 64 %) | 70 % |
"""

POOR = """# Verksamhetsplan 2026 för fritidsnämnden i Granköping

## Mål 1: Fler unga är med i en förening 2028

Ansvarig: Fritidschef
"""

PROSE = "# Protokoll\n\nNämnden träffades i biblioteket och drack kaffe.\n"
