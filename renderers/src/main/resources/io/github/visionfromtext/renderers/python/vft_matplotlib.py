"""Makes ``show`` and ``savefig`` give the picture, whatever file is named, with Agg and without a display."""

import io
import os
import struct
import sys
import warnings

import PIL.Image

MIN_PIXELS = 64
_state = {}


class Closed(Exception):
    """Never raised: a figure that is closed does not end its program."""


END = Closed


def preload():
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.animation  # noqa: F401
    import matplotlib.image  # noqa: F401
    import matplotlib.patches  # noqa: F401
    import matplotlib.path  # noqa: F401
    import matplotlib.pyplot as plt
    import mpl_toolkits.mplot3d  # noqa: F401

    # Draws once: fonts, tick locators and renderer are then loaded for every program.
    figure, axes = plt.subplots(figsize=(1, 1))
    axes.set_title("warm")
    axes.plot([1, 2])
    figure.canvas.draw()
    plt.close("all")


def version():
    import matplotlib

    return f"CPython {sys.version.split()[0]}, Matplotlib {matplotlib.__version__}"


def prepare(request, report):
    import matplotlib.figure
    import matplotlib.pyplot as plt

    _state.update(size=request.size, traced=request.traced, report=report, picture=None, drawn=None, plt=plt)
    _state["savefig"] = matplotlib.figure.Figure.savefig
    matplotlib.figure.Figure.savefig = _savefig
    plt.show = _show
    matplotlib.figure.Figure.show = lambda figure, warn=True: _take(figure)
    plt.pause = lambda interval: _show()
    plt.switch_backend = lambda backend: None
    matplotlib.use = lambda backend, *, force=True: None
    if not request.antialias:
        plt.rcParams["lines.antialiased"] = plt.rcParams["patch.antialiased"] = plt.rcParams["text.antialiased"] = False
    warnings.showwarning = _warned
    warnings.simplefilter("always", UserWarning)


def _warned(message, category, filename, lineno, file=None, line=None):
    text = str(message)
    if "non-interactive" not in text and "non-GUI" not in text and category is UserWarning:
        _state["report"].warn(f"{category.__name__}: {text}")


def finish():
    plt = _state["plt"]
    numbers = plt.get_fignums()
    if _state["picture"] is None and numbers:
        _take(plt.figure(numbers[-1]))
    return _state["picture"] or [b"nothing", b""]


def _show(*_, **__):
    plt = _state["plt"]
    if plt.get_fignums():
        _take(plt.gcf())


def _savefig(figure, fname=None, *arguments, **options):
    style = {name: options[name] for name in ("bbox_inches", "pad_inches", "facecolor", "edgecolor") if name in options}
    _take(figure, **style)
    if isinstance(fname, (str, os.PathLike)):
        path = os.path.abspath(fname)
        if not path.startswith("/tmp") or not os.path.isdir(os.path.dirname(path)):
            # The picture was taken; where the program wanted it does not exist here.
            return None
    if fname is not None:
        _state["savefig"](figure, fname, *arguments, **options)
    return None


def _take(figure, **style):
    """Keeps the figure as it is now, its longer side as long as the picture's; the last one kept is the picture."""
    if _state["drawn"] == id(figure) and not figure.stale:
        return
    longer = max(figure.get_size_inches())
    if not longer > 0:
        return
    # Agg draws nothing into less than a pixel, and no text that is legible into a few: those are shrunk afterwards.
    dpi = max(_state["size"], MIN_PIXELS) / longer
    buffer = io.BytesIO()
    _state["drawn"] = id(figure)
    if _state["traced"]:
        with _state["plt"].rc_context({"svg.fonttype": "none"}):
            _state["savefig"](figure, buffer, format="svg", **style)
        _state["picture"] = [b"svg", buffer.getvalue()]
        return
    _state["savefig"](figure, buffer, format="png", dpi=dpi, pil_kwargs={"compress_level": 0}, **style)
    with PIL.Image.open(buffer) as picture:
        pixels = picture.convert("RGBA").tobytes()
        _state["picture"] = [b"rgba", struct.pack(">2i", *picture.size) + pixels]
