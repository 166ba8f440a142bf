"""Who may say what: the whole table, and that nothing changes where somebody may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.intent import Intent
from bot.model.messages import Kind, Message
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand
from tests.faults.sayings import SAYINGS, rows
from tests.gestures import reaction
from tests.world import ALGEBRA, STAFF, Someone, World

EXPECTED = {
    Role.GUEST: """
        LoginHelp ConnectivityHelp AudioVideoHelp CompatibilityHelp CourseworkHelp SecurityReport AccountRequest
        OnboardingHelp Answer Back Restart OpenOffered OpenApart Helpful Unhelpful OpenTicket FillTicket AddDetails
        ListTickets ShowAnswers OpenAllTheSame OpenHeld OfferHelped OfferDidNotHelp
        OutageCheck JoinOutage OutageWorks OutageFails ListMaintenance
        ReadTicket ShowTicket Comment Close Withdraw Reopen Link Unlink DropDraft Home TalkToHuman Help HelpAll Courtesy
        CheckIn ReportDevice Feedback Greet TalkInPrivate Leave SpeakMyLanguage OpeningHours WhoAreYou WhoReads
        Search ShowArticle ArticleHelped ArticleDidNotHelp FoundHelped KeepPrivate ForgetMe AskPassword
    """,
    Role.STUDENT: """
        ListSessions FilesOfSessions ShowSession WhoIsOnCall ShowReminders MuteReminders ShortenReminders HearReminders
        ClockOfSessions
    """,
    Role.INSTRUCTOR: """
        AddSession FillSession MoveSession ChangeSession LengthenSession CancelSession RestoreSession InviteToSession
        UninviteFromSession ThinkOfCancelling RemindersOfSession CoverSession ClassroomSetup EndOfSession CopySession
        PlanSeries CancelSessions RestoreSessions InviteToSessions HandSession
    """,
    Role.ON_CALL: """
        ListQueue Tell Ask Acknowledge TakeOver Resolve Escalate Assign Decline WaitForSupplier WaitForChange Schedule
        Resume Triage SetCategory SetImpact SetUrgency ChangeRequest PlannedChanges Approve Reject Snooze OverrideOnCall
        CallForCover EndCover AskMore SameTrouble
        EndOutage ExpectEnd TellOutage TellUnknown CancelMaintenance EndMaintenance PlanMaintenance PlanUnknown
        ShowUnknown ListTaught Teach Forget
    """,
}
"""The lowest role that may say it. Whoever changes this table has decided so."""
NOTED = ("heard", "outbox", "identities", "visitors", "misses")
"""Who spoke when and where, and what is answered."""


def least(intent: type[Intent]) -> Role:
    return next(role for role, names in EXPECTED.items() if intent.__name__ in names.split())


def of_role(world: World, role: Role) -> Someone:
    """Somebody who has nothing to do with what is there."""
    users = {Role.STUDENT: "mia", Role.INSTRUCTOR: "tess", Role.ON_CALL: "ben", Role.ADMIN: "carla"}
    found = world.person(users.get(role, "gus"))
    found.identity = replace(found.identity, guest=role is Role.GUEST)
    return found


@pytest.fixture
def busy(world: World) -> World:
    """A ticket, a class and a walk-through that are somebody's."""
    world.student.says("ticket open the projector stays dark")
    world.first.says('session add "Chemistry" tomorrow 10:00 #algebra', mentions={"#algebra": "algebra"})
    world.student.says("login")
    world.delivers = False
    return world


def said(words: str) -> str:
    return words.format(n=1, walk=1, code="BCDFG-HJKMN")


def test_the_table_names_every_command_once() -> None:
    listed = " ".join(EXPECTED.values()).split()
    assert sorted(listed) == sorted(intent.__name__ for intent in CATALOGUE)
    assert {intent.__name__: intent.allowed for intent in CATALOGUE} == {i.__name__: least(i) for i in CATALOGUE}


def test_there_are_words_for_every_command() -> None:
    for intent in CATALOGUE:
        for words in SAYINGS[intent]:
            assert isinstance(understand(said(words), Role.ADMIN, Context()).intent, intent), words
    assert set(SAYINGS) == set(CATALOGUE)


@pytest.mark.parametrize("role", list(Role))
def test_below_its_role_a_command_is_refused_and_changes_nothing(busy: World, role: Role) -> None:
    someone = of_role(busy, role)
    someone.says("help")
    denied = [intent for intent in CATALOGUE if role < least(intent)]
    before = rows(busy.store, "north", *NOTED)
    for intent in denied:
        for words in SAYINGS[intent]:
            assert someone.says(said(words)) == "refused", words
            assert someone.says(f"/{said(words)}", where=ALGEBRA) == "refused", words
            form = busy.engine.form(replace(someone.said[-1], keys=()), busy.clock.now())
            assert form is None

    assert rows(busy.store, "north", *NOTED) == before
    assert len(denied) == {0: 68, 1: 59, 2: 39, 3: 0, 4: 0}[role]


@pytest.mark.parametrize("role", [Role.GUEST, Role.STUDENT, Role.INSTRUCTOR])
def test_below_the_staff_s_card_nobody_else_works_on_a_ticket(busy: World, role: Role) -> None:
    someone, thread = of_role(busy, role), busy.thread()
    someone.says("help")
    before = rows(busy.store, "north", *NOTED)
    for intent in CATALOGUE:
        if least(intent) is Role.ON_CALL and intent.overheard:
            words = said(SAYINGS[intent][0]).replace(" 1", "")
            someone.says(words, where=thread)
            someone.says(f"@deskbell {words}", where=thread)
    busy.hears(reaction(someone.identity, busy.count(), "ack", (thread.thread or "", STAFF), {}))

    assert rows(busy.store, "north", *NOTED) == before


@pytest.mark.parametrize("kind", [Kind.PRESSED, Kind.FILLED])
def test_what_is_pressed_or_sent_off_below_a_ticket_is_refused_to_who_reported_it_and_is_no_comment(
    busy: World, kind: Kind
) -> None:
    before = rows(busy.store, "north", *NOTED)
    for intent in CATALOGUE:
        if least(intent) > Role.STUDENT:
            for where in (busy.thread(), STAFF):
                told = Message((f"p{busy.count()}",), busy.student.identity, where, said(SAYINGS[intent][0]), kind)
                assert busy.hears(told) == "refused", told.words

    assert rows(busy.store, "north", *NOTED) == before


def test_what_who_reported_it_types_below_it_is_a_comment_whatever_the_words(busy: World) -> None:
    assert busy.student.says("resolve 1 it was the fuse", where=busy.thread()) == "ticket_comment"


@pytest.mark.parametrize("role", list(Role))
def test_from_its_role_on_a_command_is_done_or_answered_in_its_own_words(busy: World, role: Role) -> None:
    someone = of_role(busy, role)
    for intent in CATALOGUE:
        if role >= least(intent):
            someone.says(said(SAYINGS[intent][0]))
    busy.delivers = True
    busy.deliver()

    assert not any(line.endswith(" alone. help shows what you can do.") for line in someone.hears())
