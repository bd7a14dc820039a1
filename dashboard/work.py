"""Analyses run outside the pages: a page starts one or joins it, looks on, and may be left and come back to.

No streamlit here. What goes wrong is told in words.
"""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from analysis.errors import AnalysisError
from analysis.study import Study
from analysis.types import Analysis
from dashboard import faults

if TYPE_CHECKING:
    import pandas as pd

    from studies.results import Results

_logger = faults.logger(__name__)
_AT_ONCE = threading.Semaphore(2)  # a small study need not wait for a large one; more would only share two cores
_KEPT = 8  # analyses in memory, and the work on texts behind them
_T = TypeVar("_T")


class Recent(Generic[_T]):
    """The values that were used last, each made where it is missing."""

    def __init__(self, make: Callable[[], _T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._values: OrderedDict[str, _T] = OrderedDict()

    def __call__(self, key: str) -> _T:
        with self._lock:
            value = self._values.setdefault(key, self._make()) if key not in self._values else self._values[key]
            self._values.move_to_end(key)
            while len(self._values) > _KEPT:
                self._values.popitem(last=False)
            return value

    def forget(self, key: str) -> None:
        """Let go of a value."""
        with self._lock:
            self._values.pop(key, None)


class Run:
    """One go at an analysis: where it stands (None = it waits for its turn), and how it ended."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.step: tuple[str, int, int] | None = None  # step, its number, number of steps
        self.error: AnalysisError | None = None


def _over() -> Run:
    run = Run()
    run.done.set()
    return run


class Slot:
    """Room for the analysis of one study and its tables. All who ask for it wait for one run."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._run: Run | None = None
        self.analysis: Analysis | None = None
        self.tables: Mapping[str, pd.DataFrame] = {}

    def start(self, study: Study, fingerprint: str, memo: dict[str, Any], results: Results) -> Run:
        """The run that is going on; a new one where there is none. A run that failed is not taken for the next."""
        with self._lock:
            if self.analysis is not None:
                return _over()
            if self._run is None:
                self._run = Run()
                threading.Thread(
                    target=self._fill, args=(self._run, study, fingerprint, memo, results), name="analysis", daemon=True
                ).start()
            return self._run

    def _fill(self, run: Run, study: Study, fingerprint: str, memo: dict[str, Any], results: Results) -> None:
        try:
            with _AT_ONCE:
                self._analyse(run, study, fingerprint, memo, results)
        except AnalysisError as error:
            run.error = error
        except Exception:
            _logger.exception("An analysis failed")
            run.error = AnalysisError(
                "This study could not be analysed.",
                "The fault is Parallax's, and nothing is lost. Try again, or leave out the article added last.",
            )
        finally:
            with self._lock:
                self._run = None
            run.done.set()

    def _analyse(self, run: Run, study: Study, fingerprint: str, memo: dict[str, Any], results: Results) -> None:
        from analysis import pipeline  # brings the models' libraries along: late
        from analysis.tables import tables

        def tell(step: str, number: int, steps: int) -> None:
            run.step = (step, number, steps)

        analysis = results.get(fingerprint)
        if analysis is None:
            analysis = pipeline.analyse(study, progress=tell, memo=memo)
            results.put(fingerprint, analysis)
        self.tables = tables(analysis)
        self.analysis = analysis
        # What stays from here on (models, analyses) is not looked through again after each page of each visitor: on
        # 200 articles that took half of a page's time. It is let go of as before, when nobody refers to it.
        gc.collect()
        gc.freeze()
