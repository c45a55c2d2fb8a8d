"""What comes out of each of many plans: remembered where nothing has changed, otherwise worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from malkoll.app.files import Source
from malkoll.app.kept import Kept
from malkoll.app.terms import Terms, TermsSource
from malkoll.cache import Raw
from malkoll.config import Settings
from malkoll.errors import PlanError
from malkoll.records import record

__all__ = ["Asked", "Progress", "Way", "raw_results"]

Progress = Callable[[int, int, str], None]
"""Told as plans are done: how many are, how many there are, and which came last."""

_LEAST_WEIGHT = 300_000
_LEAST_EACH = 20_000
"""Bytes of plans from which more processes than one are quicker, and what the smallest plan counts as. Each process
takes as long to start as some hundred kilobytes take to check (``bench/many.md``)."""


@record
class Asked:
    """A plan to check, and what it is to be checked under."""

    source: Source
    settings: Settings
    terms: Terms


@record
class Way:
    """How the work is done, which changes nothing in what comes out of it.

    ``jobs`` is the number of processes, 0 for as many as pays; ``cached`` is whether anything is remembered, and with
    ``debug`` a fault is raised.
    """

    jobs: int = 1
    cached: bool = True
    debug: bool = False


@record
class _Missing:
    """A plan whose result is not remembered. ``data`` are the bytes of one that cannot be read a second time."""

    at: int
    weight: int
    data: bytes | None


def raw_results(
    asked: Sequence[Asked],
    kept: Kept,
    source: TermsSource,
    way: Way,
    progress: Progress | None = None,
) -> Iterator[Raw]:
    """The results of the plans ``asked`` for, in their order; they are put into ``kept`` as they are done.

    Raises:
        SettingsError: a rule asks for a check that does not exist.
    """
    missing: list[_Missing] = []
    keys: dict[int, str] = {}
    done = told = 0

    def take(at: int, raw: Raw | None, body: bytes | None = None) -> None:
        nonlocal done
        done += 1
        kept.put(at, raw, body)
        if progress is not None:
            progress(done, len(asked), asked[at].source.path)

    for at, one in enumerate(asked):
        try:
            data = one.source.read(one.terms.plugins.readers)
        except PlanError as error:
            take(at, Raw(None, errors=(error.text,)))
        else:
            cache = source.cache(one.terms)
            key = cache.key(one.source.path, data) if cache is not None else None
            remembered = None
            if cache is not None and key is not None:
                remembered = cache.recall(key, one.source.path)
            if remembered is None:
                missing.append(_Missing(at, len(data), data if one.source.stdin else None))
                if key is not None:
                    keys[at] = key
            else:
                take(at, *remembered)
        if not missing:
            yield kept[told]
            told += 1
    for at, raw in _worked_out(asked, missing, source, way):
        if isinstance(raw, bytes):
            take(at, None, raw)
        else:
            take(at, raw)
        while told < len(asked) and told in kept:
            yield kept[told]
            told += 1
    _tidy(asked, missing, keys, source)


def _worked_out(
    asked: Sequence[Asked], missing: Sequence[_Missing], source: TermsSource, way: Way
) -> Iterator[tuple[int, Raw | bytes]]:
    count = _processes(missing, way)
    left = {one.at: one for one in missing}
    if count > 1:
        for at, raw in _by_others(asked, [one for one in missing if one.data is None], source, count, way):
            del left[at]
            yield at, raw
    if not left:
        return
    from malkoll.app.examine import examine_and_remember

    for at, one in left.items():
        terms = asked[at].terms
        cache = source.cache(terms)
        yield at, examine_and_remember(asked[at].source, terms, cache, data=one.data, debug=way.debug)


def _processes(missing: Sequence[_Missing], way: Way) -> int:
    most = sum(one.data is None for one in missing)
    if way.debug or most < 2:
        return 1
    if way.jobs:
        return min(way.jobs, most)
    if sum(max(one.weight, _LEAST_EACH) for one in missing) < _LEAST_WEIGHT:
        return 1
    from malkoll.app.workers import cores

    return min(cores(), most)


def _by_others(
    asked: Sequence[Asked], missing: Sequence[_Missing], source: TermsSource, count: int, way: Way
) -> Iterator[tuple[int, Raw | bytes]]:
    from malkoll.app.worker import Job, Setup
    from malkoll.app.workers import in_processes

    terms = list({id(asked[one.at].terms): asked[one.at].terms for one in missing}.values())
    for one in terms:
        _ = one.book.rules  # a rule that cannot be compiled is told once, here
    caches = [source.cache(one) for one in terms]
    setup = Setup(
        tuple(one.to_send() for one in terms),
        tuple(None if cache is None else (cache.folder, cache.context) for cache in caches),
    )
    places = {id(one): at for at, one in enumerate(terms)}
    jobs = [Job(asked[one.at].source.path, places[id(asked[one.at].terms)]) for one in missing]
    for at, raw in in_processes(jobs, setup, count):
        yield missing[at].at, raw


def _tidy(asked: Sequence[Asked], missing: Sequence[_Missing], keys: dict[int, str], source: TermsSource) -> None:
    """Where something was put into the cache, what was used longest ago may have to go."""
    for one in {id(asked[one.at].terms): asked[one.at].terms for one in missing}.values():
        cache = source.cache(one)
        if cache is not None:
            cache.prune(keys[lost.at] for lost in missing if lost.at in keys)
            return  # all of them lie in the same drawers
