"""How long the harness waits for what takes next to no time, in seconds. `--patience` of lab.py makes it more for a machine that is slow: what comes
late there is no other behaviour. What programs and clients are told to wait themselves, and the wait for slow requests, stay as they are.

Read these where they are used (`limits.QUICK`), not when a module is loaded."""
from __future__ import annotations

QUICK = 6.0     # a response; silence within it is published only if three runs agree
LINGER = 0.15   # a server that will close after a response has done so
START = 60.0    # a program that was started answers
CLIENT = 420.0  # a client has done all its jobs
COMMAND = 20.0  # a client that is started for each job has done one
FACTOR = 1.0    # so many times as long as usual; clients that wait by themselves are told


def multiply(by: float) -> None:
    names = globals()
    for name in ("QUICK", "LINGER", "START", "CLIENT", "COMMAND", "FACTOR"):
        names[name] *= by
