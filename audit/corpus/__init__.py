"""Reports on many manuscripts: the ledgers of runs in, totals by rule and by group out, beside those of the run before.

`totals` reads and sums up, and there is one module a format: `terminal`, `html`, `tables` (CSV, Parquet, JSON).
"""

from audit.corpus.totals import CorpusReport, sum_up

__all__ = ["CorpusReport", "sum_up"]
