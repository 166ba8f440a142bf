"""Words for every command there is, and a look at all rows of a school."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from bot.model.intents import (
    articles,
    attendance,
    changes,
    covers,
    devices,
    escalation,
    feedback,
    help,
    home,
    joining,
    maintenance,
    mutes,
    offers,
    oncall,
    outages,
    people,
    phrases,
    playbooks,
    privacy,
    safety,
    sessions,
    tickets,
    triage,
    waiting,
    walkthroughs,
)
from bot.model.intents import forms as drafts
from bot.model.intents.intent import Intent
from store import schema
from store.store import Store

SAYINGS: Mapping[type[Intent], tuple[str, ...]] = {
    walkthroughs.LoginHelp: ("login",),
    playbooks.ConnectivityHelp: ("wifi",),
    playbooks.AudioVideoHelp: ("sound",),
    playbooks.CompatibilityHelp: ("device check",),
    playbooks.CourseworkHelp: ("coursework",),
    playbooks.SecurityReport: ("security",),
    playbooks.AccountRequest: ("account request",),
    playbooks.OnboardingHelp: ("getting started",),
    playbooks.ClassroomSetup: ("prepare a class",),
    playbooks.EndOfSession: ("finish a class",),
    playbooks.ChangeRequest: ("change request",),
    changes.PlannedChanges: ("planned changes",),
    playbooks.Approve: ("approve {walk}.1",),
    playbooks.AskMore: ("more information {walk}.1",),
    playbooks.Reject: ("reject {walk}.1",),
    walkthroughs.Answer: ("answer 1 at {walk}.1",),
    walkthroughs.ShowAnswers: ("answers 2 at {walk}.1",),
    walkthroughs.Back: ("back at {walk}.1",),
    walkthroughs.Restart: ("restart at {walk}.1",),
    walkthroughs.Leave: ("stop the questions",),
    walkthroughs.OpenOffered: ("open the ticket of {walk}.1",),
    walkthroughs.OpenApart: ("ticket apart from {walk} my thing is broken",),
    walkthroughs.Helpful: ("helpful at {walk}.1",),
    walkthroughs.Unhelpful: ("unhelpful at {walk}.1",),
    outages.OutageCheck: ("is canvas down?",),
    outages.JoinOutage: ("i have it too, lms",),
    outages.OutageWorks: ("outage {n} works",),
    outages.OutageFails: ("outage {n} still fails",),
    outages.EndOutage: ("outage over {n}", "outage over lms"),
    outages.ExpectEnd: ("outage {n} until tomorrow 15:00",),
    outages.TellOutage: ('outage lms "sign-in fails" until tomorrow 14:00',),
    outages.TellUnknown: ('outage cnvas "sign-in fails"',),
    maintenance.ListMaintenance: ("maintenance",),
    maintenance.CancelMaintenance: ("maintenance 1 cancel",),
    maintenance.EndMaintenance: ("maintenance 1 until friday 23:00",),
    maintenance.PlanMaintenance: ('maintenance lms "new disks" from friday 22:00 until 23:00',),
    maintenance.PlanUnknown: ('maintenance cnvas "new disks" from friday 22:00 until 23:00',),
    offers.OpenHeld: ("open my ticket",),
    offers.OfferHelped: ("it helped",),
    offers.OfferDidNotHelp: ("it did not help",),
    tickets.OpenAllTheSame: ("ticket all the same the beamer hums",),
    tickets.OpenTicket: ("ticket open the beamer hums",),
    tickets.FillTicket: ("ticket form",),
    tickets.AddDetails: ("ticket details {n}",),
    tickets.ListTickets: ("my tickets",),
    tickets.ListQueue: ("queue",),
    tickets.ReadTicket: ("ticket {n} in full",),
    tickets.ShowTicket: ("ticket {n}",),
    tickets.Comment: ("comment {n} it is worse",),
    tickets.Tell: ("tell {n} look again",),
    tickets.Ask: ("ask {n} which one?",),
    joining.SameTrouble: ("join {n} with {n}",),
    tickets.Close: ("close {n}",),
    tickets.Withdraw: ("withdraw {n}",),
    tickets.Reopen: ("reopen {n} again",),
    escalation.Acknowledge: ("ack {n}",),
    escalation.TakeOver: ("take over {n}",),
    escalation.Resolve: ("resolve {n} done",),
    escalation.Escalate: ("escalate {n}",),
    escalation.Assign: ("assign {n} to ben",),
    escalation.Decline: ("decline {n}",),
    waiting.WaitForSupplier: ("waiting supplier {n}",),
    waiting.WaitForChange: ("waiting change {n}",),
    waiting.Schedule: ("schedule {n} for friday 10:00",),
    waiting.Resume: ("resume {n}",),
    waiting.Snooze: ("snooze {n} 2h",),
    triage.Triage: ("triage {n}",),
    triage.SetCategory: ("category {n} device",),
    triage.SetImpact: ("impact {n} high",),
    triage.SetUrgency: ("urgency {n} high",),
    sessions.AddSession: ("session add Algebra tomorrow 10:00 @zoe",),
    sessions.FillSession: ("session form",),
    sessions.MoveSession: ("session move {n} to friday 10:00",),
    sessions.CancelSession: ("session cancel {n}",),
    sessions.ThinkOfCancelling: ("session call off {n}", "session cancelling {n}"),
    sessions.RestoreSession: ("session restore {n}",),
    sessions.LengthenSession: ("session length {n}",),
    sessions.ChangeSession: (
        "session rename {n} Algebra 3",
        "session room {n} B4",
        "session link {n} https://a.example/1",
    ),
    sessions.InviteToSession: ("session invite {n} @zoe",),
    sessions.UninviteFromSession: ("session uninvite {n} @zoe",),
    sessions.RemindersOfSession: ("session reminders {n}",),
    sessions.CoverSession: ("session cover",),
    sessions.FilesOfSessions: ("session import",),
    sessions.ListSessions: ("sessions",),
    sessions.ShowSession: ("session {n}",),
    mutes.ShowReminders: ("reminders",),
    mutes.MuteReminders: ("reminders off", "stop reminding me"),
    mutes.ShortenReminders: ("reminders last",),
    mutes.HearReminders: ("reminders on",),
    oncall.OpeningHours: ("opening hours",),
    oncall.WhoIsOnCall: ("on call",),
    covers.OverrideOnCall: ("on call override me until 22:00", "override mine for 2 hours"),
    covers.CallForCover: ("call somebody to take over, ben friday",),
    covers.EndCover: ("override 1 cancel",),
    attendance.CheckIn: ("check in",),
    devices.ReportDevice: ("device report the screen is cracked",),
    feedback.Feedback: ("feedback it was good",),
    people.Link: ("link", "link {code}"),
    people.Unlink: ("unlink",),
    phrases.ShowUnknown: ("unknown",),
    phrases.ListTaught: ("teach list",),
    phrases.Teach: ('teach "the flux is stuck" as login', 'teach "the flux is stuck"'),
    phrases.Forget: ('forget "the flux is stuck"',),
    articles.Search: ("search eduroam",),
    articles.ShowArticle: ("article eduroam",),
    articles.ArticleHelped: ("article helped eduroam",),
    articles.FoundHelped: ("one of these helped",),
    articles.ArticleDidNotHelp: ("article did not help eduroam",),
    drafts.DropDraft: ("drop the draft of ticket",),
    home.Home: ("home",),
    privacy.WhoAreYou: ("who are you",),
    privacy.WhoReads: ("who can read this",),
    privacy.KeepPrivate: ("keep my ticket private",),
    safety.TalkInPrivate: ("human in private",),
    help.TalkToHuman: ("human",),
    help.SpeakMyLanguage: ("do you speak spanish",),
    help.Help: ("help",),
    help.HelpAll: ("help all",),
    help.Greet: ("hello",),
    help.Courtesy: ("thanks",),
}


def rows(store: Store, school: str, *without: str) -> dict[str, list[str]]:
    """Everything that is kept of a school, by table."""
    with store.looking() as connection:
        return {
            name: sorted(str(tuple(row)) for row in connection.execute(of_school, {"of": school}))
            for name, of_school in _ROWS.items()
            if name not in without
        }


_ROWS = {
    name: select(table).where(table.c.school == bindparam("of"))
    for name, table in schema.metadata.tables.items()
    if "school" in table.c
}
"""Made once: it is asked for thousands of times."""
