"""The articles, for whoever looks after them: who owns each, when it is to be reviewed, what people made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import typer

from bot.clock import MachineClock
from bot.commands.school import every_one
from bot.model.articles.article import AUDIENCES, Article
from bot.run import database
from store.articles import Tally, tallies

_AUDIENCE = {role: name for name, role in AUDIENCES.items()}


def show_all() -> None:
    """A table for each school; what should have been reviewed stands first."""
    today = MachineClock().now().date()
    _, tenants = every_one()
    with database() as store, store.looking() as connection:
        made = {school.id: tallies(connection, school.id) for school in tenants}
    for number, school in enumerate(tenants):
        typer.echo(f"{chr(10) if number else ''}{school.name}: {len(school.library.articles)} articles")
        for line in listed(school.library.articles, made[school.id], today):
            typer.echo(line)


def listed(articles: Iterable[Article], made: Mapping[str, Tally], today: date) -> list[str]:
    """The lines of one school's table: overdue ones first, then by the day of review."""
    lines = [f"{'ARTICLE':<26}  {'OWNER':<22}  {'FOR':<10}  {'REVIEW':<20}  {'READ':>5}  {'HELPED':>6}  {'NOT':>5}"]
    for each in sorted(articles, key=lambda article: (article.review, article.name)):
        tally = made.get(each.name, Tally())
        review = f"{each.review} overdue" if each.overdue(today) else str(each.review)
        lines.append(
            f"{each.name:<26}  {each.owner:<22}  {_AUDIENCE[each.audience]:<10}  {review:<20}  "
            f"{tally.read:>5}  {tally.helped:>6}  {tally.did_not:>5}"
        )
    return lines
