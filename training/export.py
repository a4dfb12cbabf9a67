"""Write the trained encoder as int8 ONNX with its labels and lemma table.

python training/export.py build/model.pt --minilm PATH --shared ../shared --out src/dragoman/language/model
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from data import read_conllu
from model import Dragoman, Sizes


class Exported(nn.Module):
    """What runs in ONNX: everything that is the same for all users of the encoder; bilinear labels stay in numpy."""

    def __init__(self, model: Dragoman) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, shapes: Tensor, marks: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        m = self.model
        lower, x = m.encoder.both(pieces, shapes, marks, torch.ones_like(pieces, dtype=torch.float32))
        x = m.first_pieces(x, first)
        e = m.event(x)
        return (
            m.upos(x)[0], m.xpos(x)[0], m.ner(x)[0], m.arcs(x)[0], m.label_dep(x)[0], m.label_head(x)[0], m.claim(x)[0],
            m.trigger(e)[0], m.mode(e)[0], m.status(e)[0], m.role_event(e)[0], m.role_word(x)[0], m.context(x[:, 0])[0],
            m.sector(x)[0], x[0], lower[0],
        )


OUTPUTS = (
    "upos", "xpos", "ner", "arcs", "label_dep", "label_head", "claim", "trigger", "mode", "status", "role_event", "role_word", "context",
    "sector", "words", "lower",
)


def lemma_table(shared: Path) -> dict[str, str]:
    """(lower-cased form TAB xpos) -> most frequent lemma, where seen at least twice or not to be had by rule."""
    seen: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name in ("en_ewt-train", "en_gum-train"):
        for _s in read_conllu(shared / f"data/ud/{name}.conllu.gz", name):
            pass
        with gzip.open(shared / f"data/ud/{name}.conllu.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                f = line.rstrip("\n").split("\t")
                if len(f) > 8 and f[0].isdigit() and f[4] not in ("NNP", "NNPS", "CD", "ADD", "FW", "NFP") and f[2] != "_":
                    seen[f"{f[1].lower()}\t{f[4]}"][f[2].lower()] += 1
    return {k: c.most_common(1)[0][0] for k, c in sorted(seen.items())}


def main() -> None:
    """Export, quantise, check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lenient", action="store_true", help="take a checkpoint of an earlier layout; its missing parts are new")
    options = parser.parse_args()
    saved = torch.load(options.model, map_location="cpu", weights_only=True)
    labels = saved["labels"]
    model = Dragoman(saved["layers"], Sizes(**{k: len(v) for k, v in labels.items()}))
    model.load_state_dict(saved["model"], strict=not options.lenient)
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    raw = options.out / "raw.onnx"
    sample = (torch.tensor([[101, 2003, 2023, 102]]), torch.tensor([[8, 0, 0, 8]]), torch.tensor([[0, 1, 2, 0]]), torch.tensor([[0, 1, 2]]))
    torch.onnx.export(
        Exported(model),
        sample,
        str(raw),
        dynamo=False,
        opset_version=17,
        input_names=["pieces", "shapes", "marks", "first"],
        output_names=list(OUTPUTS),
        dynamic_axes={"pieces": {1: "p"}, "shapes": {1: "p"}, "marks": {1: "p"}, "first": {1: "w"}},
    )
    quantize_dynamic(str(raw), str(options.out / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                     op_types_to_quantize=["MatMul", "Gemm", "Gather"])
    raw.unlink()
    parts = {
        "label": model.label,
        "role": model.role,
        "pair_query.weight": model.pair_query.weight,
        "pair_query.bias": model.pair_query.bias,
    }
    parts |= {f"pair.{k}": v for k, v in model.pair[0].state_dict().items()}
    parts |= {f"pair_type.{k}": v for k, v in model.pair_type.state_dict().items()}
    parts |= {f"pair_mode.{k}": v for k, v in model.pair_mode.state_dict().items()}
    np.savez_compressed(options.out / "heads.npz", **{k: v.detach().numpy().astype(np.float16) for k, v in parts.items()})
    (options.out / "labels.json").write_text(json.dumps({"layers": saved["layers"], **labels}, indent=1) + "\n", encoding="utf8")
    (options.out / "vocabulary.txt").write_text((options.minilm / "vocab.txt").read_text(encoding="utf8"), encoding="utf8")
    with gzip.GzipFile(options.out / "lemmas.tsv.gz", "wb", mtime=0) as out:
        for k, v in lemma_table(options.shared).items():
            out.write(f"{k}\t{v}\n".encode())
    print({p.name: p.stat().st_size for p in options.out.iterdir()}, asdict(model.sizes))


if __name__ == "__main__":
    main()
