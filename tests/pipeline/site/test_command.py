"""`concerted publish`, and the folder shown on this machine."""

import json
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.register import open_register
from pipeline.site.output.target import is_address
from tests.pipeline.site.browsing import served
from tests.pipeline.site.seeds import seed

pytestmark = pytest.mark.slow  # each publishes a register of its own


@pytest.fixture
def home(own_home: Path) -> Path:
    """A register with actions in it, as the program of this user sees it."""
    with open_register(own_home) as register:
        seed(register)
    return own_home


def publish(*words: object) -> Result:
    return CliRunner().invoke(app, ["publish", *map(str, words)])


def test_it_writes_the_folder_and_says_so(home: Path, tmp_path: Path) -> None:
    ran = publish(tmp_path / "site", "--address", "https://example.org/register")
    assert ran.exit_code == 0
    assert "files written, 0 unchanged, 0 removed." in ran.stdout
    assert "https://example.org/register/en/" in (tmp_path / "site/sitemap.xml").read_text()
    assert (
        " 0 files written,"
        in publish(tmp_path / "site", "--address", "https://example.org/register/").stdout
    )


def test_without_an_address_it_says_which_one_is_named(home: Path, tmp_path: Path) -> None:
    assert "--address" in publish(tmp_path / "site").stderr


def test_without_a_folder_the_home_has_one(home: Path) -> None:
    assert publish().exit_code == 0
    assert (home / "site/en/index.html").is_file()


def test_json_is_all_that_goes_to_standard_output(home: Path, tmp_path: Path) -> None:
    answer = json.loads(publish(tmp_path / "site", "--json").stdout)
    assert answer["folder"] == str(tmp_path / "site")
    assert answer["written"] > 100


def test_a_folder_of_others_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.docx").write_text("mine")
    ran = publish(tmp_path / "mine")
    assert ran.exit_code == 2
    assert "not of an online register" in ran.stderr


@pytest.mark.parametrize("address", ["www.example.org", "ftp://example.org/", "https://", "a b"])
def test_an_address_has_to_be_one(home: Path, tmp_path: Path, address: str) -> None:
    ran = publish(tmp_path / "site", "--address", address)
    assert ran.exit_code == 2
    assert "is no address" in ran.stderr
    assert not (tmp_path / "site").exists()
    assert not is_address(address)


def test_a_folder_is_served_to_this_machine(site: Path) -> None:
    with served(site) as address, urlopen(f"{address}fr/action/97.1/") as answer:
        assert "Steppe Bustard" in answer.read().decode("utf-8")
