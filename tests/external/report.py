"""A case is one line of output: 'ok NAME' or 'not ok NAME: why'."""


def verdict(name, faults):
    """The case is ok where the list of faults is empty; else its first says why."""
    if not faults:
        print(f"ok {name}", flush=True)
        return
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    print(f"not ok {name}: {faults[0]}{more}", flush=True)
