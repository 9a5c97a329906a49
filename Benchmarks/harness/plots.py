def all_of(run):
    return {}
