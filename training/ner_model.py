"""The name tagger's network: the first layers of all-MiniLM-L6-v2 with two more inputs for each word piece.

The encoder lower-cases its text, so a word's shape comes as an embedding of its own; so does the tag that spaCy's model
gave the word, which makes the network a second opinion on the first one's (stacking, Wolpert 1992).
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

SIZE, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512


class Layer(nn.Module):
    """One transformer layer as in BERT (post-norm, GELU)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.up, self.down = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.norm_attention, self.norm_out = nn.LayerNorm(SIZE, 1e-12), nn.LayerNorm(SIZE, 1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` (batch, pieces, 384); `mask` (batch, 1, 1, pieces): 0 where a piece counts, very negative elsewhere."""
        batch, length = x.shape[0], x.shape[1]

        def heads(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, SIZE // HEADS).transpose(1, 2)

        weights = heads(self.query(x)) @ heads(self.key(x)).transpose(2, 3) / math.sqrt(SIZE // HEADS) + mask
        mixed = (weights.softmax(-1) @ heads(self.value(x))).transpose(1, 2).reshape(batch, length, SIZE)
        x = self.norm_attention(x + self.out(mixed))
        return self.norm_out(x + self.down(nn.functional.gelu(self.up(x))))


class Tagger(nn.Module):
    """Logits over the labels for each word piece; only a word's first piece is read."""

    def __init__(self, layers: int, shapes: int, hints: int, labels: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, SIZE)
        self.positions = nn.Embedding(POSITIONS, SIZE)
        self.shapes = nn.Embedding(shapes, SIZE)
        self.hints = nn.Embedding(hints, SIZE)
        self.norm = nn.LayerNorm(SIZE, 1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(SIZE + hints, labels)
        self.hint_count = hints

    def forward(self, pieces: Tensor, shapes: Tensor, hints: Tensor, counts: Tensor) -> Tensor:
        """All inputs are int64 of shape (batch, pieces); `counts` is 1 where a piece counts, 0 for padding."""
        place = torch.arange(pieces.shape[1], device=pieces.device).unsqueeze(0)
        x = self.words(pieces) + self.positions(place) + self.shapes(shapes) + self.hints(hints)
        x = self.drop(self.norm(x))
        mask = (1.0 - counts[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        seen = nn.functional.one_hot(hints, self.hint_count).to(x.dtype)
        return self.head(torch.cat([self.drop(x), seen], -1))

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Start from all-MiniLM-L6-v2; the two added embeddings start at (almost) nothing."""
        mine = self.state_dict()
        mine["words.weight"] = weights["embeddings.word_embeddings.weight"]
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        mine["positions.weight"] = weights["embeddings.position_embeddings.weight"] + segment
        mine["shapes.weight"] = mine["shapes.weight"] * 0.02
        mine["hints.weight"] = mine["hints.weight"] * 0.02
        names = {
            "norm": "embeddings.LayerNorm",
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_out": "output.LayerNorm",
        }
        for end in ("weight", "bias"):
            mine[f"norm.{end}"] = weights[f"{names['norm']}.{end}"]
            for n in range(len(self.layers)):
                for own, theirs in names.items():
                    if own != "norm":
                        mine[f"layers.{n}.{own}.{end}"] = weights[f"encoder.layer.{n}.{theirs}.{end}"]
        self.load_state_dict(mine)
