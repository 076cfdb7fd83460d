"""What a geographical range says of the States it names."""

import tomllib
from pathlib import Path

import pytest

from extractors.document import Location, Paragraph
from extractors.fields.states.countries import known_states, state_name
from extractors.fields.states.range_states import find_named_groups, find_named_states, settle
from extractors.fields.states.state_groups import find_state_groups
from tests.builders import paragraph


def prose(text: str) -> list[Paragraph]:
    return [paragraph(line, Location(n)) for n, line in enumerate(text.splitlines(), 1)]


def roles(paragraphs: list[Paragraph]) -> dict[str, str]:
    return {iso: role.value for iso, role in settle(find_named_states(paragraphs)).items()}


def with_role(text: str, role: str) -> str:
    return " ".join(iso for iso, found in roles(prose(text)).items() if found == role)


RANGE = [
    ("Kenya, Uganda and the United Republic of Tanzania.", "KE UG TZ"),
    ("The species is found in Mali, Niger and Chad but not in Nigeria.", "ML NE TD"),
    ("It breeds in Norway; in Sweden it is only a rare visitor.", "NO"),
    ("Formerly present in Iraq and Syria, it survives only in Türkiye.", "TR"),
    ("Extinct: Algeria, Tunisia. Extant: Morocco.", "MA"),
    ("The range once included Egypt; today the bird lives only in Sudan.", "SD"),
    ("Records from Oman have not been confirmed.", ""),
    ("There have been no sightings in Ghana, and the species is probably extinct there.", ""),
    ("Peru shares the population. Chile, where it was never recorded, is not concerned.", "PE"),
    ("Although it reaches France in autumn, breeding is confined to Spain.", "FR ES"),
    ("L'espèce vit au Mali. Le Burkina Faso n'abrite plus que quelques individus.", "ML BF"),
    ("Éteinte au Tchad, elle n’a jamais été signalée au Soudan ; elle subsiste au Mali.", "ML"),
    ("On la rencontre en Espagne, au Portugal et, plus rarement, au Maroc.", "ES PT MA"),
    ("Ni l'Algérie ni la Tunisie ne font partie de l'aire de répartition.", ""),
    ("Le Gabon n’est pas inclus dans l’action, qui porte sur le Congo et le Cameroun.", "CG CM"),
    ("Accidentelle en Italie et à Malte.", ""),
    ("Estados del área de distribución: Argentina, Chile. Extinguida en Bolivia.", "AR CL"),
    ("Está ausente del Ecuador y de Colombia, y ya no se encuentra en Venezuela.", ""),
    ("No se ha registrado en Honduras. Nicaragua alberga la mayor población.", "NI"),
    ("Uruguay no forma parte del área, pero el sur del Brasil sí.", "BR"),
    ("The following Range States: Belize; Guatemala; Honduras.", "BZ GT HN"),
    ("Colonies in Angola were wiped out during the war.", ""),
    ("It was introduced to Cuba and is kept in zoos in Germany.", ""),
    ("Range States outside the flyway, such as South Africa, are not dealt with.", ""),
    ("The Government of Iran has been consulted. The range covers Armenia.", "AM"),
    ("Breeding in Kazakhstan, wintering in Iraq; stray birds in Italy.", "KZ IQ"),
    ("The population has disappeared from northern Algeria but persists in the south.", "DZ"),
    ("Unlike in Kenya, the species is common in Uganda.", "KE UG"),
    ("The turtles that nest in Oman do not belong to this population.", ""),
    ("They cross Turkey; a few go as far as Egypt. None winter in Libya.", "TR EG"),
    ("Es un visitante ocasional en Panamá. Cría en Colombia, aunque no en el Ecuador.", "CO"),
    ("Elle a été réintroduite en Suisse, d'où elle avait disparu.", "CH"),
    ("Uruguay (sin registros desde 2005) y Bolivia (Beni).", "UY BO"),
    ("Birds have strayed to Israel and Malta. These countries are outside the range.", ""),
    ("Les oiseaux du Kenya, qui forment une population à part, n’en relèvent pas.", ""),
    ("From Peru along the Chilean coast, where a German trader saw it.", "PE CL"),
    ("dans l’enclave angolaise du Cabinda et au Gabon", "AO GA"),
    ("It lives in Gabon up to the border with Cameroon.", "GA"),
    ("Elle vit au Bénin, jusqu’à la frontière du Togo, et au Ghana.", "BJ GH"),
    ("It breeds in Chile. Another population lives in Australia and New Zealand.", "CL"),
    ("Cría en Chile; otra población vive en Australia.", "CL"),
    ("It used to winter in Iraq. It winters in Iran.", "IR"),
    ("A sighting in Benin remains to be confirmed.", ""),
    ("Guinea-Bissau, Equatorial Guinea and Papua New Guinea", "GW GQ PG"),
]


@pytest.mark.parametrize(("text", "states"), RANGE, ids=[row[0][:40] for row in RANGE])
def test_range_states(text: str, states: str) -> None:
    assert set(with_role(text, "range").split()) == set(states.split())


PASSING = [
    ("Breeding: Mali (Gao); Togo (Lomé), the coast; Benin (Pendjari), the park.", "ML TG BJ"),
    ("It lives in Kenya and Uganda. Rwanda has fine marshes and no crane.", "KE UG"),
    ("Breeds in Mali, Niger and Chad. Old books name Nigeria by mistake.", "ML NE TD"),
    ("Range States: Peru, Chile. Bolivia keeps two in a museum.", "PE CL"),
    ("Found in Laos and Viet Nam. The bones from Myanmar were those of a deer.", "LA VN"),
    ("It winters in Iraq, Iran and Oman. Mauritius lost its herons in 1850.", "IQ IR OM"),
    ("Nests in Spain and Italy; Malta and Cyprus see one in ten years.", "ES IT"),
    ("Kenya, Uganda, Rwanda. Ethiopia is home to a related species.", "KE UG RW"),
    ("It lives in Chile and Peru and nowhere else. Ecuador has one old record.", "CL PE"),
    ("The bats of Mali, Niger and Togo. Those of Yemen form no part of this.", "ML NE TG"),
    ("Mali, Niger and Togo. The herds also graze in Benin.", "ML NE TG BJ"),
    ("Mali, Niger and Togo. Birds pass through Libya in May.", "ML NE TG LY"),
    (
        "It lives from Iceland to Egypt. The action is limited to Spain, France and Italy.",
        "ES FR IT",
    ),
    ("Elle vit au Mali et au Niger. Le Togo a des mares et pas de grue.", "ML NE"),
    ("Mali, Niger, Tchad. Le Soudan figure dans les livres par confusion.", "ML NE TD"),
    ("Niche en Espagne et en Italie ; Malte et Chypre en voient une tous les dix ans.", "ES IT"),
    ("Elle vit en Italie et en Grèce. Au Liban, on l’a revue une fois.", "IT GR"),
    ("Espagne, France, Italie. Maurice a perdu ses derniers en 1850.", "ES FR IT"),
    ("Mali, Niger, Togo. Les os du Bénin étaient ceux d’un chacal.", "ML NE TG"),
    ("Mali, Niger, Togo. Le Bénin en abrite aussi quelques-uns.", "ML NE TG BJ"),
    ("Mentions anciennes seulement : Portugal, Belgique. Noyaux : Malte, Chypre.", "MT CY"),
    ("De la Norvège au Maroc. L’action est limitée à l’Espagne et à la France.", "ES FR"),
    ("Vive en el Perú y en Chile y no en otra parte.", "PE CL"),
    ("Cría en el Perú y en Chile. La Argentina tiene dos pieles en un museo.", "PE CL"),
    ("México, Belice y Guatemala. En Cuba no se ha visto.", "MX BZ GT"),
    ("México, Belice, Guatemala. Honduras la tuvo y perdió sus últimas en 1950.", "MX BZ GT"),
    ("Anida en Chile y Perú; Ecuador y Panamá la esperan cada diez años.", "CL PE"),
    ("Registros antiguos: Uruguay, Paraguay. Presencia actual: Brasil, Bolivia.", "BR BO"),
    ("México, Belice y Guatemala. El Salvador también la acoge.", "MX BZ GT SV"),
    ("Vive de Chile a México. La acción se limita al Perú, Ecuador y Colombia.", "PE EC CO"),
]


@pytest.mark.parametrize(("text", "states"), PASSING, ids=[row[0][:40] for row in PASSING])
def test_a_state_named_in_passing_is_none_of_the_range(text: str, states: str) -> None:
    assert set(with_role(text, "range").split()) == set(states.split())


def test_a_lone_state_named_in_passing_is_kept_where_no_list_stands() -> None:
    assert with_role("The road to Kenya is long.", "range") == "KE"


def test_items_are_counted_with_their_places_in_brackets() -> None:
    text = "Seen in:\n• Oman\n• France (La Réunion)\n• India (west)\nTogo has a pond."
    assert set(with_role(text, "range").split()) == {"OM", "FR", "RE", "IN"}


OTHERS = [
    ("The pelican has been extinct in Hungary and disappeared from Serbia.", "extinct", "HU RS"),
    ("A disparu de la Grèce ; éteinte en Albanie.", "extinct", "GR AL"),
    ("Se extinguió en las Canarias (España) y en Cabo Verde.", "extinct", "ES CV"),
    ("Vagrants have reached Poland.", "vagrant", "PL"),
    ("Des animaux errants ont été vus au Sénégal et au Cap-Vert.", "vagrant", "SN CV"),
    ("Es divagante en Noruega, Suecia y los\nPaíses Bajos.", "vagrant", "NO SE NL"),
    ("There are no records from Malta, and none from Cyprus.", "outside", "MT CY"),
    ("Albania was consulted; Greece is a Range State.", "consulted", "AL"),
]


@pytest.mark.parametrize(("text", "role", "states"), OTHERS)
def test_states_that_are_named_for_another_reason(text: str, role: str, states: str) -> None:
    assert set(with_role(text, role).split()) == set(states.split())


NAMESAKES = [
    ("Georgia (USA), the Niger delta, Lake Chad and New Mexico", "US"),
    ("off Georgia and Florida in the United States of America", "US"),
    ("in New Jersey and Delaware Bay in the United States", "US"),
    ("Data by BirdLife South Africa and WWF Pakistan show that it breeds in Namibia.", "NA"),
    ("The Wildlife Trust of India and the Kenya Wildlife Service count birds in Oman.", "OM"),
    ("Dr Jordan Smith and Chad Brown saw Jersey cattle in Kenya.", "KE"),
    ("in the Inner Niger Delta in Mali and along the Senegal River", "ML"),
    ("del golfo de Guinea al estrecho de Gibraltar, y en Marruecos", "MA"),
    ("Georgia and Armenia", "GE AM"),
    ("The Embassy of Norway and Air Mauritius helped. It breeds in Kenya.", "KE"),
    ("L’ambassade de Norvège a payé. Il niche au Gabon.", "GA"),
    ("La Embajada de Noruega pagó. Cría en el Perú.", "PE"),
    ("Salvador Allende escribió el texto. Cría en Chile.", "CL"),
    ("The France-Monaco Fund pays. It breeds in Malta.", "MT"),
    ("It occurs in the Niger Delta of Nigeria.", "NG"),
    ("It was agreed in Monaco. It breeds in Greece.", "GR"),
    ("It breeds in Mali; vagrant: Ireland, Norway.", "ML"),
    ("It breeds in Mali; single birds have strayed to Ireland.", "ML"),
]


@pytest.mark.parametrize(("text", "states"), NAMESAKES)
def test_names_that_only_look_like_a_states(text: str, states: str) -> None:
    assert with_role(text, "range") == states


def test_a_row_says_what_becomes_of_the_state_in_it() -> None:
    rows = [("State", "Status"), ("Mali", "breeding"), ("Chad", "extinct"), ("Togo", "vagrant")]
    cells = [
        paragraph(text, Location(n * 2 + m, table=1, cell=(n + 1, m + 1)))
        for n, row in enumerate(rows)
        for m, text in enumerate(row)
    ]
    assert roles(cells) == {"ML": "range", "TD": "extinct", "TG": "vagrant"}


ROWS = [
    (("State", "Large form", "Small form"), ("Peru", "winters, does not breed", "none"), "range"),
    (("Country", "Elephants", "Crossings to"), ("Viet Nam", "about 100", "none"), "range"),
    (("Country", "Elephants", "Crossings to"), ("Brunei", "none", "none"), "outside"),
    (("País", "Parina grande", "Chica"), ("Perú", "invierno, no cría", "no cría"), "range"),
    (("État", "Statut", "Preuve"), ("Bulgarie", "éteint", "1940"), "extinct"),
]


@pytest.mark.parametrize(("head", "row", "role"), ROWS)
def test_a_row_is_read_with_its_heads(
    head: tuple[str, ...], row: tuple[str, ...], role: str
) -> None:
    table = [head, row, ("Malta", "present", "present")]
    cells = [
        paragraph(text, Location(n * 3 + m, table=1, cell=(n + 1, m + 1)))
        for n, texts in enumerate(table)
        for m, text in enumerate(texts)
    ]
    assert next(iter(roles(cells).values())) == role


def test_a_line_with_a_colon_goes_for_the_list_under_it() -> None:
    text = "Range States:\n• Mali\n• Niger\nFormer range:\n• Chad\nVagrant\n• Togo"
    found = {"ML": "range", "NE": "range", "TD": "extinct", "TG": "vagrant"}
    assert roles(prose(text)) == found


GROUPS = [
    ("The Sahelian States and Sudan.", ["Sahelian States"]),
    ("les États côtiers d’Afrique", ["États côtiers"]),
    ("en los cuatro países andinos de la cuenca", ["cuatro países andinos"]),
    ("the countries of the Gulf", ["countries of the Gulf"]),
    ("All eight are Range States of the species; the two States agree.", []),
]


@pytest.mark.parametrize(("text", "groups"), GROUPS)
def test_groups_of_states_are_named_as_they_are_written(text: str, groups: list[str]) -> None:
    assert [text[start:end] for start, end in find_state_groups(text)] == groups


def test_a_group_that_is_left_out_is_not_asked_about() -> None:
    text = "Les États du Sahel situés à l’est n’y sont pas compris."
    assert list(find_named_groups(prose(text))) == []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_name_of_a_state_is_a_group_of_states(language: str) -> None:
    names = [f"{state_name(iso, language)}." for iso in set(known_states().values())]
    assert [text for text in names if list(find_named_groups(prose(text)))] == []


def test_a_group_beside_a_state_is_asked_about() -> None:
    text = "The United States of America, the Andean countries and the countries of the Caribbean."
    assert [at for _, at, _ in find_named_groups(prose(text))] == [34, 59]


IN_TIME = [
    case
    for name in ("ranges_in_time.toml", "ranges_by_kind.toml")
    for case in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["case"]
]


@pytest.mark.parametrize("case", IN_TIME, ids=[case["text"][:60] for case in IN_TIME])
def test_where_it_was_is_told_from_where_it_is(case: dict[str, str]) -> None:
    assert set(with_role(case["text"], "range").split()) == set(case["states"].split())


MANY_SENTENCES = (
    "It breeds in Mali, Niger and Togo. It winters in Chad. In Togo it is only a vagrant."
)


@pytest.mark.parametrize("mark", ["", "• ", "4. "])
def test_a_section_that_stands_in_one_item_is_read_as_running_text(mark: str) -> None:
    assert with_role(f"{mark}{MANY_SENTENCES}", "range") == "ML NE TD"


def test_a_row_of_one_cell_heads_the_rows_beneath() -> None:
    rows = (
        ("State", "Packs", "Trend"),
        ("Botswana", "74", "stable"),
        ("Zambia", "29", "up"),
        ("Not part of the action", "", ""),
        ("South Africa", "52", "up"),
        ("Malawi", "1", "–"),
    )
    cells = [
        paragraph(text, Location(1, table=1, cell=(r + 1, c + 1)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    found = roles(cells)
    assert {iso for iso, role in found.items() if role == "range"} == {"BW", "ZM"}
    assert {found["ZA"], found["MW"]} == {"outside"}
