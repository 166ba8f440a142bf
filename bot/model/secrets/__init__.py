"""Secrets in what people write: passwords, codes, keys, numbers of cards and documents; found, and hidden.

`masking.masked` hides what shows by its shape (`shapes`), by what it is called (`documents`, `births`), and what its
neighbours tell of (`learnt`, by the `clues` that `learning` has weighed), in a text as it is meant (`reading`). `alone`
is for a message that is nothing but a secret, `asked` for whoever asks for one, `wanted` for what the staff asked for.
"""
