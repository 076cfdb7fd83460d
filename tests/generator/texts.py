"""Sentences to fill sections with, among them those that tempt a reader into wrong headings."""

SENTENCES = {
    "en": (
        "The birds leave the steppe of Ruritania in autumn and cross three borders on the way.",
        "Counts on {n} lakes show a decline of about {n} per cent since 2009.",
        "A working group of {n} experts meets twice a year and reports to the Secretariat.",
        "Power lines along the route kill an unknown number of young animals.",
        "Local communities have taken part in the work since the first season.",
        "The agreement with the fishing cooperatives covers {n} harbours.",
        "Earlier measures reached only a part of the population, and ended when funds ran out.",
        "Each Range State names a focal point within {n} months.",
        "Results are published every year and sent to all authorities concerned.",
        "The relevance of this point was confirmed by a survey in {n} villages.",
    ),
    "fr": (
        "Les oiseaux quittent la steppe de Ruritanie en automne et traversent trois frontières.",
        "Les comptages sur {n} lacs montrent un déclin d'environ {n} pour cent depuis 2009.",
        "Un groupe de travail de {n} experts se réunit deux fois par an et fait rapport au Secrétariat.",
        "Les lignes électriques le long du trajet tuent un nombre inconnu de jeunes animaux.",
        "Les communautés locales participent aux travaux depuis la première saison.",
        "L'accord avec les coopératives de pêche couvre {n} ports.",
        "Les mesures antérieures n'ont touché qu'une partie de la population.",
        "Chaque État de l'aire de répartition désigne un point focal dans les {n} mois.",
        "Les résultats sont publiés chaque année et envoyés à toutes les autorités concernées.",
        "La pertinence de ce point a été confirmée par une enquête dans {n} villages.",
    ),
    "es": (
        "Las aves dejan la estepa de Ruritania en otoño y cruzan tres fronteras en el camino.",
        "Los censos en {n} lagos muestran un descenso de alrededor del {n} por ciento desde 2009.",
        "Un grupo de trabajo de {n} expertos se reúne dos veces al año e informa a la Secretaría.",
        "Los tendidos eléctricos a lo largo de la ruta matan a un número desconocido de jóvenes.",
        "Las comunidades locales participan en los trabajos desde la primera temporada.",
        "El acuerdo con las cooperativas de pesca abarca {n} puertos.",
        "Las medidas anteriores solo alcanzaron a una parte de la población.",
        "Cada Estado del área de distribución designa un punto focal en un plazo de {n} meses.",
        "Los resultados se publican cada año y se envían a todas las autoridades interesadas.",
        "La pertinencia de este punto fue confirmada por una encuesta en {n} aldeas.",
    ),
}  # fmt: skip

TRAPS = {
    "en": (
        "Relevance and timeframe are discussed together further below (see Relevance below).",
        "Two aims are pursued: (i) fewer deaths at sea, and (ii) more young birds on land; see also (iii) above.",
        "Timeframe and funding depend on the decisions of the meeting.",
        "Activities and expected outcomes are set out in the table at the end of this document.",
        "Relevance to the work of other bodies is limited, as section (ix) explains.",
        "Consultations planned for next year will include the fishing sector.",
        "Geographical range data were taken from {n} museum collections.",
    ),
    "fr": (
        "Pertinence et calendrier sont traités ensemble plus loin (voir Pertinence ci-dessous).",
        "Deux buts sont poursuivis : (i) moins de morts en mer, et (ii) plus de jeunes à terre ; voir aussi (iii) ci-dessus.",
        "Calendrier et financement dépendent des décisions de la session.",
        "Activités et résultats escomptés figurent dans le tableau à la fin du présent document.",
        "Consultations prévues et déjà menées ont permis de préciser ce point.",
    ),
    "es": (
        "Pertinencia y calendario se tratan juntos más adelante (véase Pertinencia más abajo).",
        "Se persiguen dos fines: (i) menos muertes en el mar, y (ii) más jóvenes en tierra; véase también (iii) arriba.",
        "Calendario y financiación dependen de las decisiones de la reunión.",
        "Actividades y resultados previstos figuran en el cuadro al final de este documento.",
        "Consultas previstas para el próximo año incluirán al sector pesquero.",
    ),
}  # fmt: skip

LISTS = {
    "en": (("(a) nets with lights;", "(b) observers on {n} boats;", "(c) a fund for damage."), ("1. Map the sites.", "2. Train {n} wardens.", "3. Report every year."), ("- Timeframe of the surveys: {n} weeks;", "- relevance for herders: high;")),
    "fr": (("a) filets munis de lampes ;", "b) observateurs sur {n} bateaux ;", "c) un fonds pour les dégâts."), ("1. Cartographier les sites.", "2. Former {n} gardes.", "3. Faire rapport chaque année."), ("- Calendrier des relevés : {n} semaines ;", "- pertinence pour les éleveurs : forte ;")),
    "es": (("a) redes con luces;", "b) observadores en {n} barcos;", "c) un fondo para daños."), ("1. Cartografiar los sitios.", "2. Formar a {n} guardas.", "3. Informar cada año."), ("- Calendario de los censos: {n} semanas;", "- pertinencia para los pastores: alta;")),
}  # fmt: skip

TARGETS = {
    "en": ("Class: Aves", "Order: Otidiformes", "Species: Otis tarda (Linnaeus, 1758)", "Status in Red List and in CMS Appendices (I or II): Vulnerable; Appendix I and II", "Population size: {n} adults"),
    "fr": ("Classe : Aves", "Ordre : Otidiformes", "Espèce : Otis tarda (Linnaeus, 1758)", "Taille de la population : {n} adultes"),
    "es": ("Clase: Aves", "Orden: Otidiformes", "Especie: Otis tarda (Linnaeus, 1758)", "Tamaño de la población: {n} adultos"),
}  # fmt: skip

ROWS = {
    "en": ("Mark power lines in {n} districts", "Fewer deaths, measured by {n} counts", "2026-2028", "Government of Mongolia", "EUR {n}0,000 (not secured)"),
    "fr": ("Baliser les lignes électriques dans {n} districts", "Moins de morts, mesurées par {n} comptages", "2026-2028", "Gouvernement de la Mongolie", "{n}0 000 euros (non acquis)"),
    "es": ("Señalizar los tendidos en {n} distritos", "Menos muertes, medidas en {n} censos", "2026-2028", "Gobierno de Mongolia", "{n}0.000 euros (por conseguir)"),
}  # fmt: skip

PROPONENTS = {
    "en": ("Government of Mongolia", "Government of Kenya\nGovernment of the United Republic of Tanzania", "Governments of New Zealand, Australia and Chile", "Eurasian Bustard Alliance"),
    "fr": ("Gouvernement de la Mongolie", "Gouvernement du Kenya\nGouvernement de la République-Unie de Tanzanie", "Alliance eurasienne pour l'outarde"),
    "es": ("Gobierno de Mongolia", "Gobierno de Kenya\nGobierno de la República Unida de Tanzania", "Alianza euroasiática para la avutarda"),
}  # fmt: skip
