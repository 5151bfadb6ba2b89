// A house under a sun, with a fence of pickets and a few clouds.
color sky = #87CEEB;

void setup() {
  size(400, 400);
  noLoop();
}

void draw() {
  background(sky);
  noStroke();
  fill(80, 170, 80);
  rect(0, 300, width, 100);
  fill(#FFD700);
  ellipse(330, 70, 80, 80);
  for (int i = 0; i < 3; i++) {
    cloud(60 + i * 100, 60 + (i % 2) * 30, 1 + i * 0.2);
  }
  fill(200, 120, 80);
  rect(120, 180, 160, 130);
  fill(150, 40, 40);
  triangle(100, 180, 200, 100, 300, 180);
  stroke(60);
  strokeWeight(3);
  fill(90, 60, 40);
  rect(180, 240, 40, 70);
  for (int x = 10; x < width; x += 24) {
    line(x, 310, x, 350);
  }
  fill(0);
  textSize(18);
  textAlign(CENTER);
  text("home", 200, 380);
}

void cloud(float x, float y, float s) {
  fill(255, 220);
  ellipse(x, y, 50 * s, 30 * s);
  ellipse(x + 20 * s, y - 10 * s, 40 * s, 30 * s);
}
