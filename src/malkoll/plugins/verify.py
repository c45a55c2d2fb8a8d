"""Whether an object is a plugin: its hooks are known, are marked, take nothing and wrap nothing."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from malkoll.finding import Text
from malkoll.hooks import PROJECT, PluginHooks

__all__ = ["HOOKS", "what_is_wrong"]

HOOKS = tuple(name for name in vars(PluginHooks) if name.startswith("malkoll_"))
_MARK = f"{PROJECT}_impl"
_WRAPS = ("wrapper", "hookwrapper")


def what_is_wrong(plugin: object) -> Text | None:
    """Why ``plugin`` cannot be one, as a sentence that goes on from its name; ``None`` where nothing is wrong."""
    if isinstance(plugin, type):
        return Text(
            sv=f"är en klass. Låt startpunkten peka på en modul, eller på ett objekt: plugin = {plugin.__name__}().",
            en=f"is a class. Let the entry point lead to a module, or to an object: plugin = {plugin.__name__}().",
        )
    found = list(_hook_like(plugin))
    seen: dict[str, Any] = {}
    for name, function, options in found:
        wrong = _of_hook(name, function, options)
        if wrong is not None:
            return wrong
        other = seen.setdefault(name, function)
        if other is not function:
            both = (other.__name__, function.__name__)
            return _twice(name, Text(" och ".join(both), " and ".join(both)))
    wrong = _written_twice(plugin)
    if wrong is not None:
        return wrong
    if not found:
        names = ", ".join(HOOKS)
        return Text(
            sv=f"har ingen krok, så det skulle inte göra något. Krokarna är: {names}; var och en märks med @hookimpl.",
            en=f"has no hook, so it would do nothing. The hooks are: {names}; each is marked with @hookimpl.",
        )
    return None


def _twice(hook: str, which: Text) -> Text:
    return Text(
        sv=f"har kroken {hook} två gånger ({which.sv}), och bara en skulle köras. Slå ihop dem.",
        en=f"has the hook {hook} twice ({which.en}), and only one would be run. Make them one.",
    )


def _written_twice(plugin: object) -> Text | None:
    """A hook that is defined again further down in the module: Python forgets the first without a word."""
    import ast

    try:
        tree = ast.parse(inspect.getsource(plugin)) if inspect.ismodule(plugin) else None
    except (OSError, TypeError, SyntaxError, ValueError):
        return None
    lines: dict[str, int] = {}
    for one in tree.body if tree is not None else ():
        if isinstance(one, ast.FunctionDef) and one.name.startswith("malkoll_"):
            if one.name in lines:
                both = (lines[one.name], one.lineno)
                which = Text("rad {} och {}".format(*both), "lines {} and {}".format(*both))
                return _twice(one.name, which)
            lines[one.name] = one.lineno
    return None


def _hook_like(plugin: object) -> Iterator[tuple[str, Any, dict[str, Any] | None]]:
    """What is marked as a hook, and what is called as one is: name, function and how it is marked."""
    for name in dir(plugin):
        function = getattr(plugin, name, None)
        if not inspect.isroutine(function):
            continue
        options = getattr(function, _MARK, None)
        if isinstance(options, dict):
            yield options.get("specname") or name, function, options
        elif name.startswith("malkoll_"):
            yield name, function, None


def _of_hook(name: str, function: Any, options: dict[str, Any] | None) -> Text | None:
    if name not in HOOKS:
        return _unknown(name)
    if options is None:
        return Text(
            sv=f"har {name} utan @hookimpl framför, så den skulle aldrig köras. Sätt dit den.",
            en=f"has {name} without @hookimpl before it, so it would never be run. Put it there.",
        )
    if any(options.get(how) for how in _WRAPS):
        return Text(
            sv=f"omsluter andras {name} (wrapper), vilket inte går. Skriv bara @hookimpl.",
            en=f"wraps the {name} of others, which will not do. Write just @hookimpl.",
        )
    wanted = [
        one.name
        for one in inspect.signature(function).parameters.values()
        if one.default is one.empty and one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
    ]
    if wanted:
        arguments = ", ".join(wanted)
        return Text(
            sv=f"har {name}({arguments}), men en krok tar inga argument: skriv def {name}():.",
            en=f"has {name}({arguments}), but a hook takes no arguments: write def {name}():.",
        )
    return None


def _unknown(name: str) -> Text:
    from difflib import get_close_matches

    near = get_close_matches(name, HOOKS, n=1)
    sv = f"har kroken {name}, som inte finns."
    en = f"has the hook {name}, which does not exist."
    if near:
        return Text(sv=f"{sv} Menade du {near[0]}?", en=f"{en} Did you mean {near[0]}?")
    names = ", ".join(HOOKS)
    return Text(sv=f"{sv} Krokarna är: {names}.", en=f"{en} The hooks are: {names}.")
