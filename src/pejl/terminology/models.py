"""Code systems in versions that are loaded once and never change, and the binding that puts them to use."""

from django.db import models
from django.db.models import F, Q

from pejl.shared.guards import append_only

from .rules import (
    HIGHEST_LEVEL,
    LONGEST_CODE,
    LONGEST_DISPLAY,
    LONGEST_URL,
    LONGEST_VERSION,
    Purpose,
)


class CodeSystem(models.Model):
    """A code system by its address; it may be bound before any version of it is loaded."""

    url = models.CharField(max_length=LONGEST_URL, unique=True)

    def __str__(self) -> str:
        return self.url


class CodeSystemVersion(models.Model):
    system = models.ForeignKey(CodeSystem, on_delete=models.PROTECT, related_name="versions", db_index=False)
    version = models.CharField(max_length=LONGEST_VERSION, blank=True)
    title = models.CharField(max_length=LONGEST_URL)
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    guards = append_only()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="code_system_version_is_loaded_once",
                fields=["system", "version"],
                violation_error_message="Den version af kodesystemet er allerede indlæst.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}".rstrip()


class Concept(models.Model):
    """A node of a version's tree, in the order of the file.

    What lies below it stands at `position + 1` to `last_position`, so that a branch is one range of an index.
    """

    version = models.ForeignKey(
        CodeSystemVersion, on_delete=models.PROTECT, related_name="concepts", db_index=False
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    code = models.CharField(max_length=LONGEST_CODE)
    display = models.CharField(max_length=LONGEST_DISPLAY)
    definition = models.TextField(blank=True)
    path = models.TextField()
    search_key = models.TextField()
    depth = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    last_position = models.PositiveIntegerField()
    selectable = models.BooleanField()

    within: str
    """The path below the branch in use; only on what `queries.choices_for` and `queries.find` answer."""

    guards = append_only()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                name="concept_code_is_its_own",
                fields=["version", "code"],
                violation_error_message="Koden står to gange i samme version.",
            ),
            models.UniqueConstraint(
                name="concept_position_is_its_own",
                fields=["version", "position"],
                violation_error_message="To begreber står samme sted i samme version.",
            ),
            models.CheckConstraint(
                name="concept_branch_ends_after_it_begins",
                condition=Q(last_position__gte=F("position")),
                violation_error_message="En gren slutter ikke, før den begynder.",
            ),
            models.CheckConstraint(
                name="concept_has_a_parent_below_the_top",
                condition=Q(depth=0, parent=None) | Q(depth__gt=0, parent__isnull=False),
                violation_error_message="Et begreb under det øverste niveau har et over sig.",
            ),
            models.CheckConstraint(
                name="concept_has_code_and_display",
                condition=~Q(code="") & ~Q(display=""),
                violation_error_message="Et begreb har en kode og et navn.",
            ),
        ]

    def __str__(self) -> str:
        return self.display


class ValueSet(models.Model):
    """A chosen list of codes, which may come from systems that are not loaded."""

    url = models.CharField(max_length=LONGEST_URL)
    version = models.CharField(max_length=LONGEST_VERSION, blank=True)
    title = models.CharField(max_length=LONGEST_URL)
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    guards = append_only()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="value_set_version_is_loaded_once",
                fields=["url", "version"],
                violation_error_message="Den version af værdisættet er allerede indlæst.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}".rstrip()


class ValueSetMember(models.Model):
    value_set = models.ForeignKey(ValueSet, on_delete=models.PROTECT, related_name="members", db_index=False)
    system = models.CharField(max_length=LONGEST_URL)
    code = models.CharField(max_length=LONGEST_CODE)
    display = models.CharField(max_length=LONGEST_DISPLAY)
    position = models.PositiveIntegerField()
    selectable = models.BooleanField()

    guards = append_only()

    class Meta:
        ordering = ["value_set", "position"]
        constraints = [
            models.UniqueConstraint(
                name="value_set_member_is_its_own",
                fields=["value_set", "system", "code"],
                violation_error_message="Koden står to gange i samme værdisæt.",
            ),
        ]

    def __str__(self) -> str:
        return self.display


class Binding(models.Model):
    """The branch at `rank` (1 is preferred) for a purpose; the whole system where `root` is empty."""

    purpose = models.CharField(max_length=20, choices=[(purpose.value, purpose.value) for purpose in Purpose])
    rank = models.PositiveIntegerField()
    system = models.ForeignKey(CodeSystem, on_delete=models.PROTECT, related_name="bindings")
    root = models.CharField(max_length=LONGEST_CODE, blank=True)
    by_name = models.BooleanField()

    class Meta:
        ordering = ["purpose", "rank"]
        constraints = [
            models.UniqueConstraint(
                name="binding_rank_is_its_own",
                fields=["purpose", "rank"],
                violation_error_message="To grene er lige foretrukne til samme formål.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.rank}"


class BindingLevel(models.Model):
    """The number of a level, which code systems do not carry; none for "not assessed"."""

    binding = models.ForeignKey(Binding, on_delete=models.CASCADE, related_name="levels")
    code = models.CharField(max_length=LONGEST_CODE)
    ordinal = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="binding_level_has_one_number",
                fields=["binding", "code"],
                violation_error_message="Niveauet har allerede et tal.",
            ),
            models.CheckConstraint(
                name="binding_level_number_in_range",
                condition=Q(ordinal=None) | Q(ordinal__lte=HIGHEST_LEVEL),
                violation_error_message="Et niveau er fra 0 til 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.ordinal}"
