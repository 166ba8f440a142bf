"""Which function answers which intent, and what the clock asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.model.errors import BotError
from bot.model.intents import articles as pages
from bot.model.intents import attendance as presence
from bot.model.intents import changes as work
from bot.model.intents import covers as stands
from bot.model.intents import devices as things
from bot.model.intents import escalation as calls
from bot.model.intents import feedback as opinions
from bot.model.intents import forms as papers
from bot.model.intents import help as ways
from bot.model.intents import home as desks
from bot.model.intents import maintenance as upkeep
from bot.model.intents import mutes as hushes
from bot.model.intents import offers as keeps
from bot.model.intents import oncall as duty
from bot.model.intents import outages as faults
from bot.model.intents import people as persons
from bot.model.intents import phrases as sayings
from bot.model.intents import playbooks as books
from bot.model.intents import privacy as secrecy
from bot.model.intents import safety as dangers
from bot.model.intents import sessions as classes
from bot.model.intents import tickets as matters
from bot.model.intents import triage as sorting
from bot.model.intents import troubleshooting as walks
from bot.model.intents import waiting as holds
from bot.model.intents.intent import Intent
from bot.model.messages import Kind, Reply
from bot.model.playbooks.book import Shelf
from handlers import (
    articles,
    attendance,
    changes,
    covers,
    devices,
    escalation,
    feedback,
    forms,
    help,
    help_courtesies,
    home,
    maintenance,
    message_changes,
    mutes,
    offers,
    oncall,
    oncall_hours,
    outage_lists,
    outages,
    people,
    people_left,
    people_unreached,
    phrases,
    privacy,
    safety,
    session_form,
    session_guests,
    session_lists,
    session_reminders,
    sessions,
    ticket_comments,
    ticket_ends,
    ticket_form,
    ticket_lists,
    ticket_owners,
    ticket_solutions,
    ticket_texts,
    tickets,
    triage,
    troubleshooting,
    waiting,
    walkthrough_leaving,
    walkthrough_verdicts,
)
from handlers.playbooks import BEGINS
from handlers.turn import Chore, Handler, Happening
from store.unit_of_work import UnitOfWork

HANDLERS: dict[type[Intent], Handler] = {
    **dict.fromkeys(BEGINS.values(), troubleshooting.begin),
    work.PlannedChanges: changes.explain,
    books.Approve: troubleshooting.decide,
    books.AskMore: troubleshooting.decide,
    books.Reject: troubleshooting.decide,
    walks.Answer: troubleshooting.answer,
    walks.Back: troubleshooting.back,
    walks.Restart: troubleshooting.restart,
    walks.Leave: walkthrough_leaving.leave,
    walks.OpenOffered: troubleshooting.open_offered,
    walks.Helpful: walkthrough_verdicts.rate,
    walks.Unhelpful: walkthrough_verdicts.rate,
    faults.OutageCheck: outage_lists.check,
    faults.JoinOutage: outage_lists.join,
    faults.OutageWorks: outage_lists.answer,
    faults.OutageFails: outage_lists.answer,
    faults.EndOutage: outages.end,
    faults.ExpectEnd: outages.expect,
    faults.TellOutage: outages.tell,
    faults.TellUnknown: outages.tell_unknown,
    upkeep.CancelMaintenance: maintenance.cancel,
    upkeep.EndMaintenance: maintenance.end,
    upkeep.ListMaintenance: maintenance.show,
    upkeep.PlanMaintenance: maintenance.plan,
    upkeep.PlanUnknown: maintenance.plan_unknown,
    keeps.OpenHeld: offers.open_held,
    keeps.OfferHelped: articles.it_helped,
    keeps.OfferDidNotHelp: articles.it_did_not_help,
    matters.OpenTicket: offers.report,
    matters.OpenAllTheSame: ticket_form.all_the_same,
    matters.FillTicket: ticket_form.fill_ticket,
    matters.AddDetails: ticket_form.add_details,
    matters.ListTickets: ticket_lists.list_mine,
    matters.ListQueue: ticket_lists.list_queue,
    matters.ShowTicket: tickets.show,
    matters.ReadTicket: ticket_texts.read,
    matters.Comment: ticket_comments.comment,
    matters.Tell: ticket_comments.tell,
    matters.Ask: ticket_comments.ask,
    matters.Close: ticket_ends.close,
    matters.Withdraw: ticket_ends.withdraw,
    matters.Reopen: ticket_ends.reopen,
    calls.Acknowledge: escalation.acknowledge,
    calls.Resolve: ticket_solutions.resolve,
    calls.Escalate: escalation.escalate,
    calls.Assign: ticket_owners.assign,
    calls.TakeOver: ticket_owners.take_over,
    holds.WaitForSupplier: waiting.wait_for_supplier,
    holds.WaitForChange: waiting.wait_for_change,
    holds.Schedule: waiting.schedule,
    holds.Resume: waiting.resume,
    holds.Snooze: waiting.snooze,
    sorting.Triage: triage.triage,
    sorting.SetCategory: triage.set_category,
    sorting.SetImpact: triage.set_impact,
    sorting.SetUrgency: triage.set_urgency,
    classes.AddSession: sessions.add,
    classes.FillSession: session_form.fill_session,
    classes.MoveSession: sessions.move,
    classes.ChangeSession: sessions.change,
    classes.CancelSession: sessions.cancel,
    classes.RestoreSession: sessions.restore,
    classes.InviteToSession: session_guests.invite,
    classes.UninviteFromSession: session_guests.uninvite,
    classes.RemindersOfSession: session_lists.reminders,
    classes.CoverSession: session_lists.cover,
    classes.ListSessions: session_lists.list_upcoming,
    classes.ShowSession: session_lists.show,
    hushes.MuteReminders: mutes.mute,
    hushes.ShortenReminders: mutes.shorten,
    hushes.HearReminders: mutes.hear,
    hushes.ShowReminders: mutes.show,
    duty.OpeningHours: oncall_hours.show,
    duty.WhoIsOnCall: oncall.who,
    stands.EndCover: covers.end,
    stands.OverrideOnCall: covers.enter,
    stands.CallForCover: covers.call,
    presence.CheckIn: attendance.check_in,
    things.ReportDevice: devices.report,
    opinions.Feedback: feedback.take,
    desks.Home: home.show,
    persons.Link: people.link,
    persons.Unlink: people.unlink,
    sayings.ShowUnknown: phrases.report,
    sayings.ListTaught: phrases.list_taught,
    sayings.Teach: phrases.teach,
    sayings.Forget: phrases.forget,
    pages.Search: articles.search,
    pages.ShowArticle: articles.show,
    pages.ArticleHelped: articles.helped,
    pages.FoundHelped: articles.found_helped,
    pages.ArticleDidNotHelp: articles.did_not_help,
    papers.DropDraft: forms.drop,
    dangers.TalkInPrivate: safety.talk_in_private,
    ways.TalkToHuman: safety.talk_to_human,
    ways.Help: help.show_help,
    ways.HelpAll: help.show_all,
    ways.SpeakMyLanguage: help.speak,
    secrecy.WhoAreYou: privacy.what_i_am,
    secrecy.WhoReads: privacy.who_reads,
    secrecy.KeepPrivate: privacy.keep_private,
    ways.Greet: help_courtesies.greet,
    ways.Courtesy: help_courtesies.leave_it,
}


HAPPENINGS: dict[Kind, Happening] = {
    Kind.DELETED: message_changes.deleted,
    Kind.JOINED: people_left.joined,
    Kind.DEPARTED: people_left.left,
    Kind.REGROUPED: people_left.regrouped,
}
"""What changes something although nobody has said anything to the desk."""


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
        Regular("escalations", escalation.escalate_due),
        Regular("reminders", session_reminders.remind_due),
        Regular("walkthroughs", partial(troubleshooting.wake_due, shelves=playbooks)),
        Regular("offers", offers.open_due),
        Regular("outbox", people_unreached.take_another_way),
        Regular("tickets", waiting.end_due),
        Regular("outages", outages.ask_due),
        Regular("maintenance", maintenance.tell_due),
        Regular("covers", covers.tell_due),
        Regular("joined", people.settle_joined),
    )
