import turtle

turtle.setup(400, 400)
runner = turtle.Turtle()
runner.speed(0)
runner.penup()
for name, y in [("arrow", 120), ("turtle", 60), ("circle", 0), ("square", -60), ("triangle", -120)]:
    runner.shape(name)
    for step in range(5):
        runner.goto(-160 + 80 * step, y)
        runner.setheading(45 * step)
        runner.shapesize(1 + 0.4 * step)
        runner.color(["red", "blue", "green", "black", "purple"][step])
        runner.stamp()
runner.hideturtle()
turtle.done()
