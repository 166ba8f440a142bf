"""What people added to tickets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update

from bot.model.tickets import Comment
from store import schema
from store.journal import plain
from store.records import Records


class Comments(Records[Comment]):
    """The comments of one school."""

    table = schema.comments
    kind = Comment

    def last_said(self, ticket: int) -> Comment | None:
        """The newest comment on a ticket that its reporter may see."""
        return self.last_on([ticket]).get(ticket)

    def last_on(self, tickets: Iterable[int]) -> Mapping[int, Comment]:
        """As `last_said`, for several tickets in one statement; tickets without such a comment are left out."""
        wanted = sorted(tickets)
        if not wanted:
            return {}
        found = self.remembered.rows(tuple(wanted), lambda: self._read(_LAST_ON, tickets=wanted))
        return {comment.ticket: comment for comment in found}

    def edit(self, comment: Comment) -> None:
        """Write new words in the place of the old."""
        values = {"text": comment.text, "edited_at": comment.edited_at}
        self.connection.execute(update(self.table).where(*self._is(comment)).values(**values))
        self.journal.note(self.table.name, comment.id, "edited", {name: plain(v) for name, v in values.items()})

    def take_out(self, comment: Comment) -> None:
        """Delete it; the journal keeps that there was one, and none of its words."""
        self.connection.execute(delete(self.table).where(*self._is(comment)))
        self.journal.scrub(self.table.name, comment.id, "text")
        self.journal.note(self.table.name, comment.id, "deleted", {})

    def _is(self, comment: Comment) -> tuple[ColumnElement[bool], ...]:
        return (self.table.c.school == self.school, self.table.c.id == comment.id)

    def on(self, ticket: int, internal: bool) -> Iterator[Comment]:
        """The comments on a ticket, oldest first; the internal ones only when asked for."""
        return self.each(*self._on(ticket, internal))

    def newest_on(self, ticket: int, internal: bool, most: int) -> list[Comment]:
        """The last `most` comments on a ticket, the newest first."""
        return self.find(*self._on(ticket, internal), order=self.table.c.id.desc(), limit=most)

    def _on(self, ticket: int, internal: bool) -> tuple[ColumnElement[bool], ...]:
        of_it = self.table.c.ticket == ticket
        return (of_it,) if internal else (of_it, ~self.table.c.internal)


_NEWEST = (
    select(func.max(schema.comments.c.id))
    .where(schema.comments.c.school == bindparam("of"), ~schema.comments.c.internal)
    .where(schema.comments.c.ticket.in_(bindparam("tickets", expanding=True)))
    .group_by(schema.comments.c.ticket)
)
_LAST_ON = Comments.every.where(schema.comments.c.id.in_(_NEWEST))
