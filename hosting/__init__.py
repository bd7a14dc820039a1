"""What stands around the dashboard where many visit it: health, headers, the log of requests. `serve.py` uses it.

Imports studies to ask the database, never the dashboard.
"""
