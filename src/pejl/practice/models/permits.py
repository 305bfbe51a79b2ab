"""What may be erased here: one thing at a time, by a permit for the thing itself."""


def permit_itself() -> str:
    """SQL: a permit is open for this very row."""
    return "EXISTS (SELECT 1 FROM journal_erasurepermit p WHERE p.subject = OLD.uid AND p.closed_at IS NULL)"


def permit_of(table: str, column: str) -> str:
    """SQL: a permit is open for the row of `table` that `column` points at."""
    return (
        f"EXISTS (SELECT 1 FROM journal_erasurepermit p JOIN {table} t ON t.uid = p.subject "
        f"WHERE p.closed_at IS NULL AND t.id = OLD.{column})"
    )
