"""What staff say below a ticket in five languages: of others, of other times, of what is not so; and of themselves."""

from __future__ import annotations


def _said(lines: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in " ".join(lines.split()).split("|"))


OF_OTHERS = _said("""
nobody has picked this up | nobody took it yet | no one has it | nobody acked this | none of us is on it |
who is on it | who has this one | is anybody looking at this | is ben on it | did you ack | has anyone taken it |
tess is on it | tess has it | tess took it | tess will take it | tess is already looking | tess's on it |
the network team is on it | the vendor is looking into it | our caretaker is on the way |
my colleague is taking this | he is on it | she has it | they are looking at it | he'll take it | you take it |
you have it | you should take this | somebody take it | someone please ack | anyone ack this | can you ack |
could someone look at it | can tess take this | tess please ack | tess please take it | tess can you look |
@tess ack | tess: ack please | please take it | please take this one | please look at it | please check |
take it please | pls ack | ack pls | ack please | ack this tess please | somebody needs to ack |
this needs to be acked | it should be acked | I cannot take it | I can't take this | I don't have it |
I am not on it | I'm not looking at it | not mine | not on it | not me | it is not mine | I did not ack |
don't ack | do not ack yet | never acked | I won't take it | I will take it tomorrow | I'll look at it tomorrow |
I'll take it later | I'm on it in two hours | on it tomorrow morning | looking at it after lunch |
I'll check it on monday | I can look at it tonight | mine, but only tomorrow | maybe I take it | I might take it |
I could take it | I would take it if I could | if nobody takes it I can | if ben can't I'll take it |
I had it too | mine has it too | same here, I have it too | I have the same | mine is broken as well |
taking it offline | i'll take it offline | let's take this offline | taking this to dm |
I was on it yesterday | I was looking at it last week | I acked by accident | ack was wrong |
the ack was a mistake | ack is not possible | ack by accident | acked by someone | she said on it |
ben said he is on it | ben says he has it | he told me he'll take it | tess thinks ben is on it |
assign it to tess | assign this to ben | give it to ben | ben gets this one | leave it to ben | niemand ist dran |
keiner schaut das an | niemand hat es übernommen | ben ist dran | ben schaut es sich an | ben übernimmt |
ben macht das | er ist dran | sie kümmert sich | jemand sollte das übernehmen | wer übernimmt |
kann das jemand übernehmen | bitte übernehmen | ben bitte übernehmen | ich kann es nicht übernehmen |
ich übernehme das nicht | ich schau es mir morgen an | ich schaue später | ich habe das auch |
vielleicht nehme ich es | nicht meins | nadie lo mira | nadie lo está mirando | nadie lo ha tomado |
ben lo tiene | ben lo mira | ben se encarga | ella se encarga | alguien debe tomarlo | quién lo toma |
puedes tomarlo | por favor tómalo | no lo tomo | no puedo tomarlo | yo no lo tengo | lo miro mañana |
lo tomo más tarde | yo también lo tengo | quizás lo tomo | no es mío | personne ne regarde |
personne ne s'en occupe | ben s'en occupe | ben regarde | ben le prend | elle s'en charge |
quelqu'un doit le prendre | qui le prend | tu peux le prendre | prends-le s'il te plaît | je ne le prends pas |
je ne m'en occupe pas | je regarde demain | je le prends plus tard | je l'ai aussi | peut-être que je le prends |
pas pour moi | ninguém está a ver | ninguém pegou | ben está a ver isto | ben fica com isto | ben assume |
ela assume | alguém precisa assumir | quem fica com isto | podes ficar com isto | por favor assume |
não fico com isto | eu não assumo | vejo isso amanhã | fico com isto mais tarde | eu também tenho |
talvez eu fique com isto | não é meu | half fixed | fixed for some users | almost done | nearly fixed |
partly solved | fixed in room 4 only | only half fixed | done with half of it | not fixed | not done yet |
it is not resolved | nothing is resolved | nobody fixed it | nobody has resolved it | tess fixed it |
tess resolved it | he fixed it | they solved it | ben closed it | tess will fix it | it will be fixed tomorrow |
will fix it tomorrow | I will resolve it later | will be done in an hour | resolve it when tess is back |
resolve when it works | close it when ben confirms | close it if it works | resolve it if she agrees |
resolve it tomorrow | close tomorrow | fixed if we are lucky | should be fixed | should be done by noon |
maybe fixed | it might be fixed | tess says it is fixed | ben said it works again | he says it's solved |
she thinks it is done | they told me it is fixed | resolve please tess | please resolve it ben | ben resolve it |
ben, resolve this | tess please close it | somebody resolve this | can someone close it | can you resolve it |
is it resolved | is it fixed now | was it fixed | did ben fix it | who fixed it | when will it be fixed |
don't resolve it | do not resolve | never resolve this | don't close this yet | do not close yet |
she said resolve | he told me to resolve it | ben wants to close it | I want to resolve it | about to fix it |
halb fertig | fast gelöst | noch nicht gelöst | nicht behoben | ben hat es gelöst | niemand hat es behoben |
ist das gelöst | wird morgen behoben | ben sagt es geht wieder | no resuelto | no está arreglado |
casi arreglado | ben lo arregló | nadie lo arregló | se arregla mañana | ben dice que está arreglado |
pas résolu | ce n'est pas réparé | presque réparé | ben l'a réparé | personne ne l'a réparé |
ce sera réparé demain | ben dit que c'est réparé | não resolvido | não está arranjado | quase resolvido |
ben resolveu | ninguém resolveu | fica resolvido amanhã | ben diz que está resolvido | don't snooze this |
never snooze a P1 | ben snoozed it | snooze is broken | why snooze it | don't escalate yet |
do not escalate this | no need to escalate | ben escalated it | she will escalate it | escalate if it gets worse |
who escalated this | should we escalate | not escalating this
""")
"""Nobody takes, ends, puts off or raises a ticket by these."""
TAKES = _said("""
ack | ACK! | ack. | ack thanks | ack, joining the call | ack - calling her now | ack, nobody is in the room yet |
ack, user does not answer | acknowledged | acknowledge | ack it | on it | on it! | ok on it | on it, 10 minutes |
on it, can't say how long | on it, ben is with me | mine | ok mine | yes mine | mine, thanks | I have it |
I got this | I got this one | taking it | taking it, thanks | I'll take it | I will take it | I'll take this one |
I'll take this too | I take it now | I'm taking this | I am on it | I'm on it | I'm on it now |
I'm looking at it | I'm looking into it | looking into it | looking into it now | looking at this now |
I'm working on it | working on it | checking now | I'll check | let me check | let me look | I'll have a look |
having a look | I'll handle it | I'll handle this | I can take it | I can do this one | leave it with me |
leave this to me | don't worry, I'm on it | no worries, I have it | no problem, I'll take it |
nobody is on it so I take it | nobody is on it, I'll take it | ben is away, I'll take it |
ben is busy but I am on it | I'm going there now | on my way | on my way now | I'm on my way | heading over |
I'll go | I pick this up | picking it up | I've got this | we are on it | we're looking at it | I own this |
this is mine | this one is mine | that one is mine | assign it to me | assign me | that's me |
I am taking care of it | I take care of it | ich übernehme | ich übernehme das | übernehme ich | ich mach das |
ich bin dran | bin dran | ich schaue es mir an | ich schau mir das an | ich kümmere mich darum | das ist meins |
ich nehme es | keine sorge, ich bin dran | niemand ist dran, ich übernehme | lo tomo yo | yo lo tomo |
yo lo miro | lo miro ahora | lo reviso yo | me encargo | yo me encargo | me ocupo | estoy en ello | es mío |
sí, mío | nadie lo mira, yo me encargo | je le prends | je prends | je m'en occupe | je m'en charge | je regarde |
je regarde ça | c'est pour moi | je suis dessus | j'y vais | pas de souci, je m'en occupe |
personne ne regarde, je le prends | fico com este | fico com isto | eu fico com isto | eu assumo | eu vejo isto |
eu trato disso | vou ver agora | fica comigo | ninguém está a ver, eu assumo
""")
ENDS = _said("""
resolved | resolve | fixed | solved | done | fixed it | resolved it | resolved, new cable |
fixed, it was the cable | fixed with a new cable | resolved: restarted the server | resolve restarted the server |
fixed. the switch was off | done, everybody can log in | fixed, the user was not in the room |
solved, no idea why | it is fixed | it's fixed now | this is resolved | problem solved | sso is back |
wifi is back for everyone | all clear | works again | it works again | the server is up again |
user confirms it works | restarted the switch, works again | replaced the cable, works |
nobody had seen it, fixed now | it was the dns, fixed | behoben, neues kabel | gelöst | geht wieder | arreglado |
arreglado, cable nuevo | ya funciona, arreglado | réparé | réglé, câble remplacé | résolu | resolvido |
resolvido, cabo novo | close | close it | close it please, works
""")
TOLD_HOW = _said("""
fixed once we swapped the cable | solved after the restart | works again since monday |
fixed after I restarted the server |
resolved: replaced half of the cables | the logo works again, fixed | works again after 2 hours |
fixed when we restarted it
""")
"""When and how it was done is said with it."""
CALLS = _said("""
escalate nobody answers | escalate, exam is tomorrow | escalate as soon as possible |
escalate it is the whole building |
escalate after 20 minutes nobody came | we must escalate this | nobody answers, please escalate
""")
OUT_LOUD = _said("""
is anyone there | tess will ack when she is back | the caretaker has it | ben was on it | my boss is looking at it |
ack yet | let ben take it | he will be on it soon | tess, take this one please | everybody is waiting for someone to ack
""")
"""And said in another way."""
