"""A session as an iCalendar file (RFC 5545), so that it stands in one's own calendar."""

from icalendar import Calendar, Event

from pejl.chain.models import Session
from pejl.chain.queries import last_version, last_words_of


def calendar_of(session: Session) -> bytes:
    """One event. A new version of the session takes the place of the old one in the calendar."""
    words = last_words_of(session)
    event = Event()
    event.add("uid", f"{session.uid}@pejl")
    event.add("summary", last_version(session.activity).title)
    event.add("dtstart", words.starts_at)
    event.add("dtend", words.ends_at)
    event.add("dtstamp", words.recorded_at)
    event.add("sequence", words.number - 1)
    event.add("location", words.where)
    event.add("status", "CANCELLED" if words.is_cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Pejl//DA")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    file: bytes = calendar.to_ical()
    return file
