"""The three stages of work: how grave untidiness is, and what makes the command fail."""

from audit.profiles.profile import Profile

DRAFT = Profile(
    summary="While writing: what is wrong, nothing that will be tidied later.",
    levels={
        "FRM": "off",
        "MRK003": "off",
        "MRK004": "off",
        "CIT002": "off",
        "CIT005": "off",
        "DAT009": "off",
        "DAT010": "off",
        "IDN005": "off",
        "IBD003": "off",
    },
)
SUBMISSION = Profile(
    summary="Before sending: errors and warnings count, untidiness is shown.",
    fail_on="warning",
)
PRODUCTION = Profile(
    summary="Before printing: untidiness counts too.",
    levels={"FRM": "warning", "MRK004": "warning", "DAT010": "warning"},
    fail_on="note",
)
