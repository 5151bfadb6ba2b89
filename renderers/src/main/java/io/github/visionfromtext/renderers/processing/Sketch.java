package io.github.visionfromtext.renderers.processing;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import processing.core.PFont;
import processing.core.PGraphics;
import processing.core.PSurfaceNone;

/** What programs extend in place of {@code PApplet}: no window, and nothing that differs from run to run. */
public class Sketch extends ClosedSketch {
    private static final int MAX_SIDE = 4096;
    private static final int DEFAULT_SIDE = 100;
    private static final Pattern FONT_FILE = Pattern.compile("(.*?)-?(\\d{1,3})?\\.vlw");
    private static final double MILLIS_PER_FRAME = 1000 / 60.0;

    private final Set<String> warnings = new TreeSet<>();
    private boolean started;
    private boolean left;
    private int smoothing = 2;

    /** Runs {@code settings()}, and opens the canvas that it asks for. */
    final void open(boolean antialias, long seed, int screen) {
        displayWidth = screen;
        displayHeight = screen;
        width = DEFAULT_SIDE;
        height = DEFAULT_SIDE;
        settings();
        if (!antialias) {
            smoothing = 0;
        }
        started = true;
        g = makeGraphics(width, height, JAVA2D, null, true);
        surface = new PSurfaceNone(g);
        pixelWidth = width;
        pixelHeight = height;
        randomSeed(seed);
        noiseSeed(seed);
        Repeatable.start(seed);
    }

    /** Runs {@code setup()} and draws until a frame is done, counted from 0, or the program leaves. */
    final void play(int frame) {
        handleDraw();
        redraw();
        for (int done = 0; done <= frame && !left && !finished; done++) {
            handleDraw();
        }
    }

    /** Begins to write down what is drawn on the canvas, which has been opened. */
    final SketchTrace trace(int size) {
        SketchTrace trace = new SketchTrace(width, height, size);
        ((SketchGraphics) g).writeTo(trace);
        return trace;
    }

    /** What the program did that has no effect here. */
    final Set<String> warnings() {
        return warnings;
    }

    private void warn(String warning) {
        warnings.add(warning);
    }

    @Override
    protected PGraphics makeGraphics(
            int canvasWidth, int canvasHeight, String renderer, @Nullable String path, boolean primary) {
        requireJava2D(renderer);
        requireSize(canvasWidth, canvasHeight);
        SketchGraphics graphics = new SketchGraphics();
        graphics.setParent(this);
        graphics.setPrimary(primary);
        graphics.setSize(canvasWidth, canvasHeight);
        graphics.smooth = smoothing;
        return graphics;
    }

    private static void requireJava2D(String renderer) {
        if (renderer.contains("opengl")) {
            throw new UnsupportedOperationException("P2D, P3D and OPENGL need a graphics card, which there is none of "
                    + "here: draw in two dimensions with size(width, height)");
        }
        if (!renderer.equals(JAVA2D) && !renderer.contains("FX2D")) {
            throw new UnsupportedOperationException("no renderer \"" + renderer + "\" here: use size(width, height)");
        }
    }

    private static void requireSize(int canvasWidth, int canvasHeight) {
        if (canvasWidth < 1 || canvasHeight < 1 || canvasWidth > MAX_SIDE || canvasHeight > MAX_SIDE) {
            throw new IllegalArgumentException("a canvas of " + canvasWidth + " by " + canvasHeight
                    + ": expected sides of 1 to " + MAX_SIDE + " pixels");
        }
    }

    @Override
    public void size(int newWidth, int newHeight) {
        if (started && (newWidth != width || newHeight != height)) {
            throw new IllegalStateException("size() has to be the first call in setup(), once");
        }
        requireSize(newWidth, newHeight);
        width = newWidth;
        height = newHeight;
    }

    @Override
    public void size(int newWidth, int newHeight, String renderer) {
        requireJava2D(renderer);
        size(newWidth, newHeight);
    }

    @Override
    public void size(int newWidth, int newHeight, String renderer, String path) {
        size(newWidth, newHeight, renderer);
    }

    @Override
    public void fullScreen() {
        warn("fullScreen() is " + displayWidth + " by " + displayHeight + " pixels here");
        size(displayWidth, displayHeight);
    }

    @Override
    public void fullScreen(int display) {
        fullScreen();
    }

    @Override
    public void fullScreen(String renderer) {
        requireJava2D(renderer);
        fullScreen();
    }

    @Override
    public void fullScreen(String renderer, int display) {
        fullScreen(renderer);
    }

    @Override
    public void smooth() {
        smoothing = 2;
    }

    @Override
    public void smooth(int level) {
        smoothing = level;
    }

    @Override
    public void noSmooth() {
        smoothing = 0;
    }

    @Override
    public void pixelDensity(int density) {
        if (density != 1) {
            warn("pixelDensity() is 1 here");
        }
    }

    @Override
    public int displayDensity() {
        return 1;
    }

    @Override
    public int displayDensity(int display) {
        return 1;
    }

    @Override
    public void exit() {
        left = true;
    }

    @Override
    public void exitActual() {
        left = true;
    }

    @Override
    public void save(String file) {
        warn("save() writes no file here: the picture is taken when the program ends");
    }

    @Override
    public void saveFrame() {
        warn("saveFrame() writes no file here: the picture is taken when the program ends");
    }

    @Override
    public void saveFrame(String file) {
        saveFrame();
    }

    @Override
    public void delay(int milliseconds) {
        // Nobody watches: the picture is the same without the wait.
    }

    @Override
    public int millis() {
        return (int) Math.round(frameCount * MILLIS_PER_FRAME);
    }

    @Override
    public PFont loadFont(String file) {
        Matcher matcher = FONT_FILE.matcher(file);
        String size = matcher.matches() ? matcher.group(2) : null;
        warn("loadFont(\"" + file + "\") has no file here: a bundled font stands in; use createFont()");
        return createFont(matcher.matches() ? matcher.group(1) : file, size == null ? 24 : Integer.parseInt(size));
    }

    /** The clock stands still, so that a drawn clock is the same each time. */
    public static int hour() {
        return 10;
    }

    /** The clock stands still. */
    public static int minute() {
        return 10;
    }

    /** The clock stands still. */
    public static int second() {
        return 30;
    }

    /** The calendar stands still. */
    public static int day() {
        return 1;
    }

    /** The calendar stands still. */
    public static int month() {
        return 1;
    }

    /** The calendar stands still. */
    public static int year() {
        return 2001;
    }
}
