"""ONNX models and their tokenizer, from files that ship with the project or in a package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODELS = Path(__file__).parents[1] / "data" / "models"
VOCABULARY = MODELS / "minilm" / "tokenizer.json"  # all our models start from all-MiniLM-L6-v2


def need(file: Path) -> Path:
    """The file, or a `ModelError` where it is missing."""
    if not file.is_file():
        raise ModelError(f"The model file {file.name} is missing.", "Install the project again.")
    return file


def word_pieces(most: int | None = None) -> Tokenizer:
    """The WordPiece tokenizer, cutting texts off after `most` pieces (None = never). It pads nothing."""
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(str(need(VOCABULARY)))
    tokenizer.no_padding()
    if most is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(most)
    return tokenizer


def session(file: Path, threads: int = 0) -> InferenceSession:
    """A model ready to run on the processor, on so many threads (0 = one a core).

    Memory is given back after each run: kept in an arena it came to 150 MB over the shipped story.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(str(need(file)), options, providers=["CPUExecutionProvider"])
