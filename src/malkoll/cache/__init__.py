"""What is remembered from one run to the next: rule files once parsed, and what came out of plans once checked.

A cache can make a run quicker and nothing else: what is missing, damaged, another's or out of date is made anew.
``MALKOLL_CACHE`` names another folder, and ``MALKOLL_CACHE=off`` remembers nothing.
"""

from malkoll.cache.packs import load_pack
from malkoll.cache.place import cache_folder
from malkoll.cache.raw import Raw
from malkoll.cache.results import Holding, ResultCache, clear, holding, open_cache, ourselves

__all__ = ["Holding", "Raw", "ResultCache", "cache_folder", "clear", "holding", "load_pack", "open_cache", "ourselves"]
