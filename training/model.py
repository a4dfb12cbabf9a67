"""The multi-task encoder: MiniLM (or, to teach it, MPNet) layers under heads for tags, trees, names, events and claims (training side)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

ARC, LABEL, ROLE, SECTOR = 256, 96, 96, 256
SHAPES = 9
LOWER = 2  # layers that both looks share


BUCKETS, FAR = 32, 128  # of MPNet's relative positions


@dataclass(frozen=True)
class Form:
    """What the layers are like. `relative`: MPNet's, with a bias for relative places and a vocabulary shifted by its four marks."""

    hidden: int
    heads: int
    inner: int
    vocabulary: int
    relative: bool
    epsilon: float


FORMS = {"minilm": Form(384, 12, 1536, 30522, False, 1e-12), "mpnet": Form(768, 12, 3072, 30527, True, 1e-5)}


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
    sector: int


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

    def __init__(self, form: Form) -> None:
        super().__init__()
        h = form.hidden
        self.heads = form.heads
        self.query, self.key, self.value, self.out = (nn.Linear(h, h) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(h, eps=form.epsilon), nn.LayerNorm(h, eps=form.epsilon)
        self.up, self.down = nn.Linear(h, form.inner), nn.Linear(form.inner, h)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, hidden = x.shape
        width = hidden // self.heads

        def split(t: Tensor) -> Tensor:
            return t.view(b, n, self.heads, width).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width) + mask, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(b, n, hidden)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM's embeddings with an added word-shape embedding (its vocabulary is uncased), and its first layers."""

    def __init__(self, layers: int, form: Form, positions: int = 512) -> None:
        super().__init__()
        self.form = form
        self.words = nn.Embedding(form.vocabulary, form.hidden)
        self.positions = nn.Embedding(positions, form.hidden)
        if form.relative:
            self.near = nn.Embedding(BUCKETS, form.heads)
            ids = torch.arange(30522) + 4
            ids[0], ids[101], ids[102] = 1, 0, 2
            self.register_buffer("ids", ids)  # of MiniLM's pieces in MPNet's vocabulary
        else:
            self.types = nn.Parameter(torch.zeros(form.hidden))
        self.shapes = nn.Embedding(SHAPES, form.hidden)
        nn.init.zeros_(self.shapes.weight)
        # 1 the marked actor, 2 the marked recipient, 0 neither
        self.marks = nn.Embedding(3, form.hidden, padding_idx=0)
        nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(form.hidden, eps=form.epsilon)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer(form) for _ in range(layers))

    def forward(self, pieces: Tensor, shapes: Tensor, marks: Tensor, attend: Tensor) -> Tensor:
        return self.both(pieces, shapes, marks, attend)[1]

    def both(self, pieces: Tensor, shapes: Tensor, marks: Tensor, attend: Tensor) -> tuple[Tensor, Tensor]:
        """The vectors after LOWER layers, and after all."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(self.ids[pieces] if self.form.relative else pieces) + self.positions(place)[None]
        x = x + self.shapes(shapes) + self.marks(marks) + (0.0 if self.form.relative else self.types)
        x = self.drop(self.norm(x))
        mask = (1.0 - attend[:, None, None, :].to(x.dtype)) * -10000.0
        if self.form.relative:
            mask = mask + self.near(_buckets(place)).permute(2, 0, 1)[None].to(mask.dtype)
        lower = x
        for k, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            lower = x if k == LOWER else lower
        return lower, x


def _buckets(place: Tensor) -> Tensor:
    """The bucket of each pair of places [n, n]: near ones alone, far ones by the logarithm of the distance, as in MPNet."""
    away = place[:, None] - place[None, :]
    half = BUCKETS // 2
    exact = half // 2
    n = away.abs()
    large = exact + (torch.log(n.float().clamp(min=1) / exact) / math.log(FAR / exact) * (half - exact)).long()
    return (away < 0).long() * half + torch.where(n < exact, n, large.clamp(max=half - 1))


def mlp(hidden: int, width: int) -> nn.Sequential:
    """A projection with GELU and dropout."""
    return nn.Sequential(nn.Linear(hidden, width), nn.GELU(), Dropout(0.2))


class Dragoman(nn.Module):
    """Encoder and heads. Word vectors are those of each word's first piece; place 0 is the root ([CLS])."""

    def __init__(self, layers: int, sizes: Sizes, form: Form = FORMS["minilm"]) -> None:
        super().__init__()
        self.sizes = sizes
        hidden = form.hidden
        self.encoder = Encoder(layers, form)
        self.drop = Dropout(0.2)
        self.upos = nn.Linear(hidden, sizes.upos)
        self.xpos = nn.Linear(hidden, sizes.xpos)
        self.ner = nn.Linear(hidden, sizes.ner)
        # GMB's habits of naming differ from the treebanks', so its sentences teach the encoder through a head of their own,
        # which is not shipped
        self.ner_voa = nn.Linear(hidden, sizes.ner)
        self.arc_dep, self.arc_head = mlp(hidden, ARC), mlp(hidden, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.label_dep, self.label_head = mlp(hidden, LABEL), mlp(hidden, LABEL)
        self.label = nn.Parameter(torch.zeros(sizes.deprel, LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.01)
        self.claim = nn.Linear(hidden, sizes.claim)
        self.sector = nn.Sequential(nn.Linear(hidden, SECTOR), nn.GELU(), nn.Dropout(0.3), nn.Linear(SECTOR, sizes.sector))
        self.event = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU(), Dropout(0.2))
        self.trigger = nn.Linear(hidden, sizes.trigger)
        self.mode = nn.Linear(hidden, sizes.mode)
        self.status = nn.Linear(hidden, sizes.status)
        self.context = nn.Linear(hidden, sizes.context)
        self.role_event, self.role_word = mlp(hidden, ROLE), mlp(hidden, ROLE)
        # 4 relations of a trigger to a word: actor, recipient, speaker, none is the negative of all
        self.role = nn.Parameter(torch.zeros(3, ROLE + 1, ROLE + 1))
        nn.init.normal_(self.role, std=0.01)
        self.pair_query = nn.Linear(3 * hidden, hidden)
        self.pair = nn.Sequential(nn.Linear(4 * hidden, hidden), nn.GELU(), Dropout(0.2))
        self.pair_type = nn.Linear(hidden, sizes.trigger)
        self.pair_mode = nn.Linear(hidden, sizes.mode)

    def words(self, pieces: Tensor, shapes: Tensor, marks: Tensor, attend: Tensor, first: Tensor) -> Tensor:
        """Word vectors [batch, 1 + words, hidden]; `first` holds each word's piece index, 0 for the root."""
        return self.first_pieces(self.encoder(pieces, shapes, marks, attend), first)

    @staticmethod
    def first_pieces(x: Tensor, first: Tensor) -> Tensor:
        """Of vectors of word pieces those of the first piece of each word."""
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))

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
        score = torch.einsum("bh,bnh->bn", query, x) / math.sqrt(x.shape[-1])
        weight = torch.softmax(score.masked_fill(~mask, -1e4), -1)
        p = torch.einsum("bn,bnh->bh", weight, x)
        h = self.pair(torch.cat([a, r, p, x[:, 0]], -1))
        return self.pair_type(h), self.pair_mode(h), score
