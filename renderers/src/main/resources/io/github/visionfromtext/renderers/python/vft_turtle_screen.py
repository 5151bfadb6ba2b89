"""The window that turtles live in, without a window: it keeps a list of what was drawn."""

import math

import vft_turtle_colors

# What the turtle module asks of a full-HD display: half its width, three quarters of its height.
DEFAULT_WIDTH, DEFAULT_HEIGHT = 960, 810
DISPLAY_WIDTH, DISPLAY_HEIGHT = 1920, 1080
MAX_ITEMS = 1_000_000


class TurtleGraphicsError(Exception):
    """An argument that the turtle module refuses."""


class Terminator(Exception):
    """The window was closed, and with it the program has ended."""


class Screen:
    """The one screen; the module's functions and every turtle share it."""

    def __init__(self, report, frame):
        self.report = report
        self.frame = frame
        self.turtles_alive = []
        self._used = False
        self._width, self._height = DEFAULT_WIDTH, DEFAULT_HEIGHT
        self._world = None
        self._mode = "standard"
        self._colormode = 1.0
        self._background = (255, 255, 255)
        self._delay, self._tracer = 10, 1
        self._shapes = dict(BUILT_IN_SHAPES)
        self._timers = []
        self.items = []

    def add(self, item):
        self._used = True
        if len(self.items) >= MAX_ITEMS:
            raise MemoryError
        self.items.append(item)
        return item

    # Settings of the window.
    def setup(self, width=0.5, height=0.75, startx=None, starty=None):
        self._used = True
        self._width = self._side(width, DISPLAY_WIDTH)
        self._height = self._side(height, DISPLAY_HEIGHT)

    @staticmethod
    def _side(value, display):
        if not value > 0 or math.isinf(value):
            raise TurtleGraphicsError(f"setup: a window of side {value!r}; expected a number above 0")
        pixels = value * display if isinstance(value, float) and value <= 1 else value
        return min(max(1, int(pixels)), 20000)

    def screensize(self, canvwidth=None, canvheight=None, bg=None):
        if bg is not None:
            self.bgcolor(bg)
        if canvwidth is None and canvheight is None:
            return 400, 300
        # The window scrolls over a larger canvas, it does not grow.
        return None

    def setworldcoordinates(self, llx, lly, urx, ury):
        if not (urx > llx and ury > lly):
            raise TurtleGraphicsError("setworldcoordinates: expected the upper right corner above and right of the lower left")
        self._mode = "world"
        self._world = float(llx), float(lly), float(urx), float(ury)

    def world(self):
        """Left, bottom, right and top in the units of turtles."""
        return self._world or (-self._width / 2, -self._height / 2, self._width / 2, self._height / 2)

    def mode(self, mode=None):
        if mode is None:
            return self._mode
        if mode not in ("standard", "logo", "world"):
            raise TurtleGraphicsError(f"No turtle-graphics-mode {mode}")
        self._mode = mode
        if mode != "world":
            self._world = None
        self.reset()
        return None

    def colormode(self, cmode=None):
        if cmode is None:
            return self._colormode
        if cmode not in (1.0, 255):
            raise TurtleGraphicsError(f"colormode: {cmode!r}; expected 1.0 or 255")
        self._colormode = 1.0 if cmode == 1.0 else 255
        return None

    def color_of(self, arguments):
        """Red, green and blue, 0 to 255, of a name, ``#rrggbb`` or three numbers in the colour mode."""
        if len(arguments) == 1:
            arguments = arguments[0]
        if isinstance(arguments, str):
            found = vft_turtle_colors.find(arguments)
            if found is None:
                raise TurtleGraphicsError(
                    f"bad color string: {arguments}; expected a colour name such as \"red\", or \"#rrggbb\""
                )
            return found
        try:
            red, green, blue = arguments
            scaled = [round(255.0 * part / self._colormode) for part in (red, green, blue)]
        except (TypeError, ValueError):
            raise TurtleGraphicsError(f"bad color arguments: {arguments!r}; expected a name or three numbers") from None
        if not all(0 <= part <= 255 for part in scaled):
            mode = self._colormode
            hint = "; call colormode(255) first" if mode == 1.0 and max(arguments) > 1 else ""
            raise TurtleGraphicsError(f"bad color sequence: {arguments!r}; expected three numbers from 0 to {mode}{hint}")
        return tuple(scaled)

    def spoken(self, color):
        """A colour as the program would give it in its colour mode."""
        return tuple(part / 255 for part in color) if self._colormode == 1.0 else color

    def bgcolor(self, *color):
        if not color:
            return self.spoken(self._background)
        self._used = True
        self._background = self.color_of(color)
        return None

    def background(self):
        return self._background

    def title(self, titlestring):
        pass

    def tracer(self, n=None, delay=None):
        if n is None:
            return self._tracer
        self._tracer = int(n)
        if delay is not None:
            self._delay = int(delay)
        return None

    def delay(self, delay=None):
        if delay is None:
            return self._delay
        self._delay = int(delay)
        return None

    def update(self):
        pass

    def window_width(self):
        return self._width

    def window_height(self):
        return self._height

    def turtles(self):
        return list(self.turtles_alive)

    def clear(self):
        self.items.clear()
        self.turtles_alive.clear()
        self._timers.clear()
        self._background = (255, 255, 255)
        self._tracer, self._delay, self._colormode = 1, 10, self._colormode

    clearscreen = clear

    def reset(self):
        for turtle in self.turtles_alive:
            turtle.reset()

    resetscreen = reset

    # Shapes.
    def register_shape(self, name, shape=None):
        if shape is None or isinstance(shape, str):
            self.report.warn(f"register_shape: the picture {name!r} cannot be read here; its turtle is drawn as an arrow")
            shape = self._shapes["classic"]
        self._shapes[name] = shape if isinstance(shape, Shape) else Shape("polygon", shape)

    addshape = register_shape

    def getshapes(self):
        return sorted(self._shapes)

    def shape_named(self, name):
        if name not in self._shapes:
            raise TurtleGraphicsError(f"There is no shape named {name}; there are {', '.join(self.getshapes())}")
        return self._shapes[name]

    # Events: a drawing has nobody who clicks or types.
    def mainloop(self):
        """Runs the timers of as many frames as are asked for, then ends the program as closing the window would."""
        for _ in range(self.frame):
            due, self._timers = self._timers, []
            for function in due:
                function()
        raise Terminator

    done = exitonclick = mainloop

    def ontimer(self, fun, t=0):
        self._timers.append(fun)

    def bye(self):
        raise Terminator

    def onkey(self, fun, key):
        pass

    def onkeypress(self, fun, key=None):
        pass

    onkeyrelease = onkey

    def onclick(self, fun, btn=1, add=None):
        pass

    onscreenclick = onclick

    def listen(self, xdummy=None, ydummy=None):
        pass

    def textinput(self, title, prompt):
        self.report.warn("textinput: nobody is here to answer; it gives \"\"")
        return ""

    def numinput(self, title, prompt, default=None, minval=None, maxval=None):
        answer = default if default is not None else (minval if minval is not None else 1)
        self.report.warn(f"numinput: nobody is here to answer; it gives {answer}")
        return float(answer)

    def bgpic(self, picname=None):
        if picname is None:
            return "nopic"
        self.report.warn(f"bgpic: the picture {picname!r} cannot be read here; the background stays plain")
        return None

    def getcanvas(self):
        return Canvas(self.report)

    @property
    def cv(self):
        return Canvas(self.report, "cv")

    @property
    def _root(self):
        return Canvas(self.report, "_root")

    def used(self):
        """Whether the program has opened the window, with anything at all."""
        return self._used


class Canvas:
    """Stands in for the Tk canvas, its window and whatever else of Tk hangs on them: nothing can be drawn there."""

    def __init__(self, report, name="getcanvas()"):
        self._report = report
        self._name = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Canvas(self._report, f"{self._name}.{name}")

    def __call__(self, *arguments, **options):
        self._report.warn(f"{self._name}: there is no Tk canvas here; the call does nothing")
        return self


class Shape:
    """The outline of a turtle: one polygon, or several with colours."""

    def __init__(self, type_, data=None):
        if type_ not in ("polygon", "image", "compound"):
            raise TurtleGraphicsError(f"There is no shape type {type_}")
        self._type = type_
        self.parts = [] if type_ == "compound" else [(tuple(data or ()), None, None)]

    def addcomponent(self, poly, fill, outline=None):
        if self._type != "compound":
            raise TurtleGraphicsError(f"Cannot add component to {self._type} Shape")
        self.parts.append((tuple(poly), fill, outline or fill))


def _circle():
    return tuple((10 * math.cos(math.radians(a)), 10 * math.sin(math.radians(a))) for a in range(0, 360, 18))


# Outlines point up: their x is to the right of the heading, their y along it.
BUILT_IN_SHAPES = {
    "classic": Shape("polygon", ((0, 0), (-5, -9), (0, -7), (5, -9))),
    "arrow": Shape("polygon", ((-10, 0), (10, 0), (0, 10))),
    "triangle": Shape("polygon", ((10, -5.77), (0, 11.55), (-10, -5.77))),
    "square": Shape("polygon", ((10, -10), (10, 10), (-10, 10), (-10, -10))),
    "circle": Shape("polygon", _circle()),
    "blank": Shape("polygon", ()),
    "turtle": Shape(
        "polygon",
        (
            (0, 14), (2, 10), (6, 8), (10, 10), (7, 5), (8, 0), (7, -4), (10, -8), (5, -7), (0, -9), (-5, -7),
            (-10, -8), (-7, -4), (-8, 0), (-7, 5), (-10, 10), (-6, 8), (-2, 10),
        ),
    ),
}
