"""Data only: framework, workbook, submission, scorecard, finding, dossier and roster."""
