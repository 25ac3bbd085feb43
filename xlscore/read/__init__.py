"""From disk to model: workbooks, tables, framework folders and rosters."""
