"""A file that was handed in, while somebody looks at what it would do."""

import uuid

from django.db import models

from pejl.organisation.models import User
from pejl.shared.fields import SealedTextField

from .rules.formats import Format


class Received(models.Model):
    """Kept until it is brought in, or a day has gone. Only the one who handed it in sees it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=6, choices=[(one.value, one.value) for one in Format])
    default_set = models.CharField(max_length=60, blank=True)
    content = SealedTextField()
    received_at = models.DateTimeField()
    brought_in_at = models.DateTimeField(null=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    untouched = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.uid)
