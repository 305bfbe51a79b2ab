"""Dates and times in English as they are written in Europe."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
