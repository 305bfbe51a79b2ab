"""What is asked for."""

PAGE, ALIKE, FLOOR = "/mit-forloeb/", "/bench/alike/", "/bench/floor/"
VIEWS = (PAGE, ALIKE, FLOOR)
NAMES = {PAGE: "the citizen's page", ALIKE: "like for like", FLOOR: "bare floor"}
