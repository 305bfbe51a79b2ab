"""Model fields whose values lie sealed in the database and are plain text in Python."""

import json
from typing import Any

from django.conf import settings
from django.db import models


class SealedTextField(models.Field):  # type: ignore[type-arg]
    """Text, sealed for its table and column. It cannot be searched; use a blind index beside it."""

    description = "Sealed text"

    def get_internal_type(self) -> str:
        return "BinaryField"

    @property
    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else settings.KEYRING.open(bytes(value), self._place)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        sealed = None if value is None else settings.KEYRING.seal(self._to_text(value), self._place)
        return None if sealed is None else connection.Database.Binary(sealed)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise TypeError(f"{self._place} is sealed: search its blind index.")
        return super().get_lookup(lookup_name)

    def _to_text(self, value: Any) -> str:
        return str(value)


class SealedJSONField(SealedTextField):
    """A JSON value, sealed."""

    description = "Sealed JSON"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        text = super().from_db_value(value, expression, connection)
        return None if text is None else json.loads(text)

    def _to_text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def blind_index(text: str, place: str) -> str:
    """The index value for `text` in `place` (`table.column`)."""
    index: str = settings.KEYRING.blind_index(text, place)
    return index
