"""The table of addresses, as spreadsheets in Bonn, Paris and Madrid save it."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.letters.addresses import AddressesUnreadable, Contact, address_of, read_addresses
from pipeline.letters.draft import Addressing
from pipeline.reports.names import addressee_in

MOROCCO, SPAIN = "Government of Morocco", "Government of Spain"
CASES = [
    ("F21_addresses_semicolon.csv", "focal@ma.example"),
    ("F21_addresses_twice.csv", "focal@ma.example, second@ma.example"),
    ("F21_addresses_two_in_a_cell.csv", "focal@ma.example, second@ma.example"),
]


@pytest.mark.parametrize(("file", "morocco"), CASES)
def test_everybody_is_written_to(corpora: Path, file: str, morocco: str) -> None:
    known = read_addresses(corpora / "field-cases" / file)
    assert address_of(MOROCCO, known) == morocco
    assert address_of(SPAIN, known) == "focal@es.example"


HEADS = ["Name,Address", "NAME;E-MAIL", "Nom;Adresse", "Nombre;Dirección", "name\taddress"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_head_may_be_written_as_people_do(tmp_path: Path, head: str, encoding: str) -> None:
    between = next(mark for mark in ",;\t" if mark in head)
    table = tmp_path / "a.csv"
    table.write_bytes(f"{head}\nEspaña{between}Ana <ana@es.example>\n".encode(encoding))
    assert address_of("España", read_addresses(table)) == "ana@es.example"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,mobile\nSpain,1\n", "has no column address"),
        ("", "is empty"),
        ("name,address\nSpain,ask Ana\n", "line 2: “ask Ana” is no mail address"),
        ("name,address\nSpain,a@b\n", "“a@b” is no mail address"),
        ("name,address\nSpain,a@es.example b@es.example\n", "is no mail address"),
        ("name;address\nSpain;a@es.example;b@es.example@x\n", None),
    ],
)
def test_what_is_no_address_is_refused(tmp_path: Path, text: str, sentence: str | None) -> None:
    table = tmp_path / "a.csv"
    table.write_text(text, "utf-8")
    if sentence is None:
        assert address_of("Spain", read_addresses(table)) == "a@es.example"
        return
    with pytest.raises(AddressesUnreadable, match=sentence):
        read_addresses(table)


TABLE = """name;address;langue;fonction;depuis
Niger;focal@ne.example;français;point focal;
Niger;bureau@ne.example;fr;copie;
Niger;next@ne.example;fr;;2031-01-01
Chad;focal@td.example;;;
"""


def test_language_role_and_day_of_a_contact(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE, "utf-8")
    book, today = read_addresses(table), date(2030, 1, 1)
    assert address_of("Niger", book, today) == "focal@ne.example"
    assert address_of("Niger", book, date(2031, 1, 1)) == "focal@ne.example, next@ne.example"
    assert Addressing(book, today).copies(["Niger"]) == "bureau@ne.example"
    assert Addressing(book, today).spoken(["Niger"], "en") == "fr"
    assert Addressing(book, today).spoken(["Niger", "Chad"], "en") == "en"
    assert Addressing(book, today, "es").spoken(["Niger"], "en") == "es"


NAMES_OF_NIGER = [
    "Niger", "niger", "Government of Niger", "Governments of Niger", "Government of the Niger",
    "Gouvernement du Niger", "Gobierno del Níger", "Níger", "Le gouvernement du Niger",
]  # fmt: skip
OTHERS = ["Nigeria", "Government of Nigeria", "Ministry of Forests of Niger", "Niger and Chad"]


@pytest.mark.parametrize("written", NAMES_OF_NIGER)
@pytest.mark.parametrize("named", NAMES_OF_NIGER)
def test_a_government_is_known_by_all_names_of_its_state(
    tmp_path: Path, written: str, named: str
) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"name;address\n{written};focal@ne.example\n", "utf-8")
    assert address_of(named, read_addresses(table)) == "focal@ne.example"


@pytest.mark.parametrize("named", OTHERS)
def test_who_is_not_the_government_is_not_written_to_for_it(tmp_path: Path, named: str) -> None:
    table = tmp_path / "a.csv"
    table.write_text("name;address\nGovernment of Niger;focal@ne.example\n", "utf-8")
    assert address_of(named, read_addresses(table)) == ""


SEVEN = ["Niger", "Chad", "Mali", "Sudan", "Egypt", "Libya", "Algeria"]


def test_a_joint_proposal_names_who_has_no_address() -> None:
    """Seven governments, addresses known of five: all five are written to, two are named."""
    book = {name.lower(): (Contact(f"focal@{name.lower()}.example"),) for name in SEVEN[:5]}
    joint = Addressing(book, date(2030, 1, 1))
    assert joint.addresses(SEVEN).count("@") == 5
    assert [remark.say("en") for remark in joint.remarks(SEVEN)] == [
        "no address for some of the addressees (5/7: Libya; Algeria)"
    ]
    assert joint.remarks(SEVEN[:5]) == ()


@pytest.mark.parametrize(
    ("cells", "words"), [(";klingon;;", "no language"), (";;;2030-13-01", "is not a day")]
)
def test_a_contact_that_cannot_be_used(tmp_path: Path, cells: str, words: str) -> None:
    table = tmp_path / "a.csv"
    head = "name;address;language;role;since"
    table.write_text(f"{head}\nNiger;focal@ne.example{cells}\n", "utf-8")
    with pytest.raises(AddressesUnreadable, match=words):
        read_addresses(table)


NAMED = [
    ("fr", "Governments of Niger", "Gouvernement du Niger"),
    (
        "fr",
        "Governments of Niger, Chad and the Netherlands",
        "Gouvernement du Niger, Gouvernement du Tchad, Gouvernement des Pays-Bas",
    ),
    ("es", "Gouvernements du Niger et du Pérou", "Gobierno del Níger, Gobierno del Perú"),
    ("fr", "Chad", "Gouvernement du Tchad"),
    ("en", "Bolivia", "Government of the Plurinational State of Bolivia"),
    ("en", "European Union", "European Union"),
    ("en", "Governments of Niger", "Governments of Niger"),
    ("fr", "Governments of Kenya and IUCN", "Governments of Kenya and IUCN"),  # nobody is dropped
    ("fr", "Jordan Smith", "Jordan Smith"),
    ("fr", "Ministry of Forests, Chad", "Ministry of Forests, Chad"),
]


@pytest.mark.parametrize(("language", "written", "named"), NAMED)
def test_governments_are_named_in_the_language_of_the_letter(
    language: str, written: str, named: str
) -> None:
    assert addressee_in(language, written) == named
