"""One pure function per figure: tables in, a plotly figure or a component's data out. No streamlit here."""
