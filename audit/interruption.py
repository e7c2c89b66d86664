"""What a run over many documents raises when the user stops it: the reports made so far."""

from audit.model.finding import DocumentReport


class InterruptedRunError(KeyboardInterrupt):
    """The run was interrupted; `documents` are the reports made so far, in order, the rest marked as not audited."""

    def __init__(self, documents: tuple[DocumentReport, ...]) -> None:
        super().__init__()
        self.documents = documents
