"""Proposing a template from a plan: what stands in it more than once, what that may be, and whether it helps."""

from malkoll.app.proposing.propose import Proposal, Proposed, propose

__all__ = ["Proposal", "Proposed", "propose"]
