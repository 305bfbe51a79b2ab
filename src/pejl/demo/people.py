"""Who there is in the demo, and how they say yes to each other."""

from dataclasses import dataclass

from pejl.circles.actions import YES, answer, propose
from pejl.circles.kinds import Change
from pejl.circles.models import Circle
from pejl.journal.rules import Doer
from pejl.organisation.actions import Terms, add_unit, add_user, employ
from pejl.organisation.models import Unit, User
from pejl.organisation.queries import capacities_of
from pejl.organisation.rules import Capacity, Role
from pejl.shared import clock

BY_THE_DEMO = Doer(None, "demo")


@dataclass(frozen=True)
class Town:
    """Everyone who is there when the stories begin."""

    north: Unit
    youth: Unit
    karen: User
    jonas: User
    bo: User
    fatima: User
    clara: User
    charlie: User
    lone: User
    inge: User


def as_employee(user: User) -> Capacity:
    return next(one for one in capacities_of(user, clock.today()) if one.is_employee)


def as_themselves(user: User) -> Capacity:
    return capacities_of(user, clock.today())[0]


def people_come() -> Town:
    care = add_unit("Social Omsorg", by=BY_THE_DEMO)
    north = add_unit(
        "Hjemmeplejen Nord",
        by=BY_THE_DEMO,
        above=care,
        phone="70 00 00 01",
        address="Nordgade 1, 9000 Aalborg",
    )
    youth = add_unit("Team Ung", by=BY_THE_DEMO, above=care, phone="70 00 00 02")
    south = add_unit("Hjemmeplejen Syd", by=BY_THE_DEMO, above=care, phone="70 00 00 03")
    advice = add_unit(
        "Råd og Støtte",
        by=BY_THE_DEMO,
        above=care,
        phone="70 00 00 04",
        address="Rådhuspladsen 4, 9000 Aalborg",
    )
    names = {
        "karen": "Karen Holm",
        "jonas": "Jonas Lind",
        "bo": "Bo Kjær",
        "fatima": "Fatima Aslan",
        "clara": "Clara Winther",
        "charlie": "Charlie Bak",
        "lone": "Lone Dam",
        "inge": "Inge Due",
    }
    users = {login: add_user(login, name, by=BY_THE_DEMO) for login, name in names.items()}
    posts = [
        ("bo", north, Role.FRONT_LINE, "hjemmehjælper"),
        ("fatima", youth, Role.FRONT_LINE, "bostøtte"),
        ("clara", north, Role.LEADER, "leder"),
        ("charlie", south, Role.FRONT_LINE, "hjemmehjælper"),
        ("inge", advice, Role.CASE_WORKER, "rådgiver"),
    ]
    for login, unit, role, title in posts:
        employ(users[login], unit, Terms(role, title, clock.today()), by=BY_THE_DEMO)
    return Town(north, youth, **users)


def agree(circle: Circle, changes: list[Change], *, by: Capacity, yes_from: Capacity) -> None:
    table = propose(circle, changes, by=by)
    answer(table.version, YES, shown_hash=table.version.sentence_hash, by=yes_from)
