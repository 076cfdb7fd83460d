"""What the header block, the box and the disclaimer say in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wordings:
    logo: tuple[str, ...]
    distribution: str
    original: str  # with {original}
    meeting: tuple[str, ...]  # with {agenda}
    summary: str
    disclaimer: str
    illustration: str


WORDINGS = {
    "en": Wordings(
        logo=("CONVENTION ON", "MIGRATORY", "SPECIES"),
        distribution="Distribution: General",
        original="Original: {original}",
        meeting=(
            "15th MEETING OF THE CONFERENCE OF THE PARTIES",
            "Campo Grande, Brazil, 23 - 29 March 2026",
            "Agenda Item {agenda}",
        ),
        summary="Summary:",
        disclaimer=(
            "The geographical designations employed in this document do not imply the expression "
            "of any opinion whatsoever on the part of the CMS Secretariat (or the United Nations "
            "Environment Programme) concerning the legal status of any country, territory, or "
            "area, or concerning the delimitation of its frontiers or boundaries. The "
            "responsibility for the contents of the document rests exclusively with its author."
        ),
        illustration="Illustration written for this project; not a real submission",
    ),
    "fr": Wordings(
        logo=("CONVENTION SUR", "LES ESPÈCES", "MIGRATRICES"),
        distribution="Distribution : Générale",
        original="Original : {original}",
        meeting=(
            "15e SESSION DE LA CONFÉRENCE DES PARTIES",
            "Campo Grande, Brésil, 23 – 29 mars 2026",
            "Point {agenda} de l’ordre du jour",
        ),
        summary="Résumé :",
        disclaimer=(
            "Les appellations géographiques utilisées dans ce document n'impliquent d'aucune "
            "manière l'opinion de la part du Secrétariat de la CMS (ou du Programme des Nations "
            "Unies pour l’environnement) sur le statut juridique des pays, territoires ou zones, "
            "ou sur le tracé de leurs frontières. La responsabilité du contenu du document "
            "incombe exclusivement à son auteur."
        ),
        illustration="Illustration écrite pour ce projet ; ce n’est pas un vrai document",
    ),
    "es": Wordings(
        logo=("CONVENCIÓN SOBRE", "LAS ESPECIES", "MIGRATORIAS"),
        distribution="Distribución: General",
        original="Original: {original}",
        meeting=(
            "15ª REUNIÓN DE LA CONFERENCIA DE LAS PARTES",
            "Campo Grande, Brasil, 23 – 29 de marzo 2026",
            "Punto {agenda} del orden del día",
        ),
        summary="Resumen:",
        disclaimer=(
            "Las designaciones geográficas empleadas en este documento no implican, de parte de "
            "la Secretaría de la CMS (o del Programa de las Naciones Unidas para el Medio "
            "Ambiente), juicio alguno sobre la condición jurídica de los países, territorios o "
            "zonas citados, ni sobre el trazado de sus fronteras. La responsabilidad del "
            "contenido del documento recae exclusivamente en su autor."
        ),
        illustration="Ilustración escrita para este proyecto; no es un documento real",
    ),
}
