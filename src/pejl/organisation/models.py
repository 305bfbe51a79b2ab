"""Units, the people who sign in, and where and as what they are employed."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from pejl.shared.guards import append_only
from pejl.shared.names import search_key, sort_key
from pejl.shared.versions import Version

from .rules import Role


class Unit(models.Model):
    """A node of the organisation."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    above = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="unit_name_is_its_own",
                fields=["name"],
                violation_error_message="Der er allerede en enhed med det navn.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, login: str, name: str, password: str | None = None) -> "User":
        user = self.model(login=login, name=name, search_key=search_key(name), sort_key=sort_key(name))
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login=(username or "").casefold())


class User(AbstractBaseUser):
    """Someone who signs in: nothing but a sign-in and a name."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    login = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    search_key = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=400)
    is_active = models.BooleanField(default=True)
    last_login = None  # type: ignore[assignment]

    objects = UserManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(name="user_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Employment(models.Model):
    """One person in one unit; what it says from when lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="employments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="employments")

    def __str__(self) -> str:
        return f"{self.user} i {self.unit}"


class EmploymentVersion(Version):
    item = models.ForeignKey(Employment, on_delete=models.PROTECT, related_name="versions")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    title = models.CharField(max_length=100)

    guards = append_only()

    class Meta(Version.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"
