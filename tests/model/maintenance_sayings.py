"""What people may say about planned maintenance and other planned work, and the intent it is."""

from __future__ import annotations

from bot.model.intents.changes import PlannedChanges
from bot.model.intents.intent import Intent
from bot.model.intents.maintenance import (
    CancelMaintenance,
    EndMaintenance,
    ListMaintenance,
    PlanMaintenance,
    PlanUnknown,
)
from bot.model.intents.playbooks import ChangeRequest

MAINTENANCE: tuple[tuple[str, Intent], ...] = (
    ("maintenance", ListMaintenance()),
    ("planned maintenance", ListMaintenance()),
    ("maintenance for canvas", ListMaintenance("canvas")),
    ("is there any maintenance planned this week?", ListMaintenance()),
    ("When is the next maintenance of moodle", ListMaintenance("moodle")),
    ("maintenance 3 cancel", CancelMaintenance(3)),
    ("cancel maintenance 3", CancelMaintenance(3)),
    ("maintenance 3 over", CancelMaintenance(3)),
    ("maintenance cancel 3", CancelMaintenance(3)),
    ("maintenance cancel", CancelMaintenance()),
    ("cancel the planned maintenance", CancelMaintenance()),
    ("maintenance 3 until 23:00", EndMaintenance(3, "23:00")),
    ("maintenance 3 until", EndMaintenance(3)),
    (
        'maintenance lms "new disks" from friday 22:00 until 23:00',
        PlanMaintenance('lms "new disks" from friday 22:00 until 23:00'),
    ),
    (
        "maintenance of the wifi, new aerials from friday 22:00 till 23:00",
        PlanMaintenance("wifi, new aerials from friday 22:00 till 23:00"),
    ),
    ('maintenance cnvas "new disks"', PlanUnknown('cnvas "new disks"')),
    ("change request", ChangeRequest()),
    ("planned changes", PlannedChanges()),
    ("plan maintenance", ChangeRequest()),
)
