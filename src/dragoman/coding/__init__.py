"""The coding room: what happened. Frames, the tree and learned scores give events by the codebook."""

from dragoman.coding.events import EventCoder
from dragoman.coding.frames import FrameBook
from dragoman.coding.learned import Learned

__all__ = ["EventCoder", "FrameBook", "Learned"]
