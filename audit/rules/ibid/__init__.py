"""Rules about ibid."""
