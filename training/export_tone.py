"""Turn trained weights of the tone model into data/models/tone: ONNX in int8, calibrated on the held-back articles.

    python -m training.export_tone NEWSMTSC/train.jsonl --work DIR [--weights FILE ...]

Several weight files are averaged (Wortsman et al. 2022). The temperature and the threshold below which a call is
`unsure` come from the held-back tenth, scored by the exported model itself. Needs what train_tone.py needs, and
onnx, onnxruntime.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from analysis.framing.marking import Marked, batch, mark
from training.tone_data import macro_f1, read
from training.train_tone import ToneModel, load_encoder, load_tokenizer, predict, tensors

OUT = Path(__file__).parents[1] / "data" / "models" / "tone"
COVERAGE = 0.8  # the share of held-back sentences that get a call; the rest is `unsure`
CALIBRATED_OVER = np.linspace(0.5, 3.0, 251)  # temperatures tried


def averaged(files: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights in the files."""
    states = [torch.load(f, weights_only=True) for f in files]
    return {
        name: torch.stack([s[name] for s in states]).mean(0) if states[0][name].is_floating_point() else states[0][name]
        for name in states[0]
    }


def export(model: ToneModel, sample: list[Marked], work: Path) -> Path:
    """Write fp32 ONNX to `work` and int8 ONNX to data/models/tone; returns the latter's path."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = work / "tone-fp32.onnx"
    arrays = tensors(sample)
    torch.onnx.export(
        model,
        tuple(arrays.values()),
        str(full),
        input_names=list(arrays),
        output_names=["logits"],
        dynamic_axes={name: {0: "rows", 1: "pieces"} for name in arrays} | {"logits": {0: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    OUT.mkdir(parents=True, exist_ok=True)
    small = OUT / "model.onnx"
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True)
    return small


def run(file: Path, rows: list[Marked]) -> np.ndarray:
    """Logits of the exported model, shape (rows, 3)."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(["logits"], batch([row]))[0] for row in rows])  # as analysis.framing.tone does


def probabilities(logits: np.ndarray, temperature: float) -> np.ndarray:
    """Softmax of the logits divided by the temperature."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def best_temperature(logits: np.ndarray, gold: np.ndarray) -> float:
    """The temperature with the least log loss (Guo et al. 2017)."""
    losses = [-np.log(probabilities(logits, t)[np.arange(len(gold)), gold]).mean() for t in CALIBRATED_OVER]
    return float(CALIBRATED_OVER[int(np.argmin(losses))])


def main() -> None:
    """Read the arguments, export, calibrate and print the figures for the model's card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="NewsMTSC's train.jsonl")
    parser.add_argument("--work", type=Path, required=True, help="the folder that train_tone.py wrote")
    parser.add_argument("--weights", type=Path, nargs="*", help="weight files to average (default: the last pass)")
    arguments = parser.parse_args()
    files = arguments.weights or sorted(arguments.work.glob("tone-*.pt"))[-1:]
    model = ToneModel(load_encoder())
    model.load_state_dict(averaged(files))
    model.eval()
    tokenizer = load_tokenizer()
    rows = read(arguments.data)
    held = [r for r in rows if r["held"]]
    neutral = sum(r["label"] == 1 for r in rows if not r["held"]) / (len(rows) - len(held))
    marked = [mark(tokenizer, r["text"], *r["spans"][0]) for r in held]
    gold = np.array([r["label"] for r in held])
    file = export(model, marked[:2], arguments.work)
    full, logits = predict(model, marked), run(file, marked)
    temperature = best_temperature(logits, gold)
    confidence = probabilities(logits, temperature).max(1)
    threshold = float(np.quantile(confidence, 1 - COVERAGE))
    settings = {
        "temperature": round(temperature, 2),
        "unsure_below": round(threshold, 2),
        "neutral_share": round(neutral, 3),
    }
    (OUT / "calibration.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    print(f"{[str(f) for f in files]} -> {file.stat().st_size / 1e6:.1f} MB, {settings}")
    print(f"held-back macro-F1: fp32 {macro_f1(gold, full.argmax(1)):.3f}, int8 {macro_f1(gold, logits.argmax(1)):.3f}")
    right = (logits.argmax(1) == gold)[confidence >= threshold].mean()
    print(f"accuracy of the calls above the threshold: {right:.3f}")


if __name__ == "__main__":
    main()
