"""Who gets in where: every address of the house, every member of the cast, reading and sending.

    nobody   has not signed in                      Karen    owns the pathway
    Rie      has a power of attorney for Karen      Mette    her daughter: Karen shares name and plan
    Viggo    a volunteer who has promised nothing   Bo       is with her, front line
    Inge     is with her, a case worker             Clara    leads Bo's unit, and is not with her
    Charlie  works elsewhere                        Jonas    another citizen
    Bo home  Bo, here as himself

In a cell stand what comes of reading the address, and of sending an empty form to it.
"""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, clear_url_caches, get_resolver, reverse

from pejl.circles.actions import YES, Said, propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.models import Voice
from pejl.circles.rules import Answer, How, MemberKind, Part, Side
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.config import urls
from pejl.demo.models import DemoMark
from pejl.demo.story import BY_THE_DEMO, agree, as_employee, as_themselves
from pejl.journal.models import Envelope
from pejl.letters.actions import Posting, send_plan
from pejl.organisation.actions import add_user
from pejl.organisation.rules import Capacity
from pejl.pathways.changes import BeginGoal, BeginIntervention, WriteStrength, WriteWish
from pejl.pathways.rules import Approach, HopesFor
from pejl.rulings.actions import Statement, answer_hearing, begin, issue, send_hearing
from pejl.rulings.queries import Dispatch, case_of
from pejl.rulings.rules import Channel, Draft, Outcome, RulingKind
from pejl.shared import clock
from tests.cast import Cast
from tests.client import StrictClient

SIGNS = {
    "D": "the door: sign in first",
    "P": "the page",
    "F": "the form again, with what it still needs",
    "G": "done, and led on",
    "N": "refused, with every reason",
    ".": "there is no such page",
    "x": "not in that way",
}
CAST = ["nobody", "Karen", "Rie", "Mette", "Viggo", "Bo", "Inge", "Clara", "Charlie", "Jonas", "Bo home"]
TABLE = """
"""
