"""What every process reads and compiles before it listens, done once in the one that all are forked from."""

from __future__ import annotations

import gc

from bot.content import library, playbooks
from bot.rehearsal import rehearse

rehearse()
playbooks()
library()
gc.freeze()  # what a fork looks through, it copies
