"""Take the weights of a shipped model back into a checkpoint, so that training can go on from it.

python training/from_onnx.py src/dragoman/language/model --out build/start.pt
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Dragoman, Sizes


def main() -> None:
    """Widen the int8 weights and write a checkpoint in training's layout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    labels = json.loads((options.model / "labels.json").read_text(encoding="utf8"))
    layers = labels.pop("layers")
    graph = onnx.load(str(options.model / "encoder.onnx")).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    model = Dragoman(layers, Sizes(**{k: len(v) for k, v in labels.items()}))
    state = model.state_dict()
    heads = np.load(options.model / "heads.npz")
    names = weight_names(graph, values)
    found = {}
    for key in state:
        short = key.removeprefix("encoder.")
        for name, value in names.items():
            if name in (key, f"model.{key}", short):
                found[key] = value
        if key not in found:
            stem = key.replace("pair.0.", "pair.")
            if stem in heads.files:
                found[key] = heads[stem].astype(np.float32)
    for key in state:
        if key in found:
            value = torch.from_numpy(np.array(found[key], dtype=np.float32))
            if value.shape != state[key].shape:
                raise SystemExit(f"{key}: shape {tuple(value.shape)} does not fit {tuple(state[key].shape)}")
            state[key] = value
        else:
            print("not in the model's files, left as new:", key)
    model.load_state_dict(state)
    torch.save({"model": model.state_dict(), "labels": labels, "layers": layers}, options.out)
    print(len(found), "of", len(state), "tensors")


def weight_names(graph: onnx.GraphProto, values: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Float weights by the parameter names of training; quantised ones widened."""
    out = {n: v for n, v in values.items() if v.dtype == np.float32 and not n.endswith("_scale")}
    for name, v in values.items():
        if not name.endswith("_quantized"):
            continue
        stem = name.removesuffix("_quantized")
        scale, zero = values[f"{stem}_scale"], values[f"{stem}_zero_point"]
        out[stem] = (v.astype(np.float32) - zero.astype(np.float32)) * scale
    for node in graph.node:
        # torch's exporter folds the transposed weight of a layer into an anonymous constant; its bias keeps the name
        if node.op_type == "Add":
            bias = next((i for i in node.input if i.endswith(".bias")), None)
            source = next((i for i in node.input if i != bias), None)
            anonymous = _weight_before(graph, source, out) if bias and source else None
            if bias and anonymous is not None:
                out[bias.removesuffix("bias") + "weight"] = out[anonymous].T
    return out


def _weight_before(graph: onnx.GraphProto, tensor: str, known: dict[str, np.ndarray]) -> str | None:
    """The constant matrix that made a tensor, through the nodes of quantisation."""
    makers = {o: n for n in graph.node for o in n.output}
    seen = 0
    todo = [tensor]
    while todo and seen < 12:
        node = makers.get(todo.pop(0))
        seen += 1
        if node is None:
            continue
        if node.op_type in ("MatMul", "MatMulInteger", "DynamicQuantizeMatMul", "Gemm"):
            for i in node.input:
                stem = i.removesuffix("_quantized")
                if stem in known and known[stem].ndim == 2:
                    return stem
        if node.op_type in ("Mul", "Cast", "MatMulInteger", "Reshape"):
            todo += list(node.input)
    return None


if __name__ == "__main__":
    main()
