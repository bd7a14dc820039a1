"""The files to host with: what they name is there, and what they set is known. No Docker is needed to say so."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

import settings

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
INSTRUCTIONS = [
    (line.split(maxsplit=1)[0], line.split(maxsplit=1)[1])
    for line in re.sub(r"\\\n\s*", "", DOCKERFILE).splitlines()
    if line and not line.startswith("#")
]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
ADMITTED = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")]
NAMES = {s.name for s in settings.ALL}
SERVICE_KEYS = {
    *("build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "mem_limit", "ports"),
    *("read_only", "restart", "security_opt", "stop_grace_period", "tmpfs", "user", "volumes"),
}


def of(kind: str) -> list[str]:
    return [rest for name, rest in INSTRUCTIONS if name == kind]


def copied() -> list[tuple[list[str], str]]:
    """What the image takes from the repository: sources and where they go."""
    return [(rest.split()[:-1], rest.split()[-1]) for rest in of("COPY") if not rest.startswith("--from")]


def assemble(folder: Path) -> Path:
    """The tree that the image's last stage has at /app."""
    for sources, goal in copied():
        for source in sources:
            if goal.startswith("/"):
                continue
            place = folder / (source if goal == "./" else goal)
            place.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, place)
    return folder


def test_what_the_image_takes_is_there_and_admitted() -> None:
    for sources, _ in copied():
        for source in sources:
            assert (ROOT / source).exists(), source
            assert any(source == a or source.startswith(f"{a}/") for a in ADMITTED), source


def test_nothing_is_admitted_that_the_image_does_not_take() -> None:
    taken = {source for sources, _ in copied() for source in sources}
    assert set(ADMITTED) == taken


def test_every_package_that_the_program_imports_is_in_the_image(tmp_path: Path) -> None:
    tree = assemble(tmp_path)
    ours = {p.parent.name for p in ROOT.glob("*/__init__.py")} | {p.stem for p in ROOT.glob("*.py")}
    for file in tree.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in {n.split(".")[0] for n in names} & ours:
                assert (tree / name).is_dir() or (tree / f"{name}.py").is_file(), f"{file}: {name}"


def test_the_image_runs_as_nobody_in_particular_with_a_health_check() -> None:
    assert of("USER") == ["10001:10001"]
    assert of("FROM") == ["python:3.11-slim AS packages", "python:3.11-slim"]
    assert "/healthz" in of("HEALTHCHECK")[0]
    assert of("EXPOSE") == ["8501"]


def test_no_tool_to_build_with_and_no_index_is_left() -> None:
    assert "pip uninstall --yes pip setuptools" in DOCKERFILE
    assert "--only-binary :all:" in DOCKERFILE
    assert not re.search(r"apt-get|curl|wget|https?://(?!127\.0\.0\.1)", DOCKERFILE)
    last = INSTRUCTIONS[max(n for n, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM") :]
    assert not [rest for name, rest in last if name in {"ADD", "RUN"} and "pip" in rest]


def test_the_commands_are_lists_and_start_the_hosted_program() -> None:
    (command,) = of("CMD")[-1:]
    words = json.loads(command)
    assert words[:3] == ["streamlit", "run", "serve.py"]
    port = dict(w.split("=") for w in words[3:])["--server.port"]
    assert of("EXPOSE") == [port]


def test_every_requirement_is_pinned() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").split()
    assert lines and all(re.fullmatch(r"[\w.\-]+(\[[\w,]+\])?==[\w.]+", line) for line in lines)


@pytest.mark.parametrize("text", [DOCKERFILE, (ROOT / "compose.yaml").read_text("utf-8")], ids=["image", "compose"])
def test_only_known_settings_are_set(text: str) -> None:
    assert set(re.findall(r"\bPARALLAX_\w+", text)) <= NAMES


def test_compose_has_the_keys_it_should() -> None:
    assert set(COMPOSE) == {"name", "services", "volumes", "x-app"}
    services = COMPOSE["services"]
    assert set(services) == {"app-1", "app-2", "database", "nginx"}
    for name, service in services.items():
        assert set(service) <= SERVICE_KEYS, name
        assert "image" in service or "build" in service
        assert set(service.get("depends_on", {})) <= set(services)
        assert service["security_opt"] == ["no-new-privileges:true"]
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"], volume
    for name in ("app-1", "app-2", "nginx"):
        assert services[name]["read_only"] is True and services[name]["cap_drop"] == ["ALL"]


def test_only_nginx_is_reached_from_outside_and_that_on_loopback() -> None:
    opened = {name: service["ports"] for name, service in COMPOSE["services"].items() if "ports" in service}
    assert opened == {"nginx": ["127.0.0.1:8080:8080"]}


def test_the_password_comes_from_the_environment() -> None:
    services = COMPOSE["services"]
    assert services["database"]["environment"]["POSTGRES_PASSWORD"].startswith("${DATABASE_PASSWORD:?")
    assert "parallax:${DATABASE_PASSWORD:?" in services["app-1"]["environment"]["PARALLAX_DATABASE"]


def test_nginx_leads_to_the_servers_of_compose_and_takes_what_streamlit_takes() -> None:
    servers = re.findall(r"^server ([\w-]+):8501", (ROOT / "deploy/nginx/servers.conf").read_text("utf-8"), re.M)
    assert servers == ["app-1", "app-2"]
    megabytes = re.search(r"maxUploadSize = (\d+)", (ROOT / ".streamlit/config.toml").read_text("utf-8"))
    limit = re.search(r"client_max_body_size (\d+)m", (ROOT / "deploy/nginx/nginx.conf").read_text("utf-8"))
    assert megabytes and limit and int(limit[1]) == int(megabytes[1]) + 1
