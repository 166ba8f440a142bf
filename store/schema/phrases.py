"""Phrases that people were not understood with, and those the desk was taught."""

from sqlalchemy import Integer, Table, Text

from store.schema.columns import metadata, needed, of_person, part_of_key
from store.types import Moment

taught = Table(
    "taught",
    metadata,
    part_of_key("school"),
    part_of_key("phrase"),
    needed("says", Text),
    of_person("person"),
    needed("at", Moment),
)
"""What a phrase stands for in words of the desk, and who taught it."""

unknown = Table(
    "unknown",
    metadata,
    part_of_key("school"),
    part_of_key("day"),
    part_of_key("shape"),
    part_of_key("phrase"),
    part_of_key("choice"),
    needed("count", Integer),
)
"""How often on a day somebody was not understood, and by whom that was is not kept.

`phrase` is empty where the school keeps none. `choice` is empty for what was said, and else what was chosen then.
"""
