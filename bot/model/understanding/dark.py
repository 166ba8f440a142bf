"""Words that say that something is black, and not what: some screen is meant, and nobody knows which."""

from __future__ import annotations

from bot.model.understanding.replies import in_words

_BLACK = frozenset(("black", "blank", "dark", "negro", "negra", "noir", "noire", "preto", "preta"))
_SCHWARZ = frozenset(("schwarz", "schwarze", "schwarzer", "schwarzes"))
_BESIDE = frozenset(
    " ".join(
        (
            "still again it its is are s all just only completely totally really so now everything whole went goes",
            "turned turns stays ugh omg bro help please pls and why idk hi hello",
            "immer noch wieder alles ist nur ganz bleibt es hilfe bitte hallo",
            "sigue siguen todavia aun esta todo se ve queda ayuda hola toujours encore tout c ca est reste aide",
            "bonjour ainda continua esta ta tudo ficou fica ajuda oi ola",
        )
    ).split(" ")
)
"""What says nothing of the thing that is black."""


def only_dark(words: str) -> bool:
    """Whether these words say that it is black, and nothing else."""
    if "?" in words:
        return False
    things = ([word for word in said if word not in _BESIDE] for said in in_words(words))
    return any(len(thing) == 1 and (_BLACK | _SCHWARZ).issuperset(thing) for thing in things)
