import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_reports_need_no_streamlit():
    modules = [
        ".".join(f.relative_to(ROOT).with_suffix("").parts)
        for f in sorted((ROOT / "reporting").rglob("*.py"))
        if f.name != "__init__.py"
    ]
    code = f"import sys, {', '.join(modules)}; print(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "streamlit" not in run.stdout.split()
