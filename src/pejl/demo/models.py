"""The mark of a demo database: without it nobody steps in without a password."""

from django.db import models


class DemoMark(models.Model):
    made_at = models.DateTimeField()
    made_from = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"demo {self.made_at:%d.%m.%Y}"
