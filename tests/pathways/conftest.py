from tests.circles.conftest import at_screen, uid

__all__ = ["at_screen", "uid"]
