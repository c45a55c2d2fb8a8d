"""What the models of both outputs are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Column", "Count", "Line", "Model", "Sha256"]

Line = Annotated[int, Field(ge=1)]
Column = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Model(BaseModel):
    """A JSON object with these keys, all of them, and no others. The words under a key describe it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
