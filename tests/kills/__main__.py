"""`python -m tests.kills`: kills by the hundred, with a seed that is told and can be given again."""

from __future__ import annotations

import sys

if __name__ == "__main__":  # every process that is forked reads this file anew, and needs nothing of it
    from tests.kills.soak import main

    sys.exit(main())
