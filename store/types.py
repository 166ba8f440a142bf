"""How values of the model stand in columns."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator


def written(value: Any) -> str:
    """A value as JSON, without blanks; moments as ISO 8601 has them. Names of columns count as texts, too."""
    try:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    except orjson.JSONEncodeError:  # a number of more than 64 bits
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat)


class Moment(TypeDecorator[datetime]):
    """An aware UTC time. SQLite has no zones, so there the zone is put back when reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], datetime | str | None]:
        """In one step, for there are many: what SQLite gets is written as SQLAlchemy's own type would."""
        return _written_moment if dialect.name == "sqlite" else _in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@lru_cache(maxsize=256)  # most of what is written at once bears the moment of now
def _written_moment(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _in_utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


class Instant(TypeDecorator[datetime]):
    """An aware UTC time as whole milliseconds, with which a statement can reckon on either database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else self.length(value - _EPOCH)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(milliseconds=value)

    @staticmethod
    def length(time: timedelta) -> int:
        """A length of time in the same measure."""
        return time // timedelta(milliseconds=1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Seconds(TypeDecorator[timedelta]):
    """A length of time, as whole seconds."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.total_seconds())

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(seconds=value)


class Choice(TypeDecorator[Enum]):
    """An enum: its value as text, or as a number where the values are numbers."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[Enum]) -> None:
        super().__init__()
        self.choices = choices

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        numbers = isinstance(next(iter(self.choices)).value, int)
        return Integer() if numbers else super().load_dialect_impl(dialect)

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> Any:
        return None if value is None else value.value

    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        return None if value is None else self.choices(value)


class Written(TypeDecorator[Any]):
    """A value written as JSON text; `read` makes it from what JSON gives back, `write` the other way."""

    impl = Text
    cache_ok = True

    def __init__(self, read: Any = None, write: Any = None) -> None:
        super().__init__()
        self.read = read
        self.write = write

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str | None]:
        """In one step, as for moments."""
        write = self.write
        return lambda value: None if value is None else written(write(value) if write else value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        plain = json.loads(value)
        return self.read(plain) if self.read else plain
