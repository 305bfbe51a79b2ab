"""People come in: by themselves or on a provider's word; what gives them posts; and who is refused."""

import hashlib
import uuid
from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import IntegrityError, transaction
from django.urls import reverse

from pejl.citizens.actions import let_sign_in
from pejl.citizens.models import Citizen
from pejl.citizens.rules import compact_cpr, hindrances_to_cpr
from pejl.journal.actions import record
from pejl.journal.rules import Doer, Entry, Kind
from pejl.organisation.actions import Terms, add_user, employ, end_employment_at_once
from pejl.organisation.models import Employment, EmploymentVersion, Unit, User
from pejl.organisation.rules import Role
from pejl.shared import clock
from pejl.shared.refusal import refuse_if
from pejl.shared.words import _

from .models import GivenPost, Person, SeenAnswer, person_index
from .rules import People, Presented, Provider, Refusal, WantedPost, hindrance_to_enter, posts_of


class NotLetIn(Exception):
    """Somebody whom a provider presented stays outside."""

    def __init__(self, why: Refusal) -> None:
        self.why = why
        super().__init__(why.value)


@transaction.atomic
def tell_signed_in(user: User, how: str) -> None:
    """Put on record that someone came in, and by what."""
    record(Entry(Kind.SIGNED_IN, Doer(user.uid, user.name), about=user.uid, content={"how": how}))


@transaction.atomic
def tell_refused(why: Refusal, *, user: User | None = None, provider: str = "", detail: str = "") -> None:
    """Put on record that someone was not let in. What was typed is not told: it may be a password."""
    content = {"why": why.value, "user": user.name if user else "", "provider": provider, "detail": detail}
    record(Entry(Kind.SIGN_IN_REFUSED, Doer(None, ""), about=user.uid if user else None, content=content))


@transaction.atomic
def tell_changed(user: User, what: str) -> None:
    """Put on record that someone changed how they come in."""
    record(Entry(Kind.ADMINISTERED, Doer(user.uid, user.name), about=user.uid, content={"what": what}))


@transaction.atomic
def invitation(user: User, *, by: Doer) -> str:
    """The address at which `user` chooses a password: once, for as long as a reset lasts."""
    words = {"what": "link to a new password", "user": user.name}
    record(Entry(Kind.ADMINISTERED, by, about=user.uid, content=words))
    key = default_token_generator.make_token(user)
    parts = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=parts)


@transaction.atomic
def know_by_number(user: User, number: str, *, by: Doer) -> None:
    """From now on `user` is who a provider names by this CPR number. Refused where somebody else is."""
    refuse_if(hindrances_to_cpr(number, clock.today()))
    citizen = Citizen.objects.with_cpr(number).first()
    index = person_index(compact_cpr(number))
    taken = Person.objects.filter(cpr_index=index).exclude(user=user).exists()
    of_another = citizen is not None and citizen.user is not None and citizen.user != user
    refuse_if([_("Nummeret hører til en anden bruger.")] if taken or of_another else [])
    if citizen is not None and citizen.user is None:
        let_sign_in(citizen, user, by=by)
    Person.objects.update_or_create(user=user, defaults={"cpr_index": index})
    record(
        Entry(Kind.ADMINISTERED, by, about=user.uid, content={"what": "known by number", "user": user.name})
    )


def take_once(assertion: str, good_until: datetime) -> bool:
    """Whether this answer was not taken before, by any process. What is long over is forgotten."""
    SeenAnswer.objects.filter(good_until__lt=clock.now() - timedelta(days=1)).delete()
    digest = hashlib.sha256(assertion.encode()).hexdigest()
    try:
        with transaction.atomic():
            SeenAnswer.objects.create(digest=digest, good_until=good_until)
    except IntegrityError:
        return False
    return True


def come_in(provider: Provider, presented: Presented, known: User | None) -> User:
    """The user whom the provider's word is about, with the posts it gives; NotLetIn says why not.

    Posts that are no longer given end in any case.
    """
    if why := hindrance_to_enter(provider, presented):
        raise NotLetIn(why)
    if provider.people is People.CITIZENS:
        return _person(provider, presented, known)
    return _employee(provider, presented, known)


@transaction.atomic
def _person(provider: Provider, presented: Presented, known: User | None) -> User:
    """By CPR number each time: it is the person who counts, not what a provider called them last."""
    if not presented.cpr or hindrances_to_cpr(presented.cpr, clock.today()):
        raise NotLetIn(Refusal.UNKNOWN_PERSON)
    user = _citizen(provider, presented) or _other_person(presented)
    if user is None:
        raise NotLetIn(Refusal.UNKNOWN_PERSON)
    return _the_same(user, known)


def _citizen(provider: Provider, presented: Presented) -> User | None:
    citizen = Citizen.objects.with_cpr(presented.cpr).select_for_update(of=("self",)).first()
    if citizen is None:
        return None
    if citizen.user is None:
        by = Doer(None, provider.name)
        user = add_user(_made_up_login(provider), citizen.name, by=by)
        let_sign_in(citizen, user, by=by)
        return user
    return citizen.user


def _other_person(presented: Presented) -> User | None:
    index = person_index(compact_cpr(presented.cpr))
    return User.objects.filter(person__cpr_index=index).first()


def _employee(provider: Provider, presented: Presented, known: User | None) -> User:
    wanted = posts_of(provider, presented.rights)
    if not wanted and known is None:
        raise NotLetIn(Refusal.NO_ROLE)
    with transaction.atomic():
        user = known or _colleague(provider, presented)
        _let_posts_follow(user, wanted, provider)
    if not wanted:
        raise NotLetIn(Refusal.NO_ROLE)
    return user


def _colleague(provider: Provider, presented: Presented) -> User:
    """Who has the sign-in name that the provider says, where it is to say it; else somebody new."""
    by_login = User.objects.filter(login=presented.login).first() if presented.login else None
    login = presented.login or _made_up_login(provider)
    return by_login or add_user(login, presented.name or login, by=Doer(None, provider.name))


def _let_posts_follow(user: User, wanted: list[WantedPost], provider: Provider) -> None:
    by, today = Doer(None, provider.name), clock.today()
    missing = set(wanted)
    for employment, version in _given_posts(user, provider):
        post = WantedPost(employment.unit.name, version.role, version.title)
        if post in missing:
            missing.remove(post)
        else:
            end_employment_at_once(employment, by=by)
    for post in sorted(missing):
        unit = Unit.objects.filter(name=post.unit).first()
        if unit is not None:
            employment = employ(user, unit, Terms(Role(post.role), post.title, today), by=by)
            GivenPost.objects.create(employment=employment, provider=provider.id)


def _given_posts(user: User, provider: Provider) -> list[tuple[Employment, EmploymentVersion]]:
    versions = EmploymentVersion.objects.in_force(clock.today()).filter(
        item__user=user, item__given__provider=provider.id
    )
    return [(version.item, version) for version in versions.select_related("item__unit", "item__user")]


def _the_same(user: User, known: User | None) -> User:
    if known is not None and known != user:
        raise NotLetIn(Refusal.SOMEONE_ELSE)
    return user


def _made_up_login(provider: Provider) -> str:
    return f"{provider.id}-{uuid.uuid4().hex[:12]}"
