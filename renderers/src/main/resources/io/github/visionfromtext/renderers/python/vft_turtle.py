"""Makes ``import turtle`` give turtles that need no display, and hands out what they drew."""

import struct
import sys
import types

import vft_turtle_pen
import vft_turtle_screen

END = vft_turtle_screen.Terminator
_KINDS = {"line": 0, "polygon": 1, "dot": 2, "text": 3, "cursor": 4}
# Shapes that show which way a turtle looks; whoever gives it another draws with it.
_CURSORS = ("classic", "arrow", "turtle")
_state = {}


def preload():
    try:
        import numpy  # noqa: F401  (programs use it, and importing it takes longer than drawing)
    except ImportError:
        pass


def version():
    return "CPython " + sys.version.split()[0]


def prepare(request, report):
    screen = vft_turtle_screen.Screen(report, request.frame)
    _state.update(screen=screen, background=request.background)
    module = types.ModuleType("turtle", "Turtle graphics without a display.")
    lazy = []

    class Turtle(vft_turtle_pen.Pen):
        def __init__(self, shape="classic", undobuffersize=1000, visible=True, **_):
            super().__init__(screen, shape if isinstance(shape, str) else "classic", undobuffersize, visible)

    def anonymous():
        if not lazy:
            lazy.append(Turtle())
        return lazy[0]

    def method_of(owner, name):
        def call(*arguments, **options):
            return getattr(owner(), name)(*arguments, **options)

        call.__name__ = name
        return call

    for name in dir(vft_turtle_screen.Screen):
        if not name.startswith("_"):
            setattr(module, name, method_of(lambda: screen, name))
    for name in dir(vft_turtle_pen.Pen):
        if not name.startswith("_") and name not in ("screen", "outline"):
            setattr(module, name, method_of(anonymous, name))
    for name in ("clear", "reset"):
        setattr(module, name, method_of(anonymous, name))
    for name in ("add", "color_of", "spoken", "background", "world", "shape_named", "used", "onclick", "cv"):
        module.__dict__.pop(name, None)
    module.onclick = module.onscreenclick
    module.Screen = module.getscreen = lambda: screen
    module.Turtle = module.Pen = module.RawTurtle = module.RawPen = Turtle
    module.TurtleScreen = module._Screen = vft_turtle_screen.Screen
    module.Shape, module.Vec2D = vft_turtle_screen.Shape, vft_turtle_pen.Vec2D
    module.Terminator, module.TurtleGraphicsError = END, vft_turtle_screen.TurtleGraphicsError
    module.__all__ = [name for name in module.__dict__ if not name.startswith("_")]
    sys.modules["turtle"] = module


def finish():
    """The list of what was drawn, in the order of drawing: see ``DisplayList`` for its form."""
    screen = _state["screen"]
    out = bytearray(struct.pack(">4d3B", *screen.world(), *screen.background()))
    items = list(screen.items)
    for turtle in screen.turtles_alive:
        if turtle.isvisible():
            kind = "cursor" if turtle.shape() in _CURSORS else "polygon"
            items += [[kind, *item[1:]] for item in turtle.outline()]
    for item in items:
        if item[1] is not None:
            out += _encode(item)
    return [b"display-list" if screen.used() else b"nothing", bytes(out)]


def _encode(item):
    kind, color, size, points = item[:4]
    out = struct.pack(">B3Bdi", _KINDS[kind], *color, size, len(points))
    out += b"".join(struct.pack(">2d", *point) for point in points)
    if kind in ("polygon", "cursor"):
        out += struct.pack(">?3B", item[4] is not None, *(item[4] or (0, 0, 0)))
    elif kind == "text":
        for text in item[4:8]:
            data = text.encode("utf-8", "replace")[:60000]
            out += struct.pack(">H", len(data)) + data
    return out
