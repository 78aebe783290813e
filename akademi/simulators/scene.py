"""The picture of a simulator, drawn fast enough to follow a moving slider.

A scene builds its figure once. What never moves (axes, ticks, labels, the diagonal) is drawn once and kept as
pixels; for each frame only the living artists are drawn on top. That, and a PNG writer that does no more
than it must, is what keeps a frame within the time of two or three screen refreshes on an old laptop.
"""

from __future__ import annotations

import struct
import zlib
from abc import ABC, abstractmethod
from typing import Any, Protocol

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from akademi.charts.figure import Caption, Chart, stamp, wrap
from akademi.charts.style import INK, MUTED, house_style

DPI = 100
_TITLE_SIZE = 12.0


class Outcome(Protocol):
    """What a model gives for some settings; each simulator has its own, with its figures."""

    @property
    def title(self) -> str:
        """The finding, one short sentence; printed over the picture."""
        ...

    @property
    def summary(self) -> str:
        """Two or three sentences with the figures, for all, and for those who do not see the picture."""
        ...


class Scene(ABC):
    """One figure whose artists follow the settings.

    Subclasses build their axes and artists in `build`, register the moving ones with `live`, and move them in
    `move`. They do not draw.

    Parameters
    ----------
    tall : bool
        Panels one above the other, for a narrow page; else side by side.

    Attributes
    ----------
    synthetic : bool
        Whether the picture says "data sintetis"; False for a scene of published figures.
    note : str
        Source and period, in small print.
    """

    wide_size: tuple[float, float] = (10.0, 4.1)
    tall_size: tuple[float, float] = (5.4, 8.2)
    synthetic: bool = True
    note: str = "Model ajar; angka dibuat untuk latihan, bukan hasil survei."

    def __init__(self, tall: bool = False) -> None:
        self.tall = tall
        self._live: list[Artist] = []
        self._calm: list[Text] = []
        with house_style():
            self.figure = Chart(figsize=self.tall_size if tall else self.wide_size, dpi=DPI)
            FigureCanvasAgg(self.figure)
            height = self.figure.get_figheight()
            self.axes = self._panels(height)
            self.build(*self.axes)
            self.title_text = self.figure.text(
                0.012,
                1 - 0.1 / height,
                "",
                ha="left",
                va="top",
                fontsize=_TITLE_SIZE,
                fontweight="bold",
                color=INK,
            )
            self.title_text.set_animated(True)
            small_print = wrap(f"Sumber: {self.note}", 0.78 * self.figure.get_figwidth(), 8)
            self.figure.text(0.012, 0.07 / height, small_print, ha="left", va="bottom", fontsize=8, color=MUTED)
            if self.synthetic:
                stamp(self.figure)

    def _panels(self, height: float) -> tuple[Any, Any]:
        """Two axes at fixed places: nothing is laid out anew while a slider moves."""
        if self.tall:
            left, right = self.figure.subplots(2, 1)
            self.figure.subplots_adjust(left=0.13, right=0.95, top=1 - 1.02 / height, bottom=0.92 / height, hspace=0.36)
        else:
            left, right = self.figure.subplots(1, 2)
            self.figure.subplots_adjust(
                left=0.062, right=0.985, top=1 - 0.66 / height, bottom=0.86 / height, wspace=0.19
            )
        return left, right

    def live(self, *artists: Artist) -> None:
        """Register artists that move; all others are drawn once."""
        for artist in artists:
            artist.set_animated(True)
            self._live.append(artist)

    def calm(self, *texts: Text) -> None:
        """Register words that change only now and then; they lie under the moving artists.

        Setting type is the slowest part of a frame (2 to 3 ms a line), so these are drawn again only when
        one of them has changed.
        """
        for text in texts:
            text.set_animated(True)
            self._calm.append(text)

    def calm_key(self) -> tuple[Any, ...]:
        """Words and places of the calm texts."""
        return tuple((text.get_text(), text.get_position(), text.get_visible()) for text in self._calm)

    def calm_texts(self) -> list[Text]:
        """Return the visible calm texts."""
        return [text for text in self._calm if text.get_visible()]

    def living(self) -> list[Artist]:
        """Return the visible moving artists, from back to front."""
        return sorted((one for one in self._live if one.get_visible()), key=lambda one: one.get_zorder())

    @abstractmethod
    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""

    @abstractmethod
    def move(self, outcome: Any) -> None:
        """Bring the living artists in line with what the model gave."""

    def static_key(self, outcome: Any) -> Any:
        """What the fixed part of the picture depends on; the same key keeps the stored pixels."""
        return None

    def update(self, outcome: Outcome) -> None:
        """Move everything and set the title and the caption."""
        self.move(outcome)
        self.title_text.set_text(wrap(outcome.title, self.figure.get_figwidth(), _TITLE_SIZE, bold=True))
        self.figure.caption = Caption(outcome.title, self.note, outcome.summary, synthetic=self.synthetic)

    def freeze(self) -> Chart:
        """Give up the speed and return the figure, ready to be saved or shown like any other."""
        for artist in [*self._live, *self._calm, self.title_text]:
            artist.set_animated(False)
        return self.figure


class Painter:
    """Draws frames of one scene and remembers the pixels of what has not changed since the last frame.

    Three layers lie upon each other: the fixed part, the title, the calm words. A change in one redraws it
    and those above; the moving artists are drawn on top each time.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._pixels: list[Any] = [None, None, None]
        self._keys: list[Any] = [None, None, None]

    def frame(self, outcome: Outcome) -> bytes:
        """Picture (PNG) of what the model gave."""
        scene = self._scene
        scene.update(outcome)
        self._layers(scene.static_key(outcome))
        for artist in scene.living():
            (artist.axes or scene.figure).draw_artist(artist)
        return quick_png(np.asarray(scene.figure.canvas.buffer_rgba())[..., :3])

    def _layers(self, static_key: Any) -> None:
        """Put the layers on the canvas, drawing again only from the lowest one that has changed."""
        scene, canvas = self._scene, self._scene.figure.canvas
        keys = [static_key, scene.title_text.get_text(), scene.calm_key()]
        same = [
            stored is not None and key == old for stored, key, old in zip(self._pixels, keys, self._keys, strict=True)
        ]
        first = same.index(False) if False in same else len(same)
        if first:
            canvas.restore_region(self._pixels[first - 1])
        for layer in range(first, len(keys)):
            if layer == 0:
                with house_style():
                    canvas.draw()
            else:
                for text in [scene.title_text] if layer == 1 else scene.calm_texts():
                    (text.axes or scene.figure).draw_artist(text)
            self._pixels[layer] = canvas.copy_from_bbox(scene.figure.bbox)
        self._keys = keys


def quick_png(pixels: np.ndarray) -> bytes:
    """PNG of an RGB picture, written for speed rather than size.

    Unfiltered rows at zlib's first level take 3 to 4 ms for 1,000 by 410 pixels where Pillow's quickest
    setting took 14 ms, and the file is smaller: charts are mostly flat, and filters only break up what
    repeats.

    Parameters
    ----------
    pixels : numpy.ndarray of uint8, shape (height, width, 3)
        The picture.

    Returns
    -------
    bytes
        A PNG file (ISO/IEC 15948), colour type 2, filter 0.
    """
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), dtype=np.uint8)
    # Colour by colour: reshaping the sliced buffer would copy it twice.
    for channel in range(3):
        rows[:, 1 + channel :: 3] = pixels[..., channel]
    deflate = zlib.compressobj(1, zlib.DEFLATED, 15, 9)
    packed = deflate.compress(rows.data) + deflate.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def set_text(artist: Text, text: str, x: float | None = None, y: float | None = None) -> None:
    """Set the words of a label and, where given, its place; an empty text hides it."""
    artist.set_text(text)
    artist.set_visible(bool(text))
    if x is not None and y is not None:
        artist.set_position((x, y))
