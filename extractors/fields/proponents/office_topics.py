"""What ministries and other offices of a State are for, in en, fr and es."""

_TOPICS = """
environment climate change disaster management meteorology fisheries agriculture forestry forests
tourism water energy land lands rural development culture wildlife nature conservation resources
natural sustainable ecology ecological transition biodiversity marine ocean oceans livestock food
science technology planning housing urban heritage parks antiquities affairs environnement climat
changement peche peches agriculture eau eaux forets foret developpement durable faune elevage
tourisme energie transition ecologique biodiversite mer amenagement territoire ressources naturelles
halieutiques economie maritime salubrite cadre vie chasse culture patrimoine ambiente medio agua
aguas cambio climatico transicion ecologica desarrollo sostenible territorial pesca acuicultura
ganaderia agricultura bosques forestal recursos naturales energia minas turismo biodiversidad mar
economia vivienda ordenamiento alimentacion
"""
TOPICS = frozenset(_TOPICS.split())
"""What ministries are for: behind a comma they go on with the name of one."""
