"""The numbers of documents, of the state's registers and of accounts with money, known by what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.shapes import Span
from bot.model.secrets.text import Word

AHEAD = 8
"""So many words behind its name a number is looked for."""
SHORTEST = 6
"""Letters and digits in the number of a document."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ONES = _set(
    """
    ssn nif dni nie rut nhs cédula cedula cpf curp nino bsn iban passport passeport pasaporte passaporte reisepass
    ausweis ausweisnummer personalausweis personalausweisnummer reisepassnummer passnummer steuer-id steuernummer
    social-security sozialversicherungsnummer sécu secu führerschein führerscheinnummer führerausweis aadhaar aadhar
    medicare medicaid svnr ahv ahv-nummer svnummer sv-nummer krankenversicherungsnummer versichertennummer
    krankenversichertennummer versicherungsnummer rentenversicherungsnummer aufenthaltstitel
    steueridentifikationsnummer steuerid idnr cnh rne rnm cuil cuit nuss clabe cbu kontonummer konto-nr konto-nummer
    bankkonto blz bankleitzahl visumnummer itin
    """
)
PAIRS = frozenset(
    (
        *(
            "social security",
            "my social",
            "national insurance",
            "ni number",
            "id card",
            "identity card",
            "social insurance",
        ),
        *("national id", "driver's licence", "driver's license", "driving licence", "driving license", "tax id"),
        *("driver license", "driver licence", "drivers license", "drivers licence", "state id", "health card"),
        *("my sin", "sin number", "alien number", "alien registration", "uscis number", "green card", "residence card"),
        *("residence permit", "resident card", "insurance number", "insurance card", "medical card", "visa number"),
        *("bank account", "checking account", "savings account", "routing number", "account routing", "sort code"),
        *("konto nr", "konto nummer", "visum nummer", "insurance id", "medical id"),
        *("de cidadão", "de identidad", "de conducir", "de conduire", "de condução", "de residencia", "de residência"),
        *("de manejo", "de habilitação", "de motorista", "de séjour", "de eleitor", "de utente", "de identidade"),
        *("meu rg", "o rg", "rg é", "meu bi", "o bi", "bi é", "mi ine", "ine es", "mon nir", "nir est", "nir :"),
        *("sécurité sociale", "seguridad social", "segurança social", "carte d'identité", "cartão cidadão"),
        *("carte vitale", "cuenta bancaria", "conta bancária", "conta corrente", "compte bancaire", "cuenta corriente"),
        *("tarjeta sanitaria", "cartão sus", "my nino", "dl number"),
    )
)
_ANY = _set("rg ine nir pan visa visum cnh bi dl")
"""What means a document where a number stands right behind it, and many things else."""
_OWNED = frozenset(("id number", "id no", "id is", "permit number"))
"""What may as well be the number of a student: that of a document begins with a letter."""
_OWN = _set("my his her their mein meine mi mon ma meu minha")
_LETTERED = re.compile(r"[A-Z]{1,3}\d{6,9}|[A-Z]{5}\d{4}[A-Z]", re.I)
_LONG = re.compile(r"[\d.-]{9,22}|[A-Z]{1,5}\d{6,9}[A-Z]?|[A-Z]{5}\d{4}[A-Z]|\d{1,3}(?:\.\d{3}){2}-?[\dX]", re.I)
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_KINDS = _set(
    """
    ticket room class course student order invoice error case page ext extension raum klasse kurs schüler sala turma
    curso aluno aula alumno salle cours élève form version phone tel telefon teléfono telefone téléphone since until on
    """
)
"""What a number is of that is not that of the document."""
_ENDS = frozenset(re.findall(r"[^\W_]+", name)[-1] for name in (*ONES, *PAIRS, *_ANY, *_OWNED) if name[-1].isalnum())
_PART = re.compile(r"[^\W_]+")


def may_be_named(plain: str) -> bool:
    """Whether there may be the name of such a number in a text in small letters; most have none, many no digits."""
    return any(map(str.isdecimal, plain)) and not _ENDS.isdisjoint(_PART.findall(plain))


def documents(words: list[Word], at: int) -> Iterator[Span]:
    """The numbers behind the name that ends at this word."""
    plain = words[at].plain
    pair = f"{words[at - 1].plain} {plain}" if at else plain
    behind = words[at + 1 : at + 1 + AHEAD]
    if plain in ONES or pair in PAIRS:
        yield from _numbers(behind)
    elif plain in _ANY:
        yield from (span for span in _right_behind(behind) if _is_own(words, at - 1) or _is_said(behind))
    elif pair in _OWNED and _is_own(words, at - 2):
        yield from (word.span for word in behind[:3] if _LETTERED.fullmatch(word.core))


def _is_own(words: list[Word], at: int) -> bool:
    return at >= 0 and words[at].plain in _OWN


def _is_said(behind: list[Word]) -> bool:
    """Whether nothing but the number is told."""
    return len(behind) <= 3


def _right_behind(behind: list[Word]) -> Iterator[Span]:
    for word in behind[:3]:
        if _LONG.fullmatch(word.core) and not _DATE.fullmatch(word.core):
            yield word.span
            return
        if word.plain in _KINDS:
            return


def _numbers(behind: list[Word]) -> Iterator[Span]:
    """One may stand in several words."""
    run: list[Word] = []
    other = False
    for word in (*behind, None):
        core = word.core if word else ""
        if word and not other and _numeric(core):
            run.append(word)
            continue
        if sum(each.isalnum() for one in run for each in one.core) >= SHORTEST:
            yield run[0].start, run[-1].end
        run = []
        other = bool(word and word.plain in _KINDS)


def _numeric(core: str) -> bool:
    return any(map(str.isdigit, core)) and not re.search(r"[:/]", core) and not _DATE.fullmatch(core)
