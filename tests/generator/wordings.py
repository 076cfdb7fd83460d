"""Headings as proponents and translators might word them. Not read by the program."""

HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "proponents": {
        "en": ("Proponent(s)", "Proponent", "Proponents"),
        "fr": ("Auteur(s) de la proposition", "Auteurs de la proposition", "Auteur de la proposition", "Proposant(s)", "Partie(s) auteur(s) de la proposition", "Proposants"),
        "es": ("Proponente(s)", "Proponentes", "Proponente", "Autor(es) de la propuesta", "Parte(s) proponente(s)"),
    },
    "target_taxa": {
        "en": ("Target species, lower taxon or population, or group of taxa with needs in common", "Target species, lower taxon or population, or group of taxa with needs in common.", "Target species, lower taxa or populations, or groups of taxa with needs in common"),
        "fr": ("Espèce cible, taxon inférieur ou population, ou groupe de taxons ayant des besoins communs", "Espèces cibles, taxon inférieur ou population, ou groupe de taxons ayant des besoins en commun", "Espèces visées, taxon inférieur ou population, ou groupe de taxons aux besoins communs", "Espèces cibles, taxons de rang inférieur ou populations, ou groupe de taxons partageant des besoins communs"),
        "es": ("Especies seleccionadas, población o taxón más bajo o grupo de taxones con necesidades comunes", "Especies objetivo, taxón inferior o población, o grupo de taxones con necesidades comunes", "Especie objetivo, taxón inferior o población, o grupo de taxones con necesidades en común", "Especies destinatarias, taxones inferiores o poblaciones, o grupos de taxones con necesidades compartidas"),
    },
    "geographical_range": {
        "en": ("Geographical range", "Geographic range", "Geographical Range"),
        "fr": ("Aire de répartition géographique", "Répartition géographique", "Aire de répartition", "Étendue géographique", "Aire géographique de répartition", "Distribution géographique"),
        "es": ("Área de distribución geográfica", "Ámbito geográfico", "Distribución geográfica", "Área de distribución", "Alcance geográfico", "Extensión geográfica"),
    },
    "summary_of_activities": {
        "en": ("Summary of activities", "Summary of Activities", "Summary of the activities"),
        "fr": ("Résumé des activités", "Synthèse des activités", "Récapitulatif des activités", "Aperçu des activités"),
        "es": ("Resumen de las actividades", "Resumen de actividades", "Síntesis de las actividades", "Sinopsis de actividades"),
    },
    "associated_benefits": {
        "en": ("Associated benefits", "Associated Benefits"),
        "fr": ("Avantages associés", "Bénéfices associés", "Avantages connexes", "Retombées bénéfiques associées", "Avantages annexes"),
        "es": ("Beneficios asociados", "Beneficios conexos", "Ventajas asociadas", "Beneficios relacionados", "Beneficios vinculados"),
    },
    "timeframe": {
        "en": ("Timeframe", "Time frame", "Time-frame"),
        "fr": ("Calendrier", "Délais", "Échéancier", "Calendrier de mise en œuvre", "Cadre temporel", "Délai d'exécution"),
        "es": ("Calendario", "Plazos", "Plazo", "Cronograma", "Marco temporal", "Plazo de ejecución"),
    },
    "relationship_to_other_cms_actions": {
        "en": ("Relationship to other CMS actions", "Relationship to other CMS Actions", "Relationship with other CMS actions"),
        "fr": ("Relations avec d'autres actions de la CMS", "Liens avec d'autres actions de la CMS", "Rapport avec les autres mesures de la CMS", "Relation avec d'autres actions menées au titre de la CMS", "Articulation avec les autres activités de la CMS"),
        "es": ("Relación con otras acciones de la CMS", "Relación con otras medidas de la CMS", "Vínculos con otras acciones de la CMS", "Relación con otras actividades de la CMS", "Vinculación con otras actuaciones de la CMS"),
    },
    "conservation_priority": {
        "en": ("Conservation priority", "Conservation Priority"),
        "fr": ("Priorité en matière de conservation", "Priorité de conservation", "Priorité pour la conservation", "Caractère prioritaire de la conservation"),
        "es": ("Prioridad de conservación", "Prioridad en materia de conservación", "Prioridad para la conservación", "Carácter prioritario de la conservación"),
    },
    "relevance": {
        "en": ("Relevance",),
        "fr": ("Pertinence", "Pertinence de l'action"),
        "es": ("Pertinencia", "Relevancia", "Pertinencia de la acción"),
    },
    "absence_of_better_remedies": {
        "en": ("Absence of better remedies", "Absence of Better Remedies"),
        "fr": ("Absence de meilleures solutions", "Absence de meilleurs remèdes", "Absence de solution plus adaptée", "Inexistence de meilleures solutions", "Absence de remèdes plus efficaces"),
        "es": ("Ausencia de mejores soluciones", "Ausencia de mejores remedios", "Inexistencia de mejores alternativas", "Falta de soluciones más adecuadas", "Ausencia de remedios mejores"),
    },
    "readiness_and_feasibility": {
        "en": ("Readiness and feasibility", "Readiness and Feasibility"),
        "fr": ("État de préparation et faisabilité", "Préparation et faisabilité", "Degré de préparation et faisabilité", "Niveau de préparation et de faisabilité"),
        "es": ("Preparación y viabilidad", "Grado de preparación y viabilidad", "Preparación y factibilidad", "Disponibilidad y viabilidad"),
    },
    "likelihood_of_success": {
        "en": ("Likelihood of success", "Likelihood of Success"),
        "fr": ("Probabilité de succès", "Chances de succès", "Probabilité de réussite", "Chances de réussite", "Perspectives de succès"),
        "es": ("Probabilidad de éxito", "Probabilidades de éxito", "Posibilidades de éxito", "Perspectivas de éxito"),
    },
    "magnitude_of_likely_impact": {
        "en": ("Magnitude of likely impact", "Magnitude of Likely Impact"),
        "fr": ("Ampleur de l'impact probable", "Ampleur des effets probables", "Importance des incidences probables", "Portée de l'impact attendu", "Ampleur des répercussions probables"),
        "es": ("Magnitud del impacto probable", "Magnitud de los efectos probables", "Alcance de los probables efectos", "Magnitud de la probable repercusión", "Alcance del impacto previsto"),
    },
    "cost_effectiveness": {
        "en": ("Cost-effectiveness", "Cost effectiveness", "Cost-Effectiveness"),
        "fr": ("Rapport coût-efficacité", "Coût-efficacité", "Rapport coût-efficience", "Rentabilité", "Efficacité par rapport au coût"),
        "es": ("Relación costo-eficacia", "Costo-efectividad", "Rentabilidad", "Relación coste-eficacia", "Eficacia en función de los costos"),
    },
    "consultations": {
        "en": ("Consultations planned / undertaken", "Consultations planned/undertaken", "Consultations planned or undertaken", "Consultations undertaken"),
        "fr": ("Consultations prévues/entreprises", "Consultations prévues / menées", "Consultations planifiées / réalisées", "Consultations envisagées ou effectuées", "Consultations menées ou prévues"),
        "es": ("Consultas previstas/realizadas", "Consultas planificadas / realizadas", "Consultas previstas o celebradas", "Consultas efectuadas o previstas", "Consultas planeadas / emprendidas"),
    },
    "activities_and_expected_outcomes": {
        "en": ("Activities and expected outcomes", "Activities and Expected Outcomes"),
        "fr": ("Activités et résultats escomptés", "Activités et résultats attendus", "Activités et résultats prévus", "Activités et effets attendus"),
        "es": ("Actividades y resultados previstos", "Actividades y resultados esperados", "Actividades y resultados anticipados", "Actividades y productos esperados"),
    },
}  # fmt: skip
"""id -> language -> wordings; the official or most likely one first."""

MERGED: dict[str, dict[tuple[str, str], str]] = {
    "en": {
        ("summary_of_activities", "activities_and_expected_outcomes"): "Summary of Activities and expected outcomes",
        ("conservation_priority", "relevance"): "Conservation priority and relevance",
        ("readiness_and_feasibility", "likelihood_of_success"): "Readiness, feasibility and likelihood of success",
        ("magnitude_of_likely_impact", "cost_effectiveness"): "Magnitude of likely impact and cost-effectiveness",
    },
    "fr": {
        ("summary_of_activities", "activities_and_expected_outcomes"): "Résumé des activités et résultats escomptés",
        ("conservation_priority", "relevance"): "Priorité en matière de conservation et pertinence",
        ("magnitude_of_likely_impact", "cost_effectiveness"): "Ampleur de l'impact probable et rapport coût-efficacité",
    },
    "es": {
        ("summary_of_activities", "activities_and_expected_outcomes"): "Resumen de las actividades y resultados previstos",
        ("conservation_priority", "relevance"): "Prioridad de conservación y pertinencia",
        ("magnitude_of_likely_impact", "cost_effectiveness"): "Magnitud del impacto probable y relación costo-eficacia",
    },
}  # fmt: skip

EXTRAS = {
    "en": {"first": ("SUMMARY",), "middle": ("Threats and pressures", "Legal status", "Risk register"), "last": ("References", "Literature cited", "Acknowledgements", "Annex 1: Map of the range")},
    "fr": {"first": ("RÉSUMÉ",), "middle": ("Menaces et pressions", "Statut juridique"), "last": ("Références", "Bibliographie", "Remerciements")},
    "es": {"first": ("RESUMEN",), "middle": ("Amenazas y presiones", "Situación jurídica"), "last": ("Referencias", "Bibliografía", "Agradecimientos")},
}  # fmt: skip

COLUMNS = {
    "en": (("Activity", "Outputs/Outcomes", "Timeframe", "Responsibility", "Funding"), ("Activities", "Expected results", "Timeline", "Responsible party", "Funding source"), ("Action", "Output / Outcome", "Time frame", "Lead", "Budget")),
    "fr": (("Activité", "Produits/Résultats", "Calendrier", "Responsabilité", "Financement"), ("Activités", "Résultats attendus", "Délai", "Responsable", "Source de financement"), ("Action", "Réalisations / résultats", "Échéance", "Entité responsable", "Financement prévu")),
    "es": (("Actividad", "Productos/Resultados", "Calendario", "Responsabilidad", "Financiación"), ("Actividades", "Resultados esperados", "Plazo", "Responsable", "Fuente de financiación"), ("Acción", "Productos / resultados", "Plazos", "Entidad responsable", "Fondos previstos")),
}  # fmt: skip

GUIDANCE = {
    "fr": {
        "proponents": "Veuillez indiquer le nom du ou des auteurs de la proposition et, s'il s'agit d'une partie prenante, démontrer votre pertinence pour l'espèce et la CMS.",
        "geographical_range": "Définir l'aire de répartition géographique des espèces cibles.",
        "summary_of_activities": "Résumer les activités proposées (200 mots environ).",
        "cost_effectiveness": "Préciser les ressources nécessaires et les rapporter à l'ampleur de l'impact attendu, afin que le rapport coût-efficacité puisse être apprécié.",
        "readiness_and_feasibility": "Démontrer des perspectives réelles de financement et de leadership, et traiter toutes les questions importantes de faisabilité pratique liées à l'action.",
    },
    "es": {
        "proponents": "Indique el nombre del proponente o proponentes y, en el caso de una parte interesada, demuestre su relevancia para la especie y la CMS.",
        "geographical_range": "Defina el área de distribución geográfica de las especies objetivo.",
        "summary_of_activities": "Resuma las actividades propuestas (unas 200 palabras aproximadamente).",
        "cost_effectiveness": "Especifique los recursos necesarios y relaciónelos con la escala del impacto esperado, para que pueda juzgarse la relación costo-eficacia.",
        "readiness_and_feasibility": "Demuestre perspectivas reales de financiación y liderazgo, y aborde todas las cuestiones importantes de viabilidad práctica para llevar a cabo la acción.",
    },
}  # fmt: skip
"""The form's guidance as another translator would put it; English is taken from the form."""
