"""What a turtle itself looks like: its shape, stretched, sheared and tilted; and shapes made of where it went."""

import math

from vft_turtle_screen import TurtleGraphicsError


class Vec2D(tuple):
    """A position; adds, subtracts and scales."""

    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))

    def __add__(self, other):
        return Vec2D(self[0] + other[0], self[1] + other[1])

    def __sub__(self, other):
        return Vec2D(self[0] - other[0], self[1] - other[1])

    def __mul__(self, other):
        if isinstance(other, Vec2D):
            return self[0] * other[0] + self[1] * other[1]
        return Vec2D(self[0] * other, self[1] * other)

    def __rmul__(self, other):
        return Vec2D(self[0] * other, self[1] * other)

    def __neg__(self):
        return Vec2D(-self[0], -self[1])

    def __abs__(self):
        return math.hypot(*self)

    def rotate(self, angle):
        sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        return Vec2D(self[0] * cosine - self[1] * sine, self[0] * sine + self[1] * cosine)

    def __repr__(self):
        return f"({self[0]:.2f},{self[1]:.2f})"


class Look:
    """The part of a turtle that is about the turtle, not about its pen."""

    def showturtle(self):
        self._shown = True

    def hideturtle(self):
        self._shown = False

    def isvisible(self):
        return self._shown

    def shape(self, name=None):
        if name is None:
            return self._shape
        self.screen.shape_named(name)
        self._shape = name
        return None

    def resizemode(self, rmode=None):
        if rmode is None:
            return self._resize
        self._resize = rmode
        return None

    def shapesize(self, stretch_wid=None, stretch_len=None, outline=None):
        if stretch_wid is stretch_len is outline is None:
            return (*self._stretch, self._outline)
        if stretch_wid is not None or stretch_len is not None:
            wide = self._stretch[0] if stretch_wid is None else stretch_wid
            self._stretch = wide, (wide if stretch_len is None and stretch_wid is not None else stretch_len)
        self._outline = self._outline if outline is None else outline
        self._resize = "user"
        return None

    def tilt(self, angle):
        self._tilt += self._number("tilt", angle)
        self._resize = "user"

    def tiltangle(self, angle=None):
        if angle is None:
            return self._tilt
        self._tilt = self._number("tiltangle", angle)
        self._resize = "user"
        return None

    settiltangle = tiltangle

    def shearfactor(self, shear=None):
        if shear is None:
            return self._shear
        self._shear, self._resize = self._number("shearfactor", shear), "user"
        return None

    def shapetransform(self, t11=None, t12=None, t21=None, t22=None):
        """Stretching, shearing and tilting in one matrix, which is taken apart into the three."""
        wide, long = self._stretch
        sine, cosine = math.sin(math.radians(self._tilt)), math.cos(math.radians(self._tilt))
        shear = self._shear * long
        matrix = wide * cosine, shear * cosine - long * sine, wide * sine, shear * sine + long * cosine
        if t11 is t12 is t21 is t22 is None:
            return matrix
        m11, m12, m21, m22 = (old if new is None else new for old, new in zip(matrix, (t11, t12, t21, t22)))
        if m11 * m22 - m12 * m21 == 0:
            raise TurtleGraphicsError("Bad shape transform matrix: must not be singular")
        angle = math.atan2(m21, m11)
        sine, cosine = math.sin(angle), math.cos(angle)
        long = cosine * m22 - sine * m12
        self._stretch = math.hypot(m11, m21), long
        self._shear = (cosine * m12 + sine * m22) / long
        self._tilt, self._resize = math.degrees(angle), "user"
        return None

    def get_shapepoly(self):
        """The outline of a turtle of one polygon, in the shape's own coordinates."""
        parts = self.screen.shape_named(self._shape).parts
        return tuple(self._transformed(parts[0][0])) if len(parts) == 1 else None

    def _transformed(self, points):
        if self._resize == "auto":
            size = max(1, self._size / 5)
            return [(x * size, y * size) for x, y in points]
        if self._resize != "user":
            return points
        t11, t12, t21, t22 = self.shapetransform()
        return [(t11 * x + t12 * y, t21 * x + t22 * y) for x, y in points]

    def outline(self):
        """What it looks like where it is, as polygons."""
        items = []
        for points, fill, border in self.screen.shape_named(self._shape).parts:
            place = [self._position + Vec2D(y, -x).rotate(self._degrees) for x, y in self._transformed(points)]
            if place:
                colors = [self.screen.color_of((c,)) if c else d for c, d in ((fill, self._fill_color), (border, self._pen_color))]
                items.append(["polygon", colors[0], self._outline, place, colors[1]])
        return items

    # Polygons for shapes.
    def begin_poly(self):
        self._polygon = [self._position]

    def end_poly(self):
        self._last_polygon, self._polygon = tuple(self._polygon or ()), None

    def get_poly(self):
        return self._last_polygon

    st, ht, turtlesize = showturtle, hideturtle, shapesize
