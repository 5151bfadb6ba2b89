import turtle

turtle.setup(400, 400)
turtle.hideturtle()
turtle.delay(0)
for sides in range(3, 9):
    turtle.penup()
    turtle.home()
    turtle.goto(0, -20 * sides + 20)
    turtle.pendown()
    turtle.pensize(sides - 2)
    turtle.pencolor(["red", "green", "blue", "orange", "magenta", "black"][sides - 3])
    turtle.circle(20 * sides - 30, steps=sides)
turtle.done()
