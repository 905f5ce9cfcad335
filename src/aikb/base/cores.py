"""How many processes may share a work. Asked by all who share one: builds, link searches, checks."""

import os

MOST_PROCESSES = 4  # each part of a build leaves a segment, and each segment makes queries a little slower


def helpers() -> int:
    """How many further processes are of use: one for each other core that this one may run on; none on one core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_PROCESSES) - 1
