package io.github.visionfromtext.renderers.svg.geometry;

import java.awt.geom.Path2D;

/**
 * The {@code d} of a path. Errors end a path where they stand; what comes before is drawn, as SVG 2 section 9.5.4 wants it.
 *
 * @param shape the path up to the first error, winding non-zero
 * @param segments how many it has
 * @param error where in the text the error stands, or -1
 */
public record PathData(Path2D.Double shape, int segments, int error) {

    /** Reads path data. */
    public static PathData parse(String text) {
        return new Reader(text).read();
    }

    private static final class Reader {
        private final NumberList numbers;
        private final Path2D.Double path = new Path2D.Double();
        private int segments;
        private double x;
        private double y;
        private double startX;
        private double startY;
        /** The last control point, which smooth curves reflect; the current point after other commands. */
        private double controlX;

        private double controlY;
        private char previous;

        Reader(String text) {
            this.numbers = new NumberList(text);
        }

        PathData read() {
            while (!numbers.atEnd()) {
                int start = numbers.position();
                char letter = numbers.nextCharacter();
                char command = Character.toUpperCase(letter);
                boolean known = "MLHVCSQTAZ".indexOf(command) >= 0 && (previous != 0 || command == 'M');
                if (!known) {
                    return new PathData(path, segments, start);
                }
                if (command == 'Z') {
                    close();
                    continue;
                }
                boolean relative = Character.isLowerCase(letter);
                boolean first = true;
                do {
                    // Further pairs after a move are lines.
                    if (!segment(command == 'M' && !first ? 'L' : command, relative)) {
                        return new PathData(path, segments, Math.min(numbers.position(), start + 1));
                    }
                    first = false;
                } while (numbers.hasNumber());
            }
            return new PathData(path, segments, -1);
        }

        private void close() {
            path.closePath();
            segments++;
            moveTo(startX, startY, 'Z');
        }

        private boolean segment(char command, boolean relative) {
            double fromX = relative ? x : 0;
            double fromY = relative ? y : 0;
            double[] p = new double[7];
            if (command == 'A' ? !arcArguments(p) : !arguments(p, count(command))) {
                return false;
            }
            // A path may go on after Z without a new M.
            if (previous == 'Z' && command != 'M') {
                path.moveTo(x, y);
            }
            segments++;
            switch (command) {
                case 'M' -> {
                    moveTo(fromX + p[0], fromY + p[1], 'M');
                    startX = x;
                    startY = y;
                    path.moveTo(x, y);
                }
                case 'L' -> lineTo(fromX + p[0], fromY + p[1]);
                case 'H' -> lineTo(fromX + p[0], y);
                case 'V' -> lineTo(x, fromY + p[0]);
                case 'C' -> cubicTo(fromX + p[0], fromY + p[1], fromX + p[2], fromY + p[3], fromX + p[4], fromY + p[5]);
                case 'S' -> {
                    boolean smooth = previous == 'C';
                    cubicTo(
                            smooth ? 2 * x - controlX : x,
                            smooth ? 2 * y - controlY : y,
                            fromX + p[0],
                            fromY + p[1],
                            fromX + p[2],
                            fromY + p[3]);
                }
                case 'Q' -> quadraticTo(fromX + p[0], fromY + p[1], fromX + p[2], fromY + p[3]);
                case 'T' -> {
                    boolean smooth = previous == 'Q';
                    quadraticTo(
                            smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, fromX + p[0], fromY + p[1]);
                }
                default -> arcTo(p, fromX + p[5], fromY + p[6]);
            }
            return true;
        }

        private static int count(char command) {
            return switch (command) {
                case 'H', 'V' -> 1;
                case 'S', 'Q' -> 4;
                case 'C' -> 6;
                default -> 2;
            };
        }

        private boolean arguments(double[] p, int count) {
            for (int i = 0; i < count; i++) {
                if (!numbers.hasNumber()) {
                    return false;
                }
                p[i] = numbers.next();
            }
            return true;
        }

        /** Two radii, the rotation, two flags and the end. */
        private boolean arcArguments(double[] p) {
            if (!arguments(p, 3)) {
                return false;
            }
            for (int flag = 3; flag < 5; flag++) {
                if (!numbers.hasFlag()) {
                    return false;
                }
                p[flag] = numbers.nextFlag() ? 1 : 0;
            }
            for (int i = 5; i < 7; i++) {
                if (!numbers.hasNumber()) {
                    return false;
                }
                p[i] = numbers.next();
            }
            return true;
        }

        private void moveTo(double toX, double toY, char command) {
            x = NumberList.bounded(toX);
            y = NumberList.bounded(toY);
            controlX = x;
            controlY = y;
            previous = command;
        }

        private void lineTo(double toX, double toY) {
            moveTo(toX, toY, 'L');
            path.lineTo(x, y);
        }

        private void cubicTo(double x1, double y1, double x2, double y2, double toX, double toY) {
            moveTo(toX, toY, 'C');
            controlX = x2;
            controlY = y2;
            path.curveTo(x1, y1, x2, y2, x, y);
        }

        private void quadraticTo(double x1, double y1, double toX, double toY) {
            moveTo(toX, toY, 'Q');
            controlX = x1;
            controlY = y1;
            path.quadTo(x1, y1, x, y);
        }

        private void arcTo(double[] p, double toX, double toY) {
            double fromX = x;
            double fromY = y;
            moveTo(toX, toY, 'A');
            Arcs.append(path, fromX, fromY, p[0], p[1], p[2], p[3] == 1, p[4] == 1, x, y);
        }
    }
}
