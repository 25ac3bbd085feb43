"""From model to disk: templates, annotated copies, summaries and machine-readable findings."""
