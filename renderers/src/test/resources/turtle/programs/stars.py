import turtle

screen = turtle.Screen()
screen.setup(width=400, height=400)
screen.bgcolor("#101040")
star = turtle.Turtle(visible=False)
star.speed(0)


def draw(x, y, size, color):
    star.penup()
    star.setposition(x, y)
    star.setheading(0)
    star.pendown()
    star.color(color)
    star.begin_fill()
    for _ in range(5):
        star.forward(size)
        star.right(144)
    star.end_fill()


for x, y, size, color in [(-150, 100, 60, "white"), (20, 120, 100, "gold"), (-80, -60, 140, "tomato")]:
    draw(x, y, size, color)
star.penup()
for step in range(8):
    star.goto(-160 + 45 * step, -160)
    star.dot(6 + 3 * step, "light green")
screen.mainloop()
