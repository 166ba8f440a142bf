"""Every command there is. The first one whose words fit is meant."""

from __future__ import annotations

from bot.model.intents import escalation, help, oncall, sessions, tickets, troubleshooting
from bot.model.intents.intent import Intent

CATALOGUE: tuple[type[Intent], ...] = (
    troubleshooting.LoginHelp,
    troubleshooting.Answer,
    troubleshooting.Back,
    troubleshooting.Restart,
    troubleshooting.OpenOffered,
    tickets.OpenTicket,
    tickets.ListTickets,
    tickets.ListQueue,
    tickets.ShowTicket,
    tickets.Comment,
    tickets.Tell,
    tickets.Ask,
    tickets.Close,
    tickets.Reopen,
    escalation.Acknowledge,
    escalation.Resolve,
    escalation.Escalate,
    sessions.AddSession,
    sessions.MoveSession,
    sessions.CancelSession,
    sessions.InviteToSession,
    sessions.ListSessions,
    sessions.ShowSession,
    oncall.WhoIsOnCall,
    help.TalkToHuman,
    help.Help,
    help.Courtesy,
)
