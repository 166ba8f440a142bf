"""A small playbook with every kind of step and a loop."""

from __future__ import annotations

BOOK = """
title = "The lamp"
category = "other"
start = "A"
stuck = "TICKET"

[step.A]
kind = "choice"
text = "What do you see?"
set = "sight"
options = [
  { label = "It is dark", value = "dark", next = "B" },
  { label = "A code", next = "LOOK" },
  { label = "No idea", next = "ACT" },
  { label = "Smoke", next = "fire:F1" },
]

[step.B]
kind = "branch"
when = [{ fact = "known_outage", next = "KNOWN" }]
next = "C"

[step.C]
kind = "instruction"
text = "Press the switch."
tried = "Pressed the switch"
next = "D"

[step.D]
kind = "confirm"
text = "Is there light?"
yes = "GOOD"
no = "WAIT"

[step.WAIT]
kind = "wait"
text = "Please wait."
after = "30 minutes"
next = "AGAIN"
stuck = "BULB"

[step.AGAIN]
kind = "choice"
text = "And now?"
options = [
  { label = "Yes, light", next = "GOOD" },
  { label = "No", next = "C" },
  { label = "Tomorrow", next = "LATER" },
]

[step.ACT]
kind = "action"
text = "I opened a ticket."
next = "D"
ticket = { category = "access", subcategory = "blocked_before_class", impact = 3, urgency = 1 }

[step.LOOK]
kind = "look_up"
text = "Paste the code."
table = "lamp"
prefixes = ["LAMP"]
unknown = "TICKET"

[step.LATER]
kind = "end"
outcome = "later"
text = "I will ask tomorrow."
after = "1 day"
next = "D"

[step.KNOWN]
kind = "end"
outcome = "attach"
text = "It is known."

[step.GOOD]
kind = "end"
outcome = "solved"
text = "Good."

[step.TICKET]
kind = "end"
outcome = "ticket"
text = "A ticket."
ticket = { category = "device", subcategory = "peripheral", impact = 2, urgency = 1, notify = true }

[step.BULB]
kind = "end"
outcome = "ticket"
text = "The bulb."
ticket = { category = "device", subcategory = "loan", impact = 2, urgency = 1, private = true }

[table.lamp]
50001 = { means = "bulb", next = "BULB" }

[elsewhere.fire]
text = "Leave the room."
ticket = { category = "other", subcategory = "question", impact = 3, urgency = 1 }
"""
