"""`python -m top3` is the same program as `top3`."""

import sys

from top3.cli import main

if __name__ == "__main__":
    sys.exit(main())
