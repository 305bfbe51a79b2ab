"""`pejl chain`: which learning is strategic and why, and what needs call for."""

import json

from pejl.config import cli
from pejl.demo.chain import weave

from .conftest import ACTIVITY, DEMAND


def test_each_activity_is_traced_with_its_paths_or_its_missing_link(needed, capsys):
    assert cli.main(["chain", "trace", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {
        "day": "2026-11-23",
        "needs_as_of": "2026-11-23",
        "activities": [
            {
                "key": "LA-1",
                "title": "To formiddage",
                "strategic": True,
                "state": "thought",
                "in_words": "Tænkt",
                "paths_up": 1,
                "paths": [["P-1", "SM-1", "PM-1", "KP-1", "LM-1", "LA-1"]],
                "needs": ["Tale, så begge bliver hørt"],
                "missing": [],
            }
        ],
    }


def test_the_missing_link_of_every_kind_is_told_in_a_sentence(planner, capsys):
    weave(planner)
    assert cli.main(["chain", "trace"]) == 0
    told = capsys.readouterr().out
    for sentence in (
        "Aktiviteten har ikke noget læringsmål.",
        "er kun et bud endnu.",
        "Politikken »Afdelingens kvalitetsaftale« udløb",
        "Ingen borgers behov kalder på det lige nu.",
    ):
        assert sentence in told


def test_demand_is_read_from_a_file(thread, capsys, tmp_path):
    file = tmp_path / "behov.csv"
    file.write_text(DEMAND)
    assert cli.main(["chain", "demand", str(file), "--as-of", "2026-11-23"]) == 0
    assert "1 linjer er i kraft fra 23.11.2026." in capsys.readouterr().out
    assert cli.main(["chain", "trace", "--day", "2026-11-23"]) == 0
    assert "LA-1  To formiddage: Tænkt" in capsys.readouterr().out
    assert cli.main(["chain", "demand", str(tmp_path / "nix.csv")]) == 1
    assert thread[ACTIVITY].key == "LA-1"
