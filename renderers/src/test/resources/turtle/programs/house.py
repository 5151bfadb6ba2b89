import turtle

turtle.setup(400, 400)
turtle.bgcolor("light sky blue")
pen = turtle.Turtle()
pen.hideturtle()
pen.speed(0)


def box(x, y, width, height, color):
    pen.penup()
    pen.goto(x, y)
    pen.pendown()
    pen.color("black", color)
    pen.begin_fill()
    for side in (width, height, width, height):
        pen.forward(side)
        pen.left(90)
    pen.end_fill()


box(-200, -200, 400, 80, "forest green")
box(-80, -120, 160, 120, "tan")
box(-20, -120, 40, 70, "brown")
for x in (-60, 30):
    box(x, -60, 30, 30, "khaki")
pen.penup()
pen.goto(-100, 0)
pen.pendown()
pen.color("dark red")
pen.begin_fill()
pen.goto(0, 90)
pen.goto(100, 0)
pen.goto(-100, 0)
pen.end_fill()
pen.penup()
pen.goto(120, 120)
pen.dot(60, "gold")
turtle.done()
