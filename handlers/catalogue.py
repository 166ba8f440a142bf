"""Which function answers which intent, and what the clock asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.model.errors import BotError
from bot.model.intents import articles as articles_intents
from bot.model.intents import attendance as attendance_intents
from bot.model.intents import changes as changes_intents
from bot.model.intents import covers as covers_intents
from bot.model.intents import devices as devices_intents
from bot.model.intents import escalation as escalation_intents
from bot.model.intents import feedback as feedback_intents
from bot.model.intents import forms as forms_intents
from bot.model.intents import help as help_intents
from bot.model.intents import home as home_intents
from bot.model.intents import joining as joining_intents
from bot.model.intents import maintenance as maintenance_intents
from bot.model.intents import mutes as mutes_intents
from bot.model.intents import offers as offers_intents
from bot.model.intents import oncall as oncall_intents
from bot.model.intents import outages as outages_intents
from bot.model.intents import people as people_intents
from bot.model.intents import phrases as phrases_intents
from bot.model.intents import playbooks as playbooks_intents
from bot.model.intents import privacy as privacy_intents
from bot.model.intents import safety as safety_intents
from bot.model.intents import sessions as sessions_intents
from bot.model.intents import tickets as tickets_intents
from bot.model.intents import timetables as timetables_intents
from bot.model.intents import triage as triage_intents
from bot.model.intents import waiting as waiting_intents
from bot.model.intents import walkthroughs as walkthroughs_intents
from bot.model.intents.intent import Intent
from bot.model.messages import Reply
from bot.model.playbooks.book import Shelf
from handlers import (
    attendance,
    changes,
    devices,
    feedback,
    forms,
    home,
    joining,
    mutes,
    phrases,
    privacy,
    triage,
    waiting,
)
from handlers.articles import finding as articles
from handlers.covers import notices as cover_notices
from handlers.covers import standing_in as covers
from handlers.escalation import ladder
from handlers.help import courtesies as help_courtesies
from handlers.help import guide as help
from handlers.maintenance import planning as maintenance
from handlers.offers import offering
from handlers.oncall import hours as oncall_hours
from handlers.oncall import who as oncall
from handlers.outages import lists as outage_lists
from handlers.outages import telling as outages
from handlers.people import accounts as people
from handlers.people import unreached as people_unreached
from handlers.playbooks import BEGINS
from handlers.safety import afterwards as safety
from handlers.sessions import form as session_form
from handlers.sessions import guests as session_guests
from handlers.sessions import handing as session_handing
from handlers.sessions import lists as session_lists
from handlers.sessions import planning as sessions
from handlers.sessions import reminders as session_reminders
from handlers.tickets import comments as ticket_comments
from handlers.tickets import ends as ticket_ends
from handlers.tickets import form as ticket_form
from handlers.tickets import lists as ticket_lists
from handlers.tickets import opening as tickets
from handlers.tickets import owners as ticket_owners
from handlers.tickets import solutions as ticket_solutions
from handlers.tickets import texts as ticket_texts
from handlers.timetables import clock as timetable_clock
from handlers.timetables import copies as timetable_copies
from handlers.timetables import days as timetable_days
from handlers.timetables import invitations as timetable_invitations
from handlers.timetables import series as timetable_series
from handlers.turn import Chore, Handler
from handlers.walkthroughs import apart as walkthrough_apart
from handlers.walkthroughs import ends as walkthrough_ends
from handlers.walkthroughs import leaving as walkthrough_leaving
from handlers.walkthroughs import verdicts as walkthrough_verdicts
from handlers.walkthroughs import walk
from store.unit_of_work import UnitOfWork

HANDLERS: dict[type[Intent], Handler] = {
    **dict.fromkeys(BEGINS.values(), walk.begin),
    changes_intents.PlannedChanges: changes.explain,
    playbooks_intents.Approve: walk.decide,
    playbooks_intents.AskMore: walk.decide,
    playbooks_intents.Reject: walk.decide,
    walkthroughs_intents.Answer: walk.answer,
    walkthroughs_intents.ShowAnswers: walk.show_answers,
    walkthroughs_intents.Back: walk.back,
    walkthroughs_intents.Restart: walk.restart,
    walkthroughs_intents.Leave: walkthrough_leaving.leave,
    walkthroughs_intents.OpenOffered: walkthrough_ends.open_offered,
    walkthroughs_intents.OpenApart: walkthrough_apart.open_apart,
    walkthroughs_intents.Helpful: walkthrough_verdicts.rate,
    walkthroughs_intents.Unhelpful: walkthrough_verdicts.rate,
    outages_intents.OutageCheck: outage_lists.check,
    outages_intents.JoinOutage: outage_lists.join,
    outages_intents.OutageWorks: outage_lists.answer,
    outages_intents.OutageFails: outage_lists.answer,
    outages_intents.EndOutage: outages.end,
    outages_intents.ExpectEnd: outages.expect,
    outages_intents.TellOutage: outages.tell,
    outages_intents.TellUnknown: outages.tell_unknown,
    maintenance_intents.CancelMaintenance: maintenance.cancel,
    maintenance_intents.EndMaintenance: maintenance.end,
    maintenance_intents.ListMaintenance: maintenance.show,
    maintenance_intents.PlanMaintenance: maintenance.plan,
    maintenance_intents.PlanUnknown: maintenance.plan_unknown,
    offers_intents.OpenHeld: offering.open_held,
    offers_intents.OfferHelped: articles.it_helped,
    offers_intents.OfferDidNotHelp: articles.it_did_not_help,
    tickets_intents.OpenTicket: walkthrough_leaving.report_instead,
    tickets_intents.OpenAllTheSame: ticket_form.all_the_same,
    tickets_intents.FillTicket: ticket_form.fill_ticket,
    tickets_intents.AddDetails: ticket_form.add_details,
    tickets_intents.ListTickets: ticket_lists.list_mine,
    tickets_intents.ListQueue: ticket_lists.list_queue,
    tickets_intents.ShowTicket: tickets.show,
    tickets_intents.ReadTicket: ticket_texts.read,
    tickets_intents.Comment: ticket_comments.comment,
    tickets_intents.Tell: ticket_comments.tell,
    tickets_intents.Ask: ticket_comments.ask,
    tickets_intents.Close: ticket_ends.close,
    tickets_intents.Withdraw: ticket_ends.withdraw,
    tickets_intents.Reopen: ticket_ends.reopen,
    joining_intents.SameTrouble: joining.same_trouble,
    escalation_intents.Acknowledge: ladder.acknowledge,
    escalation_intents.Resolve: ticket_solutions.resolve,
    escalation_intents.Escalate: ladder.escalate,
    escalation_intents.Assign: ticket_owners.assign,
    escalation_intents.Decline: ticket_owners.decline,
    escalation_intents.TakeOver: ticket_owners.take_over,
    waiting_intents.WaitForSupplier: waiting.wait_for_supplier,
    waiting_intents.WaitForChange: waiting.wait_for_change,
    waiting_intents.Schedule: waiting.schedule,
    waiting_intents.Resume: waiting.resume,
    waiting_intents.Snooze: waiting.snooze,
    triage_intents.Triage: triage.triage,
    triage_intents.SetCategory: triage.set_category,
    triage_intents.SetImpact: triage.set_impact,
    triage_intents.SetUrgency: triage.set_urgency,
    timetables_intents.CopySession: timetable_copies.copy,
    timetables_intents.PlanSeries: timetable_series.plan,
    timetables_intents.CancelSessions: timetable_days.cancel,
    timetables_intents.InviteToSessions: timetable_invitations.invite,
    timetables_intents.RestoreSessions: timetable_days.restore,
    sessions_intents.AddSession: sessions.add,
    sessions_intents.FillSession: session_form.fill_session,
    sessions_intents.MoveSession: sessions.move,
    sessions_intents.ChangeSession: sessions.change,
    sessions_intents.LengthenSession: sessions.lengthen,
    sessions_intents.CancelSession: sessions.cancel,
    sessions_intents.ThinkOfCancelling: sessions.think_of_cancelling,
    sessions_intents.RestoreSession: sessions.restore,
    sessions_intents.InviteToSession: session_guests.invite,
    sessions_intents.UninviteFromSession: session_guests.uninvite,
    sessions_intents.HandSession: session_handing.hand,
    sessions_intents.RemindersOfSession: session_lists.reminders,
    timetables_intents.ClockOfSessions: timetable_clock.show,
    sessions_intents.CoverSession: session_lists.cover,
    sessions_intents.FilesOfSessions: session_lists.files,
    sessions_intents.ListSessions: session_lists.list_upcoming,
    sessions_intents.ShowSession: session_lists.show,
    mutes_intents.MuteReminders: mutes.mute,
    mutes_intents.ShortenReminders: mutes.shorten,
    mutes_intents.HearReminders: mutes.hear,
    mutes_intents.ShowReminders: mutes.show,
    oncall_intents.OpeningHours: oncall_hours.show,
    oncall_intents.WhoIsOnCall: oncall.who,
    covers_intents.EndCover: covers.end,
    covers_intents.OverrideOnCall: covers.enter,
    covers_intents.CallForCover: covers.call,
    attendance_intents.CheckIn: attendance.check_in,
    devices_intents.ReportDevice: devices.report,
    feedback_intents.Feedback: feedback.take,
    home_intents.Home: home.show,
    people_intents.Link: people.link,
    people_intents.Unlink: people.unlink,
    phrases_intents.ShowUnknown: phrases.report,
    phrases_intents.ListTaught: phrases.list_taught,
    phrases_intents.Teach: phrases.teach,
    phrases_intents.Forget: phrases.forget,
    articles_intents.Search: articles.search,
    articles_intents.ShowArticle: articles.show,
    articles_intents.ArticleHelped: articles.helped,
    articles_intents.FoundHelped: articles.found_helped,
    articles_intents.ArticleDidNotHelp: articles.did_not_help,
    forms_intents.DropDraft: forms.drop,
    safety_intents.TalkInPrivate: safety.talk_in_private,
    help_intents.TalkToHuman: safety.talk_to_human,
    help_intents.Help: safety.ask_for_help,
    help_intents.HelpAll: help.show_all,
    help_intents.SpeakMyLanguage: help.speak,
    privacy_intents.WhoAreYou: privacy.what_i_am,
    privacy_intents.WhoReads: privacy.who_reads,
    privacy_intents.ForgetMe: privacy.forget_me,
    privacy_intents.KeepPrivate: privacy.keep_private,
    privacy_intents.AskPassword: privacy.no_password,
    help_intents.Greet: help_courtesies.greet,
    help_intents.Courtesy: help_courtesies.leave_it,
}


@dataclass(frozen=True, slots=True)
class Regular:
    """A chore and the noun whose due column says which schools need it.

    `refused`: given by a chore that does what a person asked, row by row. When that raises the answer they get, this is
    done instead, in a transaction of its own.
    """

    noun: str
    chore: Chore
    refused: Callable[[BotError, UnitOfWork], list[Reply]] | None = None


def regulars(playbooks: Mapping[str, Shelf]) -> tuple[Regular, ...]:
    """What the clock asks for, the most urgent first."""
    return (
        Regular("escalations", ladder.escalate_due),
        Regular("reminders", session_reminders.remind_due),
        Regular("walkthroughs", partial(walk.wake_due, shelves=playbooks)),
        Regular("offers", offering.open_due),
        Regular("outbox", people_unreached.take_another_way),
        Regular("tickets", waiting.end_due),
        Regular("outages", outages.ask_due),
        Regular("maintenance", maintenance.tell_due),
        Regular("covers", cover_notices.tell_due),
        Regular("joined", people.settle_joined),
    )
