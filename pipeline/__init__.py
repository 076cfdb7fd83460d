"""The Secretariat's work: from the parts of a document to dossier, finding and register."""
