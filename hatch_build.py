"""Makes what is built and not kept in git: the assets (by npm) and the compiled catalogues.

The wheel is made with it, and `python hatch_build.py` does the same for a checkout.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = "src/pejl/assets/staticfiles.json"
CATALOGUES = "src/pejl/locale/*/LC_MESSAGES/*.po"


class MakeWhatIsBuilt(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            make(Path(self.root))


def make(root: Path) -> None:
    build_assets(root)
    compile_catalogues(root)


def build_assets(root: Path) -> None:
    """npm decides whether they are up to date. In a source package they lie built, and it is not asked."""
    npm = shutil.which("npm")
    is_checkout = (root / "frontend").is_dir() and npm
    if not is_checkout and (root / ASSETS).exists():
        return
    if not npm:
        raise SystemExit("The assets are built by npm, which is not here. Install nodejs and npm.")
    install_packages(root, npm)
    _run([npm, "run", "--silent", "build"], root)


def install_packages(root: Path, npm: str) -> None:
    """What the lock says, unless it is what lies there."""
    mark, lock = root / "node_modules/.installed", (root / "package-lock.json").read_text()
    if not mark.exists() or mark.read_text() != lock:
        _run([npm, "ci", "--no-audit", "--no-fund"], root)
        mark.write_text(lock)


def compile_catalogues(root: Path) -> None:
    for source in sorted(root.glob(CATALOGUES)):
        target = source.with_suffix(".mo")
        if is_behind(target, source):
            with source.open("rb") as opened:
                catalogue = read_po(opened, locale=source.parent.parent.name, abort_invalid=True)
            with target.open("wb") as opened:
                write_mo(opened, catalogue)


def is_behind(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def _run(command: list[str], root: Path) -> None:
    """What npm says is for people, and a builder's standard output is not."""
    subprocess.run(command, cwd=root, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    make(Path(__file__).resolve().parent)
