"""`make bench`: the citizen's page beside two references, and a decision beside its own statements."""
