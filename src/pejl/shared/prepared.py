"""Reads that are put into SQL once in a process, and asked again with other values (decision record 11).

Django builds and compiles a queryset each time it is asked. On the pages that are met most, that costs
several times what the database's answer does.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from inspect import signature
from typing import Any, ClassVar, Generic, NoReturn, ParamSpec, TypeVar, get_type_hints
from uuid import UUID

from django.db import connections, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = TypeVar("Row")

_FIELDS: Mapping[Any, type["models.Field[Any, Any]"]] = {
    int: models.BigIntegerField,
    str: models.TextField,
    date: models.DateField,
    datetime: models.DateTimeField,
    UUID: models.UUIDField,
}


class prepared(Generic[P, Row]):  # noqa: N801 -- named as a decorator
    """A function that returns a queryset becomes one that returns its rows (`queryset`: the function).

    It is one SQL whatever the values are: each is of a kind in `_FIELDS` and never None, and the function
    neither decides nor reckons by them, nor by the clock. What hangs on the rows is joined (`select_related`)
    or a read of its own.
    """

    all: ClassVar[list["prepared[Any, Any]"]] = []

    def __init__(self, queryset: "Callable[P, models.QuerySet[Any, Row]]") -> None:
        self.queryset = queryset
        self.signature = signature(queryset)
        self._compiled: _Compiled | None = None
        self.all.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        values = self.signature.bind(*args, **kwargs).arguments
        if None in values.values():
            raise TypeError(f"None is no value to ask {self.queryset.__qualname__} with.")
        if self._compiled is None:
            self._compiled = self.compile()
        return self._compiled.rows(values)

    def compile(self) -> "_Compiled":
        kinds = get_type_hints(self.queryset)
        holes: Any = {name: _Later(name, _FIELDS[kinds[name]]()) for name in self.signature.parameters}
        ask: Any = self.queryset
        queryset = ask(**holes)
        if queryset._prefetch_related_lookups:
            raise TypeError(f"{self.queryset.__qualname__} prefetches; make that a read of its own.")
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, params = compiler.as_sql()
        compiler.connection = None  # of the thread that happened to be the first
        return _Compiled(queryset, compiler, sql, tuple(params))


class _Later(Expression):
    """Stands in a queryset for a value that comes when the read is asked."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def _no(self, *_others: Any) -> NoReturn:
        raise TypeError(f"A prepared read neither decides nor reckons by {self.name}.")

    _combine = __lt__ = __le__ = __gt__ = __ge__ = _no


@dataclass(frozen=True)
class _Compiled:
    queryset: "models.QuerySet[Any]"
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]

    def rows(self, values: Mapping[str, Any]) -> list[Any]:
        """As the queryset's own iterable builds them; the compiler it asks for knows its SQL already."""
        asked: Any = self.queryset.all()
        asked.query.get_compiler = lambda using, **_rest: self._compiler_for(values, using)
        return list(asked)

    def _compiler_for(self, values: Mapping[str, Any], using: str) -> Any:
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[using]
        sent = tuple(_sent(param, values, compiler.connection) for param in self.params)
        compiler.as_sql = lambda *_args, **_rest: (self.sql, sent)
        return compiler


def _sent(param: Any, values: Mapping[str, Any], connection: Any) -> Any:
    if not isinstance(param, _Later):
        return param
    return param.output_field.get_db_prep_value(values[param.name], connection)
