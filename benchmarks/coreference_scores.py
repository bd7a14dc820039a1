"""MUC, B-cubed, CEAFe and their mean (the CoNLL score) of two partitions of the same mentions.

MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAFe (entity-based, phi4): Luo 2005; the mean of the three
F1s as in the CoNLL-2012 shared task (Pradhan et al. 2012). Precision is the recall of the two partitions exchanged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

Partition = Mapping[Hashable, Hashable]


def _sets(partition: Partition) -> list[frozenset[Hashable]]:
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in partition.items():
        found[cluster].add(mention)
    return [frozenset(s) for s in found.values()]


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc_recall(gold: Partition, told: Partition) -> float:
    right = wanted = 0
    for entity in _sets(gold):
        right += len(entity) - len({told[m] for m in entity})
        wanted += len(entity) - 1
    return right / wanted if wanted else 0.0


def muc(gold: Partition, told: Partition) -> float:
    """F1 of the links between mentions."""
    return _f1(_muc_recall(told, gold), _muc_recall(gold, told))


def b_cubed(gold: Partition, told: Partition) -> tuple[float, float, float]:
    """Precision, recall and F1, each mention weighing the same."""
    own = {m: s for s in _sets(gold) for m in s}
    theirs = {m: s for s in _sets(told) for m in s}
    shared = {m: len(own[m] & theirs[m]) for m in own}
    precision = sum(shared[m] / len(theirs[m]) for m in own) / len(own)
    recall = sum(shared[m] / len(own[m]) for m in own) / len(own)
    return precision, recall, _f1(precision, recall)


def ceaf_e(gold: Partition, told: Partition) -> float:
    """F1 of the best one-to-one alignment of entities."""
    left, right = _sets(gold), _sets(told)
    likeness = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in right] for a in left])
    rows, columns = linear_sum_assignment(-likeness)
    best = float(likeness[rows, columns].sum())
    return _f1(best / len(right), best / len(left))


def conll(gold: Partition, told: Partition) -> float:
    """The mean of the three F1s."""
    return (muc(gold, told) + b_cubed(gold, told)[2] + ceaf_e(gold, told)) / 3
