"""Every command there is. The first one whose words fit is meant."""

from __future__ import annotations

from bot.model.intents import escalation, help, home, oncall, sessions, tickets, triage, troubleshooting, waiting
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
    tickets.Withdraw,
    tickets.Reopen,
    escalation.Acknowledge,
    escalation.Resolve,
    escalation.Escalate,
    waiting.WaitForSupplier,
    waiting.WaitForChange,
    waiting.Schedule,
    waiting.Resume,
    triage.Triage,
    triage.SetCategory,
    triage.SetImpact,
    triage.SetUrgency,
    sessions.AddSession,
    sessions.MoveSession,
    sessions.CancelSession,
    sessions.InviteToSession,
    sessions.ListSessions,
    sessions.ShowSession,
    oncall.WhoIsOnCall,
    home.Home,
    help.TalkToHuman,
    help.Help,
    help.Courtesy,
)
