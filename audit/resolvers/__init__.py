"""Looking sources up outside the manuscript; the only part that may open a socket, and only when asked to."""
