"""Where the program starts: `python -m planner` and the installed command `planner`."""

from __future__ import annotations

import sys


def main() -> int:
    """Do what the command line asks and give the exit status."""
    from planner.cli.main import run  # late, so that naming this module costs nothing

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
