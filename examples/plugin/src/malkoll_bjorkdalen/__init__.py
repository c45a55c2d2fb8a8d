"""What Björkdalen asks of its plans: the hooks by which malkoll finds it.

Each hook gives what it is named for. What takes time to import is imported inside the functions that use it.
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from malkoll.hooks import NamedCheck, Reader, Reporter, Text, hookimpl
from malkoll_bjorkdalen.costs import goals_have_a_cost
from malkoll_bjorkdalen.mail import read_mail
from malkoll_bjorkdalen.table import write_table

HERE = Path(str(files("malkoll_bjorkdalen")))


@hookimpl
def malkoll_rules() -> Iterable[Path]:
    """Our rules."""
    return [HERE / "rules"]


@hookimpl
def malkoll_word_lists() -> Iterable[Path]:
    """The words that our rules speak of."""
    return [HERE / "words"]


@hookimpl
def malkoll_templates() -> Iterable[Path]:
    """How we lay out our plans."""
    return [HERE / "templates"]


@hookimpl
def malkoll_checks() -> Iterable[NamedCheck]:
    """What no sentence can say; ``kontroll bjorkdalen-kostnad`` in a rule file calls it."""
    return [NamedCheck("bjorkdalen-kostnad", goals_have_a_cost)]


@hookimpl
def malkoll_readers() -> Iterable[Reader]:
    """Boards send us drafts by e-mail."""
    return [Reader("eml", (".eml",), Text(sv="e-post", en="e-mail"), read_mail)]


@hookimpl
def malkoll_reporters() -> Iterable[Reporter]:
    """The office wants the findings in a spreadsheet: ``malkoll check … -o lista.csv``."""
    return [Reporter("csv", (".csv",), Text(sv="tabell (CSV)", en="table (CSV)"), write_table)]
