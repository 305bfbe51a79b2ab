"""When someone is taken to have been told, and to which day they have time."""

from datetime import date, timedelta

from pejl.rulings.reading import Law
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .days import after_working_days, this_or_next_working_day
from .kinds import Channel

LONGEST_BEFORE_SENT = timedelta(days=7)


def told_on(law: Law, channel: Channel, sent_on: date) -> date:
    """The day on which the citizen is taken to have it: post is some working days on its way.

    Justitsministeriets vejledning nr. 9533 af 26/6 2018, which Ankestyrelsen follows.
    """
    return after_working_days(sent_on, law.working_days_by(channel, sent_on))


def _last_day(law: Law, what: str, counted_from: date) -> date:
    """The day counted from is not counted; a last day off becomes the next working day."""
    return this_or_next_working_day(counted_from + timedelta(days=law.days_for(what, counted_from)))


def earliest_deadline(law: Law, channel: Channel, sent_on: date) -> date:
    """The shortest time that a hearing may give for an answer (forvaltningsloven § 19)."""
    return _last_day(law, "answer", told_on(law, channel, sent_on))


def complain_by(law: Law, told: date) -> date:
    """The last day to complain: four weeks from the day one was told (retssikkerhedsloven § 67)."""
    return _last_day(law, "complaint", told)


def maintain_by(law: Law, told: date) -> date:
    """The last day to say that the complaint stands, where it was met in part (retssikkerhedsloven § 66)."""
    return _last_day(law, "maintaining", told)


def reconsider_by(law: Law, received: date) -> date:
    """The last day to have looked again and, if need be, sent it on. A weekend gives us no more time."""
    return received + timedelta(days=law.days_for("reconsideration", received))


def hindrances_to_send(sent_on: date, today: date) -> list[str]:
    """Why a letter cannot be said to be sent on that day."""
    return reasons_among(
        {
            _("Vælg en dag, der ikke er gået. Fristen skal regnes fra den dag, det bliver sendt."): (
                sent_on < today
            ),
            _("Send det inden en uge."): sent_on > today + LONGEST_BEFORE_SENT,
        }
    )
