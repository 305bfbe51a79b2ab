"""`pejl chain import` and `pejl chain export`."""

import pytest

from pejl.chain.models import Node
from pejl.config import cli
from pejl.exchange.reading import gate

from .conftest import comma

TABLE = comma("Sæt;Pejlemærke;Kompetenceprofil;Kompetenceprofil: kompetencer", "fem;A;B;lytte: Lytte", ";;C;")


@pytest.fixture
def file(tmp_path, cast):
    path = tmp_path / "traad.csv"
    path.write_bytes(TABLE)
    return path


def test_a_file_is_tried_and_then_brought_in(file, capsys):
    told = (
        "nyt sæt: fem fem\nny kompetence: lytte Lytte\nny: PM-1 A\nny: KP-1 B\nny: KP-2 C\n"
        "3 nye, 0 ændrede, 0 uændrede\n"
    )
    assert cli.main(["chain", "import", str(file), "--set", "fem", "--dry-run"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{told}Intet er læst ind endnu.\n"
    assert said.err.startswith("bemærk: C3: Der står ikke noget til venstre for »C«.")
    assert Node.objects.count() == 0
    assert cli.main(["chain", "import", str(file), "--set", "fem"]) == 0
    assert capsys.readouterr().out == f"{told}{file} er læst ind.\n"
    assert cli.main(["chain", "import", str(file)]) == 0
    assert "0 nye, 0 ændrede, 3 uændrede" in capsys.readouterr().out


def refusal(capsys, *command: str) -> list[str]:
    assert cli.main(["chain", *command]) == 1
    return capsys.readouterr().err.splitlines()


def test_a_file_with_faults_is_not_brought_in(file, capsys):
    assert refusal(capsys, "import", str(file)) == [
        "C3: Skriv i kolonnen »Sæt«, hvilket sæt det hører til, eller vælg et sæt sammen med filen.",
        "Intet er læst ind.",
    ]


def test_a_file_that_is_not_there_or_too_large_is_told(file, capsys, monkeypatch):
    assert refusal(capsys, "import", f"{file}.csv") == ["Filen kan ikke læses: No such file or directory."]
    monkeypatch.setattr(gate, "LARGEST_FILE", 10)
    assert refusal(capsys, "import", str(file)) == ["Filen fylder 1 MB. Den må højst fylde 0 MB."]
    assert refusal(capsys, "import", "a.doc") == ["Filens navn skal slutte på .xlsx, .csv eller .json."]


def test_the_chain_is_written_in_each_format_and_says_what_it_lost(file, capsys, tmp_path):
    assert refusal(capsys, "export", "a.csv", "--format", "moodle") == [
        "Moodle tager ét sæt ad gangen. Vælg det med --set. Der er: ingen endnu."
    ]
    cli.main(["chain", "import", str(file), "--set", "fem"])
    for name, *more in (("a.xlsx",), ("a.csv",), ("a.json",), ("b.csv", "--format", "moodle")):
        capsys.readouterr()
        assert cli.main(["chain", "export", str(tmp_path / name), *more]) == 0
        said = capsys.readouterr()
        assert said.out == f"{tmp_path / name} er skrevet.\n"
        assert said.err.startswith("Det kan filen ikke rumme:\n")
        assert cli.main(["chain", "import", str(tmp_path / name)]) == 0
        assert "0 nye, 0 ændrede, 3 uændrede" in capsys.readouterr().out
    asked = ["export", str(tmp_path / "c.csv"), "--format", "moodle", "--set"]
    assert cli.main(["chain", *asked, "fem"]) == 0
    assert refusal(capsys, *asked, "seks")[-1].startswith("Moodle tager ét sæt ad gangen.")
    assert refusal(capsys, "export", str(tmp_path / "ingen" / "a.csv")) == [
        "Filen kan ikke skrives: No such file or directory."
    ]
