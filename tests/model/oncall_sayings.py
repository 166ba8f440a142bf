"""What people may say of who is there, of a ticket in hand and of quiet, and the intent it is."""

from __future__ import annotations

from bot.model.intents.covers import EndCover
from bot.model.intents.escalation import Acknowledge, Decline, Escalate, Resolve, TakeOver
from bot.model.intents.intent import Intent
from bot.model.intents.mutes import ShowReminders
from bot.model.intents.oncall import OpeningHours, WhoIsOnCall
from bot.model.intents.outages import ExpectEnd
from bot.model.intents.privacy import AskPassword
from bot.model.intents.tickets import Close, ListQueue, ShowTicket
from bot.model.intents.waiting import Resume, Snooze, WaitForChange, WaitForSupplier

ON_CALL: tuple[tuple[str, Intent], ...] = (
    ("take over 7", TakeOver(7)),
    ("take ticket 7 over", TakeOver(7)),
    ("take it over", TakeOver()),
    ("i am ill, cancel my cover please", EndCover()),
    ("decline 7 i am in class", Decline(7, "i am in class")),
    ("cierra el ticket 7 por favor", Close(7)),
    ("ok i take it", Acknowledge()),
    ("what is the wifi password?", AskPassword()),
    ("ack 3 may need help", Acknowledge(3, "may need help")),
    ("resolve 3. May come back", Resolve(3, "May come back")),
    ("can you call whoever is on call? The exam hall is offline", Escalate(reason="The exam hall is offline")),
    ("please wake up the on-call person", Escalate()),
    ("waiting on vendor 7 case 4711", WaitForSupplier(7, "case 4711")),
    ("waiting change 7 friday window", WaitForChange(7, "friday window")),
    ("resume 7 they called back", Resume(7, "they called back")),
    ("snooze til 6am", Snooze(None, "6am")),
    ("override cancel", EndCover()),
    ("cancel my cover", EndCover()),
    ("outage 7 til 14:00", ExpectEnd(7, "14:00")),
    ("wer ist am Freitag dran?", WhoIsOnCall()),
    ("wer übernimmt morgen?", WhoIsOnCall()),
    ("q", ListQueue()),
    ("show it", ShowTicket()),
    ("show me the ticket", ShowTicket()),
    ("what did he try already?", ShowTicket()),
    ("what are your opening hours", OpeningHours()),
    ("when are you open today?", OpeningHours()),
    ("when does the help desk open?", OpeningHours()),
    ("what are your hours", OpeningHours()),
    ("are you open at the weekend?", OpeningHours()),
    ("mute", ShowReminders()),
    ("please mute notifications", ShowReminders()),
    ("stop sending me messages", ShowReminders()),
    ("notifications off", ShowReminders()),
    ("how do I turn off notifications", ShowReminders()),
    ("turn my notifications off", ShowReminders()),
    ("quiet hours", ShowReminders()),
)
