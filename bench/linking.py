"""How well and how fast links are proposed, beside what others do on the same pairs in the same run.

    python bench/linking.py quality --gold DIR [--from build/external] [--peers PYTHON]
    python bench/linking.py speed [--names 100000] [--asked 1000] [--from build/external]

`quality`: gold pairs found, wrong ones accepted, with Wilson intervals of 95 %, at the threshold of automatic acceptance;
exact names, rapidfuzz's token_sort_ratio and, with `--peers`, logic-v2 of nomenklatura, run by the Python of an environment
of its own, each at the threshold that serves it best on the fit half. Numbers of documents are hidden from all.
`speed`: names against a list made of the real ones by a seed: hit@1, names a second, memory; up to 100,000 names beside
trigrams and rapidfuzz in plain Python. Prints, asserts nothing.
"""

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from linking_data import Pair, gold, lists
from rapidfuzz import fuzz, process

from allegiance.merge.linking import engine
from allegiance.merge.linking.proposing import propose
from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity, Name
from allegiance.merge.linking.tables import Tables

HERE = Path(__file__).parent
PLAIN_PYTHON = 100_000
"""The most names of a list that plain Python is measured with."""
COMMON = 2_000
"""A trigram of more names leads nowhere."""


def main() -> None:
    """Run the measurement that was asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("quality", "speed"))
    options.add_argument("--gold", type=Path)
    options.add_argument("--from", dest="folder", type=Path, default=Path("build/external"))
    options.add_argument("--peers", type=Path, help="The Python of an environment with nomenklatura.")
    options.add_argument("--names", type=int, default=100_000)
    options.add_argument("--asked", type=int, default=1_000)
    given = options.parse_args()
    if given.what == "quality":
        quality(given.folder, given.gold, given.peers)
    else:
        speed(given.folder, given.names, given.asked)


def quality(folder: Path, gold_folder: Path, peers: Path | None) -> None:
    """Print what each way of linking finds of the gold, and what it accepts that is wrong."""
    known = {name: [replace(e, identifiers=frozenset()) for e in found] for name, found in lists(folder).items()}
    un = known["un_sc_2026"]
    others = {"ofac": known["ofac_2023"], "ucdp": known["ucdp_221"]}
    pairs = [p for p in gold(gold_folder) if any(p.object in {e.id for e in other} for other in others.values())]
    kinds = {entity.id: entity.kind for entity in un}
    pairs = [p for p in pairs if p.subject in kinds]
    started = time.process_time()
    ours: dict[tuple[str, str], float] = {}
    for other in others.values():
        ours |= {(p.one.id, p.other.id): float(p.certain) for p in propose(un, other)}
    print(
        f"ours: {time.process_time() - started:.1f} s CPU for {len(un)} entities against {sum(map(len, others.values()))}"
    )
    ways = {"ours": ours, "exact name": exact(un, others), "rapidfuzz token_sort": fuzzy(un, others, pairs)}
    if peers:
        ways["logic-v2"] = logic(peers, un, others, pairs)
    for way, scores in ways.items():
        threshold = 0.5 if way in ("ours", "exact name") else best(scores, [p for p in pairs if p.half == "fit"])
        for kind in (PERSON, ORGANIZATION):
            for half in ("fit", "test"):
                report(
                    way,
                    kind,
                    half,
                    threshold,
                    scores,
                    [p for p in pairs if kinds.get(p.subject) == kind and p.half == half],
                )


def report(
    way: str, kind: str, half: str, threshold: float, scores: dict[tuple[str, str], float], pairs: Sequence[Pair]
) -> None:
    """Print one line: recall, precision among the subjects of the gold, hard negatives accepted."""
    right, wrong, total = counts(scores, threshold, pairs)
    hard = sum(scores.get((p.subject, p.object), 0.0) >= threshold for p in pairs if not p.same)
    print(
        f"{way:22s} {kind:13s} {half:5s} at {threshold:.2f}: recall {interval(right, total)}, "
        f"precision {interval(right, right + wrong)}, hard negatives accepted {hard} of {sum(not p.same for p in pairs)}"
    )


def counts(scores: dict[tuple[str, str], float], threshold: float, pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """Return right and wrong acceptances for the subjects of the gold in the lists that it covers, and all pairs."""
    wanted = {(p.subject, p.object) for p in pairs if p.same}
    lists_of = {(p.subject, p.object.rpartition("/")[0]) for p in pairs if p.same}
    taken = {
        pair
        for pair, score in scores.items()
        if score >= threshold and (pair[0], pair[1].rpartition("/")[0]) in lists_of
    }
    return len(wanted & taken), len(taken - wanted), len(wanted)


def interval(right: int, total: int) -> str:
    """Return a share with its Wilson interval of 95 %."""
    if not total:
        return "none"
    z, share = 1.96, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    width = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{share:.3f} ({middle - width:.3f}-{min(1.0, middle + width):.3f}, {right}/{total})"


def best(scores: dict[tuple[str, str], float], pairs: Sequence[Pair]) -> float:
    """Return the threshold with the best F1 on the pairs."""

    def f1(threshold: float) -> float:
        right, wrong, total = counts(scores, threshold, pairs)
        return 2 * right / (total + right + wrong)

    return max((n / 100 for n in range(50, 100)), key=f1)


def exact(un: Sequence[Entity], others: dict[str, list[Entity]]) -> dict[tuple[str, str], float]:
    """Score 1 where two entities of a kind have a name that is the same but for case and punctuation."""
    scores = {}
    for other in others.values():
        by_name: dict[tuple[str, str], set[str]] = {}
        for entity in other:
            for name in entity.names:
                by_name.setdefault((entity.kind, plain(name)), set()).add(entity.id)
        for entity in un:
            for name in entity.names:
                scores.update({(entity.id, found): 1.0 for found in by_name.get((entity.kind, plain(name)), ())})
    return scores


def plain(name: Name) -> str:
    """Return a name in small letters, its words sorted."""
    return " ".join(sorted("".join(c if c.isalnum() else " " for c in name.form.casefold()).split()))


def fuzzy(un: Sequence[Entity], others: dict[str, list[Entity]], pairs: Sequence[Pair]) -> dict[tuple[str, str], float]:
    """Score by the best token_sort_ratio of any two names, for the subjects of the gold."""
    subjects = {p.subject for p in pairs}
    scores: dict[tuple[str, str], float] = {}
    for other in others.values():
        names = [(e.kind, e.id, plain(n)) for e in other for n in e.names]
        for entity in un:
            if entity.id not in subjects:
                continue
            for name in entity.names:
                found = process.extract(
                    plain(name), [n for _, _, n in names], scorer=fuzz.token_sort_ratio, limit=None, score_cutoff=50
                )
                for _, score, place in found:
                    kind, id_, _ = names[place]
                    if kind == entity.kind:
                        key = (entity.id, id_)
                        scores[key] = max(scores.get(key, 0.0), score / 100)
    return scores


def logic(
    python: Path, un: Sequence[Entity], others: dict[str, list[Entity]], pairs: Sequence[Pair]
) -> dict[tuple[str, str], float]:
    """Score by logic-v2, for the candidates that our blocking finds for the subjects of the gold."""
    subjects = {p.subject for p in pairs}
    asked = [e for e in un if e.id in subjects]
    lines = []
    for other in others.values():
        by_id = {e.id: e for e in (*asked, *other)}
        wanted = {(p.one.id, p.other.id) for p in propose(asked, other)} | {
            (p.subject, p.object) for p in pairs if p.object in by_id and p.subject in by_id
        }
        lines += [
            json.dumps([_plain(by_id[a]), _plain(by_id[b])])
            for a, b in sorted(wanted)
            if by_id[a].kind == by_id[b].kind
        ]
    started = time.perf_counter()
    done = subprocess.run(
        [str(python), str(HERE / "logic_v2.py")], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    print(f"logic-v2: {len(lines) / (time.perf_counter() - started):.0f} pairs a second, start included")
    return {(a, b): score for (a, b), score in map(json.loads, done.stdout.splitlines())}


def _plain(entity: Entity) -> dict[str, object]:
    names = [name.form for name in entity.names]
    return {
        "id": entity.id,
        "kind": entity.kind,
        "names": names,
        "births": sorted(entity.births),
        "countries": sorted(entity.countries),
    }


def speed(folder: Path, size: int, asked: int) -> None:
    """Print hit@1 and names a second against a list of `size` names, one thread."""
    source = [e for found in lists(folder).values() for e in found]
    noise = random.Random(11)  # noqa: S311  # repeatable, not secret
    target = made(source, size, noise)
    queries, truth = [], []
    for place in noise.sample(range(len(target)), asked):
        form, change = changed(target[place].names[0].form, noise)
        queries.append(Entity(f"q{len(queries)}", "asked", target[place].kind, (Name(form),)))
        truth.append((place, change))
    with tempfile.TemporaryDirectory() as folder_:
        tables = Tables(Path(folder_))
        started = time.process_time()
        tables.write("b", target)
        indexed = time.process_time()
        tables.write("a", queries)
        tables.finish()
        written = time.process_time()
        with engine.loaded(Path(folder_), engine.Settings(entities_each=5), threads=1, memory="3GB") as connection:
            read = time.process_time()
            rows = engine.stepped(connection)
            done = time.process_time()
    first = {a: b for a, b, place, _ in rows if place == 1}
    print(f"{asked} names against {size}")
    hits("ours", [target[first[n]].names[0].form if n in first else "" for n in range(asked)], target, truth)
    asking = done - read + written - indexed
    print(f"  the list: normal forms {indexed - started:.1f} s CPU ({size / (indexed - started):.0f} names/s), reading them "
          f"{read - written:.1f} s, once; the names: normal forms {written - indexed:.2f} s, steps {done - read:.2f} s")  # fmt: skip
    print(f"  names a second: {asked / asking:.0f}, with the reading of the list {asked / (asking + read - written):.0f}, "
          f"with all {asked / (done - started):.0f}")  # fmt: skip
    print(f"  most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")
    if size <= PLAIN_PYTHON:
        trigram(target, queries, truth)


def hits(way: str, found: Sequence[str], target: Sequence[Entity], truth: Sequence[tuple[int, str]]) -> None:
    """Print the share of names for which the first thing found is the one wanted, whatever its capitals."""
    right = [
        form.casefold() == target[place].names[0].form.casefold() for form, (place, _) in zip(found, truth, strict=True)
    ]
    kinds = []
    for change in dict.fromkeys(c for _, c in truth):
        of = [n for n, (_, c) in enumerate(truth) if c == change]
        kinds.append(f"{change} {sum(right[n] for n in of)}/{len(of)}")
    print(f"  {way}: hit@1 {interval(sum(right), len(right))}; {', '.join(kinds)}")


def trigram(target: Sequence[Entity], queries: Sequence[Entity], truth: Sequence[tuple[int, str]]) -> None:
    """Do the same with an index of trigrams and rapidfuzz, in plain Python."""
    started = time.process_time()
    names = [plain(entity.names[0]) for entity in target]
    index: dict[str, list[int]] = {}
    for n, name in enumerate(names):
        for part in {name[i : i + 3] for i in range(len(name) - 2)}:
            index.setdefault(part, []).append(n)
    indexed = time.process_time()
    found = []
    for entity in queries:
        name = plain(entity.names[0])
        shared: Counter[int] = Counter()
        for part in {name[i : i + 3] for i in range(len(name) - 2)}:
            if len(index.get(part, ())) <= COMMON:
                shared.update(index.get(part, ()))
        near = [n for n, _ in shared.most_common(50)]
        best = process.extractOne(name, [names[n] for n in near], scorer=fuzz.token_sort_ratio)
        found.append(target[near[best[2]]].names[0].form if best else "")
    done = time.process_time()
    hits("trigrams and rapidfuzz", found, target, truth)
    print(f"  index {indexed - started:.1f} s, once; names a second {len(queries) / (done - indexed):.0f}")


def made(source: Iterable[Entity], size: int, noise: random.Random) -> list[Entity]:
    """Return entities with names put together of the words of real ones, as many as asked, no two the same."""
    by_kind: dict[str, list[list[str]]] = {PERSON: [], ORGANIZATION: []}
    for entity in source:
        by_kind[entity.kind] += [name.form.replace(",", " ").split() for name in entity.names if name.form.isascii()]
    found: dict[str, Entity] = {}
    while len(found) < size:
        kind = noise.choice((PERSON, ORGANIZATION))
        one, other = noise.choice(by_kind[kind]), noise.choice(by_kind[kind])
        words = one[: max(1, len(one) // 2)] + other[len(other) // 2 :]
        form = " ".join(words[:6])
        if len(words) > 1:
            found.setdefault(form, Entity(f"t{len(found)}", "made", kind, (Name(form),)))
    return list(found.values())


def changed(form: str, noise: random.Random) -> tuple[str, str]:
    """Return the name as another list could write it, and the kind of change."""
    change: Callable[[str, random.Random], str] = noise.choice((transliterated, mistyped, reordered, shortened))
    return change(form, noise), change.__name__


SOUNDS = (("ou", "u"), ("u", "ou"), ("kh", "h"), ("q", "k"), ("k", "q"), ("ee", "i"), ("i", "ee"), ("y", "i"), ("sh", "ch"),
          ("mm", "m"), ("gh", "g"), ("o", "u"), ("a", "e"), ("al-", "el "), ("ah", "a"), ("dh", "z"), ("j", "dj"), ("ss", "s"))  # fmt: skip


def transliterated(form: str, noise: random.Random) -> str:
    """Write two sounds the way another romanization does."""
    text = form.lower()
    fitting = [pair for pair in SOUNDS if pair[0] in text]
    for old, new in noise.sample(fitting, min(2, len(fitting))):
        text = text.replace(old, new, 1)
    return text.title()


def mistyped(form: str, noise: random.Random) -> str:
    """Leave out, double or change one letter."""
    place = noise.randrange(len(form))
    return (
        form[:place]
        + noise.choice(("", form[place] * 2, noise.choice("abcdefghijklmnopqrstuvwxyz")))
        + form[place + 1 :]
    )


def reordered(form: str, noise: random.Random) -> str:
    """Put the words into another order."""
    words = form.split()
    noise.shuffle(words)
    return " ".join(words)


def shortened(form: str, noise: random.Random) -> str:
    """Leave a word out of a name of four or more, else run two together."""
    words = form.split()
    if len(words) > 3:
        words.pop(noise.randrange(1, len(words)))
    else:
        words[0:2] = ["".join(words[0:2])]
    return " ".join(words)


if __name__ == "__main__":
    main()
