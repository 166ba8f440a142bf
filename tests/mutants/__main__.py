"""`python -m tests.mutants`: a sample of small faults by a seed, and how many of them the tests noticed."""

from __future__ import annotations

import sys

from tests.mutants.hunt import main

if __name__ == "__main__":
    sys.exit(main())
