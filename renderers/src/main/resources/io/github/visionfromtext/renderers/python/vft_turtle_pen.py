"""A turtle: where it is, how it is turned, what its pen looks like, and what it leaves behind."""

import math

from vft_turtle_look import Look, Vec2D
from vft_turtle_screen import TurtleGraphicsError

CLASSIC_SPEEDS = {"fastest": 0, "fast": 10, "normal": 6, "slow": 3, "slowest": 1}
# Pixels of a point on a display of 96 dots an inch.
PIXELS_PER_POINT = 96 / 72
# Width of an average letter in units of the font size; the picture's own fonts are not known here.
LETTER_WIDTH = 0.6


class Pen(Look):
    """Everything a turtle can do. Headings are kept in degrees, counter-clockwise from east."""

    def __init__(self, screen, shape="classic", undobuffersize=1000, visible=True):
        self.screen = screen
        self._own = []
        self._fullcircle = 360.0
        self._start(shape, visible)
        screen._used = True
        screen.turtles_alive.append(self)

    def _start(self, shape, visible):
        self._position = Vec2D(0.0, 0.0)
        self._degrees = 90.0 if self.screen.mode() == "logo" else 0.0
        self._down, self._shown, self._speed, self._size = True, visible, 3, 1
        self._pen_color = self._fill_color = (0, 0, 0)
        self._shape = shape
        self._stretch, self._shear, self._outline, self._tilt, self._resize = (1.0, 1.0), 0.0, 1, 0.0, "noresize"
        self._line = self._fill = self._polygon = self._last_polygon = None

    def _draw(self, item):
        self._own.append(self.screen.add(item))
        return item

    # Moving.
    def _number(self, name, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            try:
                value = float(value) if not isinstance(value, str) else None
            except (TypeError, ValueError):
                value = None
        if value is None or not math.isfinite(value):
            raise TypeError(f"{name}: expected a number, found {value!r}" if value is not None else f"{name}: expected a number")
        return value

    def _go(self, target):
        if self._down:
            if self._line is None:
                self._line = self._draw(["line", self._pen_color, self._size, [self._position]])
            self._line[3].append(target)
        else:
            self._line = None
        if self._fill is not None:
            self._fill[3].append(target)
        if self._polygon is not None:
            self._polygon.append(target)
        self._position = target

    def forward(self, distance):
        distance = self._number("forward", distance)
        self._go(self._position + Vec2D(distance, 0).rotate(self._degrees))

    def back(self, distance):
        self.forward(-self._number("back", distance))

    def goto(self, x, y=None):
        if y is None:
            x, y = x
        self._go(Vec2D(self._number("goto", x), self._number("goto", y)))

    def teleport(self, x=None, y=None, *, fill_gap=False):
        down, self._down = self._down, False
        self.goto(self._position[0] if x is None else x, self._position[1] if y is None else y)
        self._down = down

    def setx(self, x):
        self.goto(x, self._position[1])

    def sety(self, y):
        self.goto(self._position[0], y)

    def home(self):
        self.goto(0, 0)
        self.setheading(0)

    def right(self, angle):
        self.left(-self._number("right", angle))

    def left(self, angle):
        self._degrees = (self._degrees + self._number("left", angle) * 360 / self._fullcircle) % 360

    def setheading(self, to_angle):
        degrees = self._number("setheading", to_angle) * 360 / self._fullcircle
        self._degrees = (90 - degrees if self.screen.mode() == "logo" else degrees) % 360

    def circle(self, radius, extent=None, steps=None):
        """A polygon inside the circle whose centre is ``radius`` to the left."""
        radius = self._number("circle", radius)
        extent = 360.0 if extent is None else self._number("circle", extent) * 360 / self._fullcircle
        if steps is None:
            share = abs(extent) / 360
            steps = 1 + int(min(11 + abs(radius) / 6, 59) * share)
        turn = extent / steps
        side = 2 * radius * math.sin(math.radians(turn / 2))
        if radius < 0:
            turn, side = -turn, -abs(side) if extent < 0 else abs(side)
        heading = self._degrees + turn / 2
        for _ in range(int(steps)):
            self._go(self._position + Vec2D(side, 0).rotate(heading))
            heading += turn
        self._degrees = (heading - turn / 2) % 360

    # What it knows of itself.
    def position(self):
        return self._position

    def xcor(self):
        return self._position[0]

    def ycor(self):
        return self._position[1]

    def heading(self):
        degrees = 90 - self._degrees if self.screen.mode() == "logo" else self._degrees
        return degrees % 360 * self._fullcircle / 360

    def distance(self, x, y=None):
        return abs(self._target(x, y) - self._position)

    def towards(self, x, y=None):
        dx, dy = self._target(x, y) - self._position
        degrees = math.degrees(math.atan2(dy, dx))
        degrees = 90 - degrees if self.screen.mode() == "logo" else degrees
        return degrees % 360 * self._fullcircle / 360

    @staticmethod
    def _target(x, y):
        if y is not None:
            return Vec2D(x, y)
        return x.pos() if isinstance(x, Pen) else Vec2D(*x)

    def degrees(self, fullcircle=360.0):
        self._fullcircle = float(fullcircle)

    def radians(self):
        self._fullcircle = math.tau

    # The pen.
    def pendown(self):
        self._down = True

    def penup(self):
        self._down, self._line = False, None

    def isdown(self):
        return self._down

    def pensize(self, width=None):
        if width is None:
            return self._size
        self._size, self._line = self._number("pensize", width), None
        return None

    def pencolor(self, *color):
        if not color:
            return self.screen.spoken(self._pen_color)
        self._pen_color, self._line = self.screen.color_of(color), None
        return None

    def fillcolor(self, *color):
        if not color:
            return self.screen.spoken(self._fill_color)
        self._fill_color = self.screen.color_of(color)
        return None

    def color(self, *color):
        if not color:
            return self.pencolor(), self.fillcolor()
        pen, fill = color if len(color) == 2 else (color, color)
        pen, fill = (pen,) if len(color) == 2 else pen, (fill,) if len(color) == 2 else fill
        self.pencolor(*pen)
        self.fillcolor(*fill)
        return None

    def pen(self, pen=None, **settings):
        settings = {**(pen or {}), **settings}
        if not settings:
            return {"shown": self._shown, "pendown": self._down, "pencolor": self.pencolor(), "fillcolor": self.fillcolor(),
                    "pensize": self._size, "speed": self._speed, "outline": self._outline, "tilt": self._tilt,
                    "stretchfactor": self._stretch, "shearfactor": self._shear, "resizemode": self._resize}
        simple = {"shown": "_shown", "pendown": "_down", "pensize": "_size", "speed": "_speed", "outline": "_outline",
                  "tilt": "_tilt", "stretchfactor": "_stretch", "shearfactor": "_shear", "resizemode": "_resize"}
        self._line = None
        for name, value in settings.items():
            if name in ("pencolor", "fillcolor"):
                getattr(self, name)(value)
            elif name in simple:
                setattr(self, simple[name], value)
            else:
                raise TurtleGraphicsError(f"pen: unknown setting {name!r}; expected one of {', '.join(simple)}")
        return None

    def speed(self, speed=None):
        if speed is None:
            return self._speed
        if isinstance(speed, str) and speed not in CLASSIC_SPEEDS:
            raise TurtleGraphicsError(f"speed: {speed!r}; expected a number from 0 to 10 or {', '.join(CLASSIC_SPEEDS)}")
        self._speed = CLASSIC_SPEEDS[speed] if isinstance(speed, str) else round(speed) if 0.5 < speed < 10.5 else 0
        return None

    # Filling.
    def filling(self):
        return self._fill is not None

    def begin_fill(self):
        # Its place in the picture is where filling began: lines drawn meanwhile lie above.
        self._fill = self._draw(["polygon", None, 0, [self._position], None])
        self._line = None

    def end_fill(self):
        if self._fill is not None:
            self._fill[1] = self._fill_color if len(self._fill[3]) > 2 else None
            self._fill = self._line = None

    # Leaving things behind.
    def dot(self, size=None, *color):
        if isinstance(size, (str, tuple)) and not color:
            size, color = None, (size,)
        if size is None:
            size = max(self._size + 4, 2 * self._size)
        fill = self.screen.color_of(color) if color else self._pen_color
        self._draw(["dot", fill, self._number("dot", size), [self._position]])
        self._line = None

    def write(self, arg, move=False, align="left", font=("Arial", 8, "normal")):
        if str(align).lower() not in ("left", "center", "right"):
            raise TurtleGraphicsError(f"write: align {align!r}; expected \"left\", \"center\" or \"right\"")
        family, size, style = (tuple(font) + ("Arial", 8, "normal")[len(font):])[:3] if not isinstance(font, str) else (font, 8, "normal")
        pixels = abs(int(size)) * PIXELS_PER_POINT if int(size) > 0 else max(1, abs(int(size)))
        style = " ".join(str(part) for part in (style, *(font[3:] if not isinstance(font, str) else ())))
        self._draw(["text", self._pen_color, pixels, [self._position], str(arg), str(align).lower(), str(family), style.lower()])
        self._line = None
        if move:
            share = {"left": 1, "center": 0.5, "right": 0}[align.lower()]
            self.teleport(self._position[0] + share * LETTER_WIDTH * pixels * len(str(arg)))

    def stamp(self):
        start = len(self._own)
        for item in self.outline():
            self._draw(item)
        self._line = None
        stamped = self._own[start:]
        identity = id(stamped[0]) if stamped else 0
        for item in stamped:
            item.append(identity) if len(item) > 5 else item.extend([identity])
        return identity

    def clearstamp(self, stampid):
        self._remove([item for item in self._own if item[0] == "polygon" and item[-1] == stampid])

    def clearstamps(self, n=None):
        stamps = list(dict.fromkeys(i[-1] for i in self._own if i[0] == "polygon" and isinstance(i[-1], int)))
        chosen = stamps if n is None else stamps[:n] if n >= 0 else stamps[n:]
        for identity in chosen:
            self.clearstamp(identity)

    def _remove(self, items):
        gone = {id(item) for item in items}
        self._own = [item for item in self._own if id(item) not in gone]
        self.screen.items[:] = [item for item in self.screen.items if id(item) not in gone]

    def clear(self):
        self._remove(self._own)
        self._line = self._fill = None

    def reset(self):
        self.clear()
        self._start(self._shape, True)

    def undo(self):
        if self._own:
            self._remove(self._own[-1:])
        self._line = None

    def setundobuffer(self, size):
        pass

    def undobufferentries(self):
        return len(self._own)

    # Others.
    def clone(self):
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin._own, twin._line, twin._fill = [], None, None
        self.screen.turtles_alive.append(twin)
        return twin

    def getscreen(self):
        return self.screen

    def getturtle(self):
        return self

    def onclick(self, fun, btn=1, add=None):
        pass

    onrelease = ondrag = onclick
    fd, bk, backward, rt, lt, seth = forward, back, back, right, left, setheading
    setpos, setposition, pos = goto, goto, position
    pd, down, pu, up, width, getpen = pendown, pendown, penup, penup, pensize, getturtle
