"""The showing: the only place that imports streamlit and plotly."""
