"""How a call to a platform goes wrong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Fault:
    """How a call goes wrong. `accepted`: it is done all the same; `late`: when `accept_late` is called."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    accepted: bool = False
    late: bool = False
    drop: bool = False
    hang: bool = False
