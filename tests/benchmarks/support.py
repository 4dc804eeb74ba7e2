"""How well `check_support` tells faithful statements from falsified ones.

python tests/benchmarks/support.py            both sets, by class
python tests/benchmarks/support.py dev        the set that is tuned on
python tests/benchmarks/support.py --smoke    60 pairs of the tuning set
python tests/benchmarks/support.py dev --errors   with every wrong verdict and its reason; dev only
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.support import check_support

_FOLDER = Path(__file__).parent / "support"
MOST_FALSE_SUPPORT = 0.02  # of the falsified statements
LEAST_KEPT = 0.90  # of the faithful ones


def run(name: str, *, limit: int | None, errors: bool) -> bool:
    """Print the rates of a set by class; returns whether both targets are met."""
    pairs = [json.loads(line) for line in (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    if limit:
        pairs = pairs[:: max(1, len(pairs) // limit)]
    right: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    times = []
    for pair in pairs:
        start = time.perf_counter()
        verdict = check_support(pair["statement"], pair["sentences"])
        times.append(time.perf_counter() - start)
        right[pair["supported"], pair["kind"]].append(verdict.supported == pair["supported"])
        if errors and verdict.supported != pair["supported"]:
            print(f"{'KEPT' if verdict.supported else 'LOST'} {pair['kind']}: {pair['statement']}")
            print(f"     << {' // '.join(pair['sentences'])}\n     {verdict.reason}")
    print(f"{name}: {len(pairs)} pairs, median {1000 * sorted(times)[len(times) // 2]:.1f} ms")
    rates = {}
    for faithful, label in ((False, "false support"), (True, "kept")):
        counted = [hit for (kind, _), hits in right.items() if kind == faithful for hit in hits]
        count = sum(hit == faithful for hit in counted)
        rates[faithful] = count / max(1, len(counted))
        print(f"  {label:14} {count:4} of {len(counted):4}  {rates[faithful]:6.1%}")
        for (kind, name_), hits in sorted(right.items()):
            if kind == faithful:
                count = sum(hit == faithful for hit in hits)
                print(f"    {name_:16} {count:4} of {len(hits):4}  {count / len(hits):6.1%}")
    return rates[False] <= MOST_FALSE_SUPPORT and rates[True] >= LEAST_KEPT


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=["dev", "test", []], help="dev, test or both")
    parser.add_argument("--smoke", action="store_true", help="a few pairs of the tuning set")
    parser.add_argument("--errors", action="store_true", help="print the wrong verdicts of the tuning set")
    options = parser.parse_args()
    names = ["dev"] if options.smoke else options.sets or ["dev", "test"]
    met = [run(name, limit=60 if options.smoke else None, errors=options.errors and name == "dev") for name in names]
    print("targets met" if all(met) else "targets not met")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
