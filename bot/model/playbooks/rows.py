"""A walk as it is kept in a JSON column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.model.playbooks.place import Answer, Ended, Run


def serialise(run: Run) -> dict[str, Any]:
    """The walk as plain JSON values."""
    return {
        "step": run.step,
        "path": list(run.path),
        "answers": [[each.question, each.label, each.name, each.value] for each in run.answers],
        "visit": run.visit,
        "ticket": run.ticket,
        "acted": [[address, number] for address, number in run.acted],
        "wake_at": run.wake_at.isoformat() if run.wake_at else None,
        "ended": run.ended.value if run.ended else None,
        "edition": run.edition,
        "unclear": list(run.unclear),
        "words": list(run.words),
        "unheard": list(run.unheard),
        "soon": run.soon.isoformat() if run.soon else None,
        "counts": list(run.counts),
        "did": list(run.did),
        "further": run.further,
    }


def restore(kept: Mapping[str, Any]) -> Run:
    """The walk that was kept. Keys it does not know are left alone; whether it still fits the playbook, ask `fits`."""
    wake_at, ended, soon = kept.get("wake_at"), kept.get("ended"), kept.get("soon")
    return Run(
        step=kept["step"],
        path=tuple(kept["path"]),
        answers=tuple(Answer(*each[:4]) for each in kept.get("answers", ())),
        visit=kept.get("visit", 1),
        ticket=kept.get("ticket"),
        acted=tuple((address, number) for address, number in kept.get("acted", ())),
        wake_at=datetime.fromisoformat(wake_at) if wake_at else None,
        ended=Ended(ended) if ended else None,
        edition=kept.get("edition", ""),
        unclear=(*kept.get("unclear", (0, 0)),),
        words=(*kept.get("words", ()),),
        unheard=(*kept.get("unheard", ()),),
        soon=datetime.fromisoformat(soon) if soon else None,
        counts=(*kept.get("counts", ()),),
        did=(*kept.get("did", ()),),
        further=kept.get("further", 0),
    )
