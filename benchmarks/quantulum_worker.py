"""Run quantulum3 on JSON lines: {"text": ...} in, a list of {text, low, high, change, unit} out.

It runs in an environment of its own and imports nothing of this project. quantulum3 gives a range as its middle with an
uncertainty, which is turned back into two ends here; bounds and approximations it does not give.
"""

import json
import sys

from quantulum3 import parser


def main() -> None:
    for line in sys.stdin:
        found = []
        for quantity in parser.parse(json.loads(line)["text"]):
            reach = quantity.uncertainty or 0
            low, high = (round(quantity.value + side * reach, 9) for side in (-1, 1))
            found.append({"text": quantity.surface, "low": low, "high": high, "unit": quantity.unit.name})
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
