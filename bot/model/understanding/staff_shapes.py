"""Shapes that what the staff say of a ticket is made of, in plain letters."""

PLEASE = (
    r"\W*(?:(?:please|pls|ok|hi|hello|and|so|good (?:morning|afternoon|evening)|can you|could you"
    r"|bitte|kannst du|por favor|puedes|peux[- ]tu|tu peux|podes|voce pode)"
    r"[\s,.!]+)*"
)
NUMBER = r"(?:ticket )?#?(?P<number>\d{1,9})"
AHEAD = rf"\W*(?:{NUMBER}\W+)?"
IT_IS = (
    r"(?:(?:it|this|that|this one|we|i)(?:'s| is|'re| are|'m| am)? |(?:its|is|was|all|ok|okay|now|still|already|just|"
    r"very|really|so|esta|ya|ja|es|das|ist|c'est|e|isto|esto|muy|sehr|tres|muito|make it|make this)[ ,]+){0,6}"
)
END = r"(?:[\s,]+(?:please|pls|now|thanks|bitte|por favor|stp|svp))?[\s.!]*"
HANDS = "(?:give|hand|pass|assign|reassign|transfer)"
JOINS = "(?:join|merge|combine|link)"
