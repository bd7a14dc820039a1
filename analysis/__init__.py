"""The thinking of Parallax: pure functions from articles to measures. Importing it does no work."""
