import turtle

t = turtle.Turtle()
t.speed(0)


def block(x, y, width, height, color):
    t.penup()
    t.goto(x, y)
    t.pendown()
    t.fillcolor(color)
    t.begin_fill()
    for side in (width, height, width, height):
        t.forward(side)
        t.left(90)
    t.end_fill()


block(-80, -80, 160, 120, "sandybrown")
block(-20, -80, 40, 70, "saddlebrown")
t.penup()
t.goto(-100, 40)
t.pendown()
t.fillcolor("firebrick")
t.begin_fill()
t.goto(0, 130)
t.goto(100, 40)
t.goto(-100, 40)
t.end_fill()
t.penup()
t.goto(120, 120)
t.dot(60, "gold")
for x in range(-180, 181, 20):
    t.goto(x, -100)
    t.pendown()
    t.goto(x, -60)
    t.penup()
t.goto(0, -140)
t.write("home", align="center", font=("Arial", 16, "bold"))
turtle.done()
