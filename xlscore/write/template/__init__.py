"""Templates: a framework written as a workbook with prompts, live formulas and the printed form of its edition."""
