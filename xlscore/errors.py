"""What the operator did wrong.  What a unit filled in wrong is never an exception but a ``Finding``."""


class XlscoreError(Exception):
    """A mistake of whoever runs the program: one Chinese sentence saying what is wrong and what to do."""


class FrameworkError(XlscoreError):
    """A framework folder, overlay or case file that cannot be used: ``file:line: sentence``."""


class UsageError(XlscoreError):
    """A command that cannot run as asked: no such file, no such framework, output that exists already."""


class UnreadableError(XlscoreError):
    """A file that cannot be read as a workbook; the pipeline turns it into finding XS101 of that file."""
