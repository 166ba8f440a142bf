"""Being walked through a problem."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent
from bot.model.intents.playbooks import Begin
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class LoginHelp(Begin):
    """Get help with signing in, one question at a time."""

    name = "login_help"
    playbook = "login"
    words = (
        "[please|pls] [help] (login|log in|signin|sign in|log-in|sign-in) [help] [please|pls]",
        "(i|i've|i have) (forgot|forgotten|lost) my (password|username|user name|login)",
        "[i] (can't|cant|can not|cannot) (log|sign|get) in",
        "login for {service}",
        "[go] back to [the|my] (login|log in|sign in|signin) [questions|please|pls]",
    )
    sentences = (
        "[hi|hello|hey] [i|we] (can't|cant|can not|cannot|couldn't|could not|am not able to|am unable to) (log|sign) "
        "(in|into|on|onto) [{about}]",
        "[hi|hello|hey] [i|we] (can't|cant|can not|cannot|couldn't|could not) (get|access) [in|into|to] [my|the] "
        "(account|email|mail|canvas|moodle|blackboard|brightspace|portal) [{about}]",
        "[hi|hello|hey] [i|i've|i have] (forgot|forgotten|lost) my (password|username|user name|login) {about}",
        "[hi|hello|hey] [it says|it says that|it tells me|it tells me that] [my] (login|sign-in|password|username|"
        "account) (does not work|doesn't work|doesnt work|is not working|isn't working|not working|is wrong|is refused|"
        "is not accepted|is locked|got locked|is blocked|is disabled|has expired|is expired|expired|does not exist|"
        "doesn't exist|doesnt exist|is not found|was not found|cannot be found|is suspended) [{about}]",
        "[my|the] [6|six|8|eight] (digit|verification|login|sign-in|security|one-time|sms|2fa|mfa) (code|codes) "
        "(is|are|was|gets|get|keeps getting|keep getting|keeps being|is always) [not|never] "
        "(refused|rejected|denied|accepted|declined|invalid|wrong) [{about}]",
        "[i|we] (do not|don't|dont|did not|didn't|didnt|never) (get|receive|got) (a|the|my|any) (verification|login|"
        "sign-in|security|one-time|sms|2fa|mfa) (code|codes) [{about}]",
        "[hi|hello|hey] (it|the page|the site|the portal|my account|my mail|canvas|moodle|blackboard|brightspace|"
        "classroom|zoom|outlook) (keeps|is|just|always) (looping|loops|going|goes|sending me|sends me|taking me|"
        "takes me|bringing me|brings me|redirecting|redirecting me|redirects me|throwing me|throws me) [back] [to] "
        "[the] (sign in|sign-in|signin|login|log in|log-in) [page|screen|window]",
        "[hi|hello|hey] (how do i|how can i|how do we|how should i) (sign|log) (in|into|on|onto) [{about}]",
        "[hi|hello|hey] (my|the) (course|courses) (is|are) (missing|gone|not there|not shown|not listed|not showing|"
        "not on my dashboard|not on the dashboard) [{about}]",
        "[hi|hello|hey] (my|the) (course|courses) (isn't|isnt|aren't|arent|doesn't|doesnt|does not|do not|don't) "
        "(there|shown|listed|showing|show up|show|appear|on my dashboard|on the dashboard) [{about}]",
        "[i am|i'm|im] locked out [of] [{about}]",
        "[hi|hello|hey] [i need to|i want to|how do i|how can i|please|can you|can i] "
        "(reset|change) (my|a|the) password [{about}]",
        "[i have|i'm having|having] (trouble|problems|a problem|issues) (logging|signing) (in|into|on|onto) [{about}]",
        "(canvas|moodle|blackboard|brightspace|zoom|it) (won't|wont|will not|does not|doesn't) let me "
        "(in|log in|sign in) [{about}]",
    )
    hints = "login log in sign password account locked code forgot access"
    example = "login"
    trouble = True
    about: str = ""
    """What else was said; it is asked again with answers to choose from."""
    service: str = ""
    """What to begin with, whatever is open."""


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """Answer the question you were asked."""

    name = "answer"
    words = ("answer {option} at {at}",)
    allowed = Role.GUEST
    verbatim = True
    option: int = 0
    at: str = ""
    """Which question was asked, when a button says it; a typed answer is to the last one."""
    text: str = ""
    """What was typed, when it is not a number."""
    near: tuple[int, ...] = ()
    """The options that may be meant, when it is not clear which."""
    earlier: bool = False
    """Whether it takes the place of the answer before, and answers the question of that one."""
    besides: bool = False
    """Whether what was typed tells more of the trouble, and answers nothing."""


@dataclass(frozen=True, slots=True)
class ShowAnswers(Intent):
    """See the answers that are not shown at first, or the first ones again."""

    name = "show_answers"
    words = ("answers {page} at {at}",)
    allowed = Role.GUEST
    page: int = 0
    """`OTHERS_PAGE` or `FIRST_PAGE` of bot/model/playbooks/pages.py; 0 for those they do not look at."""
    at: str = ""


@dataclass(frozen=True, slots=True)
class _Pressed(Intent):
    """What everybody may say to a walk-through of theirs. `at`: to which one, and to which of its questions."""

    allowed = Role.GUEST
    at: str = ""


@dataclass(frozen=True, slots=True)
class Back(_Pressed):
    """Go back to the question before."""

    name = "back"
    words = (
        "[please|pls] [go] back [please|pls] [at {at}]",
        "(atrás|atras|volver|regresar|retour|revenir|précédent|precedent|zurück|zurueck|zuruck|voltar)",
    )


@dataclass(frozen=True, slots=True)
class Restart(_Pressed):
    """Begin again with the first question."""

    name = "restart"
    words = ("[please|pls] (restart|start over|start again) [please|pls] [at {at}]",)


@dataclass(frozen=True, slots=True)
class Leave(Intent):
    """End the questions of a walk-through before they are all answered."""

    name = "walk_leave"
    words = ("(stop|leave|end) the questions [, {why}]",)
    allowed = Role.GUEST
    why: str = ""


@dataclass(frozen=True, slots=True)
class OpenOffered(_Pressed):
    """Open the ticket you were offered."""

    name = "answer"
    words = ("open the ticket of {at}",)


@dataclass(frozen=True, slots=True)
class OpenApart(Intent):
    """Open a ticket of its own for what you said in the middle of a walk-through."""

    name = "ticket_create"
    words = ("ticket apart from {walk} {summary}",)
    allowed = Role.GUEST
    walk: int = 0
    """The number of the walk-through in which it was said."""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Helpful(_Pressed):
    """Say that a walk-through was helpful."""

    name = "helpful"
    words = ("helpful [at {at}]",)


@dataclass(frozen=True, slots=True)
class Unhelpful(_Pressed):
    """Say that a walk-through was not helpful."""

    name = "unhelpful"
    words = ("(unhelpful|not helpful) [at {at}]",)
