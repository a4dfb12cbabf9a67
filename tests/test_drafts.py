"""Files written so that nothing is lost: the old one stays until the new one is whole, and what was done is kept."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest

from dragoman.drafts import Draft, Stream, open_sink, put
from dragoman.errors import OutputError


class Full(io.BytesIO):
    """Takes five bytes, and no more."""

    def write(self, data: Any) -> int:  # noqa: ANN401  as its base
        if self.tell() >= 5:
            raise OSError(28, "No space left on device")
        return super().write(bytes(data)[: 5 - self.tell()])


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with Draft(path, overwrite=True) as draft:
        draft.put(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize(("keep", "left"), [(True, ["out", "out.partial"]), (False, ["out"])])
def test_a_draft_that_is_left(tmp_path: Path, *, keep: bool, left: list[str]) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    draft = Draft(path, overwrite=True, keep=keep)

    def broken() -> None:
        with draft:
            draft.put(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == left
    assert (draft.kept is not None) == keep


def test_what_a_run_left_is_never_touched_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "out"
    (tmp_path / "out.partial").write_bytes(b"hours of work")
    with Draft(path, overwrite=True, keep=True) as draft:
        draft.put(b"new")
    assert (tmp_path / "out.partial").read_bytes() == b"hours of work"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["out", "out.partial"]


def test_half_a_portion_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft(tmp_path / "out", keep=True)
    with draft.stream as real:
        draft.put(b"ab\n")
        real.write(b"cd")
        monkeypatch.setattr(draft, "stream", Full(b"full!"))
        draft.stream.seek(5)
        with pytest.raises(OutputError, match="out cannot be written further: No space left on device; make room"):
            draft.put(b"ef\n")
    draft.leave()
    assert draft.kept is not None
    assert draft.kept.read_bytes() == b"ab\n"


def test_a_portion_whose_writing_is_just_done_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(stream: Any, data: bytes, name: str) -> None:  # noqa: ANN401  as put
        put(stream, data, name)
        raise KeyboardInterrupt

    draft = Draft(tmp_path / "out", keep=True)
    monkeypatch.setattr("dragoman.drafts.put", stopped)
    with pytest.raises(KeyboardInterrupt):
        draft.put(b"ab\n")
    draft.leave()
    assert draft.kept is not None
    assert draft.kept.read_bytes() == b"ab\n"


def test_two_runs_that_make_the_same_new_file(tmp_path: Path) -> None:
    path = tmp_path / "out"
    first, second = Draft(path, keep=True), Draft(path, keep=True)
    first.put(b"first")
    second.put(b"second")
    first.close()
    with pytest.raises(OutputError, match="was made by another run meanwhile"):
        second.close()
    assert path.read_bytes() == b"first"
    assert second.kept is not None
    assert second.kept.read_bytes() == b"second"


def test_a_name_without_hard_links_is_given_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    with Draft(tmp_path / "out") as draft:
        draft.put(b"new")
    assert (tmp_path / "out").read_bytes() == b"new"
    second = Draft(tmp_path / "other")
    (tmp_path / "other").write_bytes(b"theirs")
    with pytest.raises(OutputError, match="by another run"):
        second.close()
    assert (tmp_path / "other").read_bytes() == b"theirs"


def test_links_are_followed_and_devices_written_straight(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    with Draft(tmp_path / "link", overwrite=True) as draft:
        draft.put(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    with Draft(Path(os.devnull), overwrite=True) as draft:
        draft.put(b"new")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd")
def test_a_pipe_that_only_a_link_names_is_written_straight() -> None:
    out, into = os.pipe()
    with open(out, "rb") as reading:  # noqa: PTH123  a number
        with Draft(Path(f"/dev/fd/{into}"), overwrite=True) as draft:
            draft.put(b"new")
        os.close(into)
        assert reading.read() == b"new"


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    with pytest.raises(OutputError, match="there exists already; give --overwrite"):
        Draft(tmp_path / "there")
    with pytest.raises(OutputError, match="does not exist; make it first"):
        Draft(tmp_path / "none" / "out")
    with pytest.raises(OutputError, match="cannot be written: Not a directory; choose another place"):
        Draft(tmp_path / "there" / "out")
    assert names(tmp_path) == ["there"]


def test_a_file_that_must_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        Draft(tmp_path / "there", overwrite=True)
    assert names(tmp_path) == ["there"]


def test_standard_output_stays_open() -> None:
    stream = io.BytesIO()
    with open_sink(None, stream) as sink:
        sink.put(b"x")
    assert stream.getvalue() == b"x"
    assert sink.kept is None


def test_a_full_disk_is_our_error_and_a_closed_pipe_is_not() -> None:
    class Shut(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    with pytest.raises(OutputError, match="standard output cannot be written further: No space left on device; make room"):
        Stream(Full()).put(b"more than five")
    with pytest.raises(BrokenPipeError):
        put(Shut(), b"x", "out")
