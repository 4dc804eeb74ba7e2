"""How well `check_support` tells faithful statements from falsified ones.

python tests/benchmarks/support.py            the tuning sets together, cross-validated by article; then the test sets
python tests/benchmarks/support.py dev        only the tuning sets
python tests/benchmarks/support.py --smoke    60 pairs of the tuning sets, as the program judges them
python tests/benchmarks/support.py dev --errors   with every wrong verdict and its findings; never of the test set

The tuning sets fit the weights (`python -m assistant.checks.make_weights`), so their figures are of weights that were
fitted without the pair's article; the rules themselves were written with those pairs in view, all the same.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.checks.make_weights import SETS, Row, cross_validated, read_pairs
from assistant.checks.weights import THRESHOLD
from assistant.support import check_support, judge

TESTS = ("test", "natural-test")
MOST_FALSE_SUPPORT = 0.02  # of the falsified statements
LEAST_KEPT = 0.90  # of the faithful ones


def judged(rows: Sequence[Row]) -> list[bool]:
    """The program's own verdicts; prints the time of one."""
    verdicts, times = [], []
    for row in rows:
        start = time.perf_counter()
        verdicts.append(check_support(row["statement"], row["sentences"], around=row["around"]).supported)
        times.append(time.perf_counter() - start)
    print(f"median {1000 * sorted(times)[len(times) // 2]:.1f} ms a pair")
    return verdicts


def report(name: str, rows: Sequence[Row], verdicts: Sequence[bool]) -> bool:
    """Print the rates by class; returns whether both targets are met."""
    right: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    for row, supported in zip(rows, verdicts, strict=True):
        right[row["supported"], row["kind"]].append(supported)
    print(f"{name}: {len(rows)} pairs")
    rates = {}
    for faithful, label in ((False, "false support"), (True, "kept")):
        found = [hit for (kind, _), hits in right.items() if kind == faithful for hit in hits]
        rates[faithful] = sum(found) / max(1, len(found))
        print(f"  {label:14} {sum(found):4} of {len(found):4}  {rates[faithful]:6.1%}")
        for (kind, cls), hits in sorted(right.items()):
            if kind == faithful:
                print(f"    {cls:16} {sum(hits):4} of {len(hits):4}  {sum(hits) / len(hits):6.1%}")
    return rates[False] <= MOST_FALSE_SUPPORT and rates[True] >= LEAST_KEPT


def tuning(errors: bool) -> bool:
    """The tuning sets by cross-validation: all together by class, and each in a line."""
    rows = read_pairs(SETS)
    findings = [judge(row["statement"], row["sentences"], row["around"]) for row in rows]
    verdicts = [score < THRESHOLD for score in cross_validated(rows, findings)[0]]
    met = report("tuning sets, cross-validated by article", rows, verdicts)
    for name in SETS:
        own = [(row["supported"], verdict) for row, verdict in zip(rows, verdicts, strict=True) if row["set"] == name]
        false, kept = ([verdict for faithful, verdict in own if faithful == kind] for kind in (False, True))
        print(f"  {name}: false support {sum(false) / len(false):.1%}, kept {sum(kept) / len(kept):.1%}")
    for row, verdict, found in zip(rows, verdicts, findings, strict=True) if errors else ():
        if verdict != row["supported"]:
            print(f"{'KEPT' if verdict else 'LOST'} {row['kind']}: {row['statement']}")
            print(f"     << {' // '.join(row['sentences'])}")
            print(f"     {found if isinstance(found, str) else '; '.join(each.kind for each in found[0])}")
    return met


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sets", nargs="*", choices=["dev", "test", []], help="dev: all tuning sets; test: both test sets"
    )
    parser.add_argument("--smoke", action="store_true", help="a few pairs of the tuning sets")
    parser.add_argument("--errors", action="store_true", help="print the wrong verdicts of the tuning sets")
    options = parser.parse_args()
    if options.smoke:
        rows = read_pairs(SETS)
        report("some pairs of the tuning sets", some := rows[:: len(rows) // 60], judged(some))
        return 0
    met = [tuning(options.errors)] if "dev" in options.sets or not options.sets else []
    if "test" in options.sets or not options.sets:
        for name in TESTS:
            rows = read_pairs([name])
            met.append(report(f"{name} set", rows, judged(rows)))
    print("targets met" if all(met) else "targets not met")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
