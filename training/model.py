"""The multi-task encoder: MiniLM layers under heads for tags, trees, names, events and claims (training side, torch)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, HEADS, INNER = 384, 12, 1536
ARC, LABEL, ROLE = 256, 96, 96
SHAPES = 9


@dataclass(frozen=True)
class Sizes:
    """How many classes each head has."""

    upos: int
    xpos: int
    ner: int
    deprel: int
    trigger: int
    mode: int
    status: int
    claim: int
    context: int


class Dropout(nn.Module):
    """Dropout whose masks are windows of one pool of chance: drawing afresh takes a fifth of a step on a CPU."""

    POOL = 1 << 24

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if x.is_cuda or x.numel() * 2 > self.POOL:
            return F.dropout(x, self.p)
        if self.pool is None or self.pool.dtype != x.dtype:
            self.pool = (torch.rand(self.POOL) >= self.p).to(x.dtype) / (1.0 - self.p)
        at = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[at : at + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One post-norm BERT layer with explicit attention, so that the ONNX graph stays plain."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, _ = x.shape
        width = HIDDEN // HEADS

        def split(t: Tensor) -> Tensor:
            return t.view(b, n, HEADS, width).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width) + mask, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM's embeddings with an added word-shape embedding (its vocabulary is uncased), and its first layers."""

    def __init__(self, layers: int, vocabulary: int = 30522, positions: int = 512) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(positions, HIDDEN)
        self.types = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        # 1 the marked actor, 2 the marked recipient, 0 neither
        self.marks = nn.Embedding(3, HIDDEN, padding_idx=0)
        nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, pieces: Tensor, shapes: Tensor, marks: Tensor, attend: Tensor) -> Tensor:
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(place)[None] + self.types + self.shapes(shapes) + self.marks(marks)
        x = self.drop(self.norm(x))
        mask = (1.0 - attend[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, mask)
        return x


def mlp(width: int) -> nn.Sequential:
    """A projection with GELU and dropout."""
    return nn.Sequential(nn.Linear(HIDDEN, width), nn.GELU(), Dropout(0.2))


class Dragoman(nn.Module):
    """Encoder and heads. Word vectors are those of each word's first piece; place 0 is the root ([CLS])."""

    def __init__(self, layers: int, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(layers)
        self.drop = Dropout(0.2)
        self.upos = nn.Linear(HIDDEN, sizes.upos)
        self.xpos = nn.Linear(HIDDEN, sizes.xpos)
        self.ner = nn.Linear(HIDDEN, sizes.ner)
        # GMB's habits of naming differ from the treebanks', so its sentences teach the encoder through a head of their own,
        # which is not shipped
        self.ner_voa = nn.Linear(HIDDEN, sizes.ner)
        self.arc_dep, self.arc_head = mlp(ARC), mlp(ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.label_dep, self.label_head = mlp(LABEL), mlp(LABEL)
        self.label = nn.Parameter(torch.zeros(sizes.deprel, LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.01)
        self.claim = nn.Linear(HIDDEN, sizes.claim)
        self.event = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), Dropout(0.2))
        self.trigger = nn.Linear(HIDDEN, sizes.trigger)
        self.mode = nn.Linear(HIDDEN, sizes.mode)
        self.status = nn.Linear(HIDDEN, sizes.status)
        self.context = nn.Linear(HIDDEN, sizes.context)
        self.role_event, self.role_word = mlp(ROLE), mlp(ROLE)
        # 4 relations of a trigger to a word: actor, recipient, speaker, none is the negative of all
        self.role = nn.Parameter(torch.zeros(3, ROLE + 1, ROLE + 1))
        nn.init.normal_(self.role, std=0.01)
        self.pair_query = nn.Linear(3 * HIDDEN, HIDDEN)
        self.pair = nn.Sequential(nn.Linear(4 * HIDDEN, HIDDEN), nn.GELU(), Dropout(0.2))
        self.pair_type = nn.Linear(HIDDEN, sizes.trigger)
        self.pair_mode = nn.Linear(HIDDEN, sizes.mode)

    def words(self, pieces: Tensor, shapes: Tensor, marks: Tensor, attend: Tensor, first: Tensor) -> Tensor:
        """Word vectors [batch, 1 + words, HIDDEN]; `first` holds each word's piece index, 0 for the root."""
        x = self.encoder(pieces, shapes, marks, attend)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, HIDDEN))

    def arcs(self, x: Tensor) -> Tensor:
        """Scores [batch, dependent, head], the root at 0."""
        dep, head = self.arc_dep(x), self.arc_head(x)
        return dep @ self.arc @ head.transpose(1, 2) + (head * self.arc_bias).sum(-1)[:, None, :]

    def labels(self, x: Tensor, heads: Tensor) -> Tensor:
        """Label scores [batch, dependent, deprel] for the given heads."""
        dep, head = self.label_dep(x), self.label_head(x)
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, LABEL))
        one = torch.ones_like(dep[..., :1])
        return torch.einsum("bni,lij,bnj->bnl", torch.cat([dep, one], -1), self.label, torch.cat([head, one], -1))

    def roles(self, e: Tensor, x: Tensor) -> Tensor:
        """Role scores [batch, 3, trigger, word] from event vectors and word vectors."""
        left = torch.cat([self.role_event(e), torch.ones_like(e[..., :1])], -1)
        right = torch.cat([self.role_word(x), torch.ones_like(x[..., :1])], -1)
        return torch.einsum("bti,rij,bwj->brtw", left, self.role, right)

    def pairs(self, x: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Type and mode scores and the attention [batch, words] of a pair marked in the input, given as span weights [batch, words]."""
        a = torch.einsum("bn,bnh->bh", actor, x)
        r = torch.einsum("bn,bnh->bh", recipient, x)
        query = self.pair_query(torch.cat([a, r, x[:, 0]], -1))
        score = torch.einsum("bh,bnh->bn", query, x) / math.sqrt(HIDDEN)
        weight = torch.softmax(score.masked_fill(~mask, -1e4), -1)
        p = torch.einsum("bn,bnh->bh", weight, x)
        h = self.pair(torch.cat([a, r, p, x[:, 0]], -1))
        return self.pair_type(h), self.pair_mode(h), score
