"""Runs a turtle program on CPython's own turtle and photographs its window: PROGRAM PICTURE.

Only the waiting is taken out: delays, and the main loop, which takes the photograph and ends the program.
"""
import os
import runpy
import sys
import turtle

from PIL import ImageGrab

program, picture = sys.argv[1], os.path.abspath(sys.argv[2])


def photograph():
    canvas = turtle.Screen().getcanvas()
    canvas.update()
    left, top = canvas.winfo_rootx(), canvas.winfo_rooty()
    ImageGrab.grab((left, top, left + canvas.winfo_width(), top + canvas.winfo_height()), xdisplay="").save(picture)
    os._exit(0)


turtle.TurtleScreen._delay = lambda self, milliseconds: None
turtle.TurtleScreen.mainloop = lambda self=None: photograph()
turtle._Screen.exitonclick = lambda self: photograph()
turtle._Screen.bye = lambda self: photograph()
for name in ("done", "mainloop", "exitonclick", "bye"):
    setattr(turtle, name, photograph)

sys.argv = [program]
runpy.run_path(program, run_name="__main__")
photograph()
