"""The thinking of Parallax: pure functions from articles to measures. Importing it does no work."""

__version__ = "0.1.0"
SEED = 20  # of everything that draws at random
