"""What holds whatever happens, each in one sentence."""

from enum import Enum


class Holds(Enum):
    """The numbers are those by which they are spoken of."""

    REACH = "I1: once the faults end, everybody on the ladder of a ticket that nobody took is called"
    ANCHORED = "I2: a rung is due so long after the opening, however late the others were"
    NEVER_EARLY = "I3: nobody is called before their time"
    QUIET = "I4: once a ticket is taken nobody else is called for it"
    SINGLE_WINNER = "I5: of many who take a ticket one has it, and the journal says so once"
    ABSORBED = "I6: what is over stays over until it is opened again"
    AT_LEAST_ONCE = "I7: everything that is to be said is said"
    AT_MOST_ONCE = (
        "I8: it is said once; where it cannot be looked up, at most once more for each doubt, and with a word"
    )
    ORDER = "I9: a place hears things in order, and waits for no other place"
    IDEMPOTENT = "I10: copies, in any order, change nothing"
    REPLAY = "I11: the lines of the journal add up to the rows, and none is missing"
    TENANTS = "I12: nothing of one school reaches another"
    ROLES = "I13: nobody does what their role may not"
    PLANNED = "I14: the reminders of a class are those that its start asks for, each once"
    NOT_STALE = "I15: no reminder is said after the start, of a class that was moved, or beside a later one"
    CLOCK = "I16: what the clock brought about it brings about once, also when it jumps"
    RENDERED = "I17: what people type is shown and does nothing"
    REDACTED = "I18: no secret is kept or told"
    TOTAL = "I19: whatever knocks is answered, and only what is signed is heard"
    LEASES = "I20: a message belongs to one process at a time, and who lost it writes nothing"
    MIGRATED = "I21: every step of the schema keeps what is there"
    DRAINED = "I22: who is told to stop claims nothing more and leaves nothing half said"
    BOUNDED = "I23: no more is held than a batch, and one costs no more than the next"
    TAUGHT = "I24: what was taught is known in every process with the next message, and what was taken back is not"
