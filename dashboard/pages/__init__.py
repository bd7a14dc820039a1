"""One thin module per page: choose, call, draw. Each has `show(frame)`."""
