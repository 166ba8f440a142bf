"""Forms in the terminal: one question at a time, each answered by a line."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import TypeAlias

from adapters.plain import PLAIN
from bot.model.errors import Unavailable
from bot.model.forms import Field, FieldKind, Form, mistakes
from bot.model.messages import Kind, Message
from bot.model.ports import Inbox
from bot.model.words import Said, clean, render, say, shortened, visible

Read: TypeAlias = Callable[[], Awaitable[str | None]]
"""The next line, without the spaces around it; None at the end of input."""
Tell: TypeAlias = Callable[[str], None]

CHANNEL = re.compile(r"(?<!\S)#[\w-]+")
_LONGEST_SHOWN = 200
_HOW = "An empty line takes what stands in [brackets]. `back` goes to the question before, `cancel` leaves."
_FORMAT = {
    FieldKind.DAY: "Type it as 2026-12-01.",
    FieldKind.TIME: "Type it as 09:30.",
    FieldKind.CHANNEL: "Type it as #algebra.",
}
_BUSY = "Deskbell is busy just now. An empty line sends it again, `cancel` leaves."
_NOT_KEPT = "Deskbell is busy just now: what you typed could not be kept."
_LEFT = "You have left the form."


class Way(Enum):
    """Words that are no answer."""

    BACK = "back"
    CANCEL = "cancel"


class Questions:
    """A form that is being filled in: what stands in it, and who is asked for more."""

    def __init__(self, form: Form, read: Read, tell: Tell) -> None:
        self.form = form
        self.values = {field.name: field.value for field in form.fields}
        self.tell = tell
        self._read = read
        self._wrong: dict[str, str] = {}

    def begin(self) -> None:
        intro = [self._written(self.form.intro)] if self.form.intro else []
        self.tell("\n".join([self._written(self.form.title), *intro, _HOW]))

    async def ask(self, fields: Sequence[Field]) -> bool:
        """Ask for each of them, or for one before when the person goes back; False when they want to leave."""
        fields, at = list(fields), 0
        while at < len(fields):
            match await self._answer(fields[at], f"{at + 1} of {len(fields)}. "):
                case Way.CANCEL:
                    return False
                case Way.BACK if at:
                    at -= 1
                case Way.BACK:
                    fields = [*self._before(fields[0]), *fields]
                case answer:
                    self.values[fields[at].name] = answer
                    at += 1
        return True

    async def send_again(self) -> bool:
        """Wait until the person wants to; False when they want to leave."""
        self.tell(_BUSY)
        line = await self._read()
        return line is not None and line.casefold() != Way.CANCEL.value

    def mistaken(self, wrong: Mapping[str, Said]) -> list[Field]:
        """The fields to ask for again, each after what is wrong in it; what belongs to no field is told at once."""
        self._wrong = {name: self._written(said) for name, said in wrong.items()}
        for name in self._wrong.keys() - self.values.keys():
            self.tell(self._wrong.pop(name))
        return [field for field in self.form.fields if field.name in self._wrong]

    def _before(self, field: Field) -> Sequence[Field]:
        """The one question before this one, if there is any."""
        at = self.form.fields.index(field)
        return self.form.fields[max(at - 1, 0) : at]

    async def _answer(self, field: Field, number: str) -> str | Way:
        """The value of one field, asked for until it can be one."""
        while True:
            if wrong := self._wrong.pop(field.name, ""):
                self.tell(wrong)
            self.tell(number + self._question(field))
            line = await self._read()
            if line is None:
                return Way.CANCEL
            if line.casefold() in {way.value for way in Way}:
                return Way(line.casefold())
            value = self._value(field, line)
            found = self._mistake(field, value)
            if found is None:
                return value
            self._wrong[field.name] = self._written(found)

    def _mistake(self, field: Field, value: str) -> Said | None:
        if field.kind is FieldKind.CHANNEL and value and not CHANNEL.fullmatch(value):
            return say("Please give one channel such as #algebra.")
        return mistakes(replace(self.form, fields=(field,)), {field.name: value}).get(field.name)

    def _question(self, field: Field) -> str:
        need = "required" if field.required else "`none` leaves it open"
        options = [f"{number}. {self._written(label)}" for number, (_, label) in enumerate(field.options, 1)]
        shown = self._shown(field)
        parts = [
            f"{self._written(field.label)} ({need})",
            *([self._written(field.hint)] if field.hint else []),
            *([_FORMAT[field.kind]] if field.kind in _FORMAT else []),
            *options,
            *([f"[{shown}]"] if shown else []),
        ]
        return "\n".join(parts)

    def _shown(self, field: Field) -> str:
        """What stands in a field, in one line."""
        value = self.values[field.name]
        label = dict(field.options).get(value)
        return shortened(" ".join(self._written(label).split() if label else visible(value).split()), _LONGEST_SHOWN)

    def _value(self, field: Field, line: str) -> str:
        if not line:
            return self.values[field.name]
        if not field.required and line.casefold() == "none":
            return ""
        if field.kind is FieldKind.CHOICE:
            return self._chosen(field, line)
        return f"#{line.removeprefix('#')}" if field.kind is FieldKind.CHANNEL else line

    def _chosen(self, field: Field, line: str) -> str:
        """The value of the option with this number or these words."""
        options = enumerate(field.options, 1)
        words = line.casefold()
        return next((v for n, (v, label) in options if words in (str(n), self._written(label).casefold())), line)

    def _written(self, said: Said) -> str:
        return render(said, PLAIN, self.form.reader)


async def fill(questions: Questions, inbox: Inbox, asked: Message) -> None:
    """Ask, send off, and ask again for what is wrong, until it is taken or the person leaves."""
    wanted: Sequence[Field] = questions.form.fields
    questions.begin()
    while await questions.ask(wanted):
        try:
            wrong = await inbox.fill(_told(questions, asked, Kind.FILLED))
        except Unavailable:
            wanted = ()
            if await questions.send_again():
                continue
            break
        wanted = questions.mistaken(wrong)
        if not wanted:
            return
    await _leave(questions, inbox, asked)


async def _leave(questions: Questions, inbox: Inbox, asked: Message) -> None:
    try:
        await inbox.hear(_told(questions, asked, Kind.LEFT))
    except Unavailable:
        questions.tell(_NOT_KEPT)
    else:
        questions.tell(_LEFT)


def _told(questions: Questions, asked: Message, kind: Kind) -> Message:
    """What was done with a form, in the place where it was asked for. Sending the same off again is one message."""
    values = questions.values
    return replace(
        asked,
        keys=tuple(f"{key}:{kind.value}" for key in asked.keys),
        words=questions.form.says,
        kind=kind,
        mentions={name: name for value in values.values() for name in CHANNEL.findall(value)},
        fields={name: clean(value) for name, value in values.items()},
    )
