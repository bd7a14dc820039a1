# Parallax as one server. It writes to PARALLAX_HOME and /tmp only, so its root may be read-only.
FROM python:3.11-slim AS packages
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/parallax \
    && /opt/parallax/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary :all: \
        --requirement /tmp/requirements.txt \
    && /opt/parallax/bin/pip check \
    && /opt/parallax/bin/python -m compileall -q /opt/parallax/lib \
    && /opt/parallax/bin/pip uninstall --yes pip setuptools

FROM python:3.11-slim
COPY --from=packages /opt/parallax /opt/parallax
WORKDIR /app
COPY app.py serve.py settings.py LICENSE ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY analysis analysis
COPY dashboard dashboard
COPY data data
COPY docs/method docs/method
COPY fetching fetching
COPY hosting hosting
COPY reporting reporting
COPY static static
COPY studies studies
RUN /opt/parallax/bin/python -m compileall -q /app \
    && useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin parallax \
    && install --directory --owner parallax --group parallax /var/lib/parallax
ENV PATH=/opt/parallax/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PARALLAX_HOME=/var/lib/parallax \
    PARALLAX_LOG=json
USER 10001:10001
VOLUME /var/lib/parallax
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
CMD ["streamlit", "run", "serve.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true", \
     "--server.fileWatcherType=none", "--logger.hideWelcomeMessage=true"]
