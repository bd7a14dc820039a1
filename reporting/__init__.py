"""The way out: an analysed study as a report, as spreadsheets, as pictures, as a notebook. Imports no streamlit."""
