"""Run the command line as `python -m cite_lint`."""

from cite_lint.cli import main

if __name__ == "__main__":
    main()
