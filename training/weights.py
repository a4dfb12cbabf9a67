"""Pretrained weights for the encoder's layers: MiniLM's, or those of MPNet for a larger model that teaches."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file

from model import Dragoman

MARKS = 2  # of MPNet's places, that stand before the first
PARTS = {
    "minilm": {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
    },
    "mpnet": {
        "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
        "out": "attention.attn.o", "norm1": "attention.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
    },
}


def pretrained(model: Dragoman, form: str, path: Path) -> None:
    """Copy the weights of a safetensors file into the encoder's layers."""
    w = {k.removeprefix("mpnet."): v for k, v in load_file(path).items()}
    e = model.encoder
    with torch.no_grad():
        e.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        places = w["embeddings.position_embeddings.weight"]
        if e.form.relative:
            e.positions.weight.copy_(places[MARKS : MARKS + len(e.positions.weight)])
            e.near.weight.copy_(w["encoder.relative_attention_bias.weight"])
        else:
            e.positions.weight.copy_(places)
            e.types.copy_(w["embeddings.token_type_embeddings.weight"][0])
        e.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        e.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(e.layers):
            for ours, theirs in PARTS[form].items():
                part = getattr(layer, ours)
                part.weight.copy_(w[f"encoder.layer.{i}.{theirs}.weight"])
                part.bias.copy_(w[f"encoder.layer.{i}.{theirs}.bias"])
