from turtle import *

setup(400, 400)
hideturtle()
tracer(0)
colormode(255)
for i in range(90):
    pencolor(255 - 2 * i, 2 * i, 100)
    pensize(1 + i // 20)
    forward(3 * i)
    right(91)
update()
mainloop()
