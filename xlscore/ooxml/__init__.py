"""The Open Packaging container and its names, shared by reading and annotating (ECMA-376 parts 1 and 2)."""
