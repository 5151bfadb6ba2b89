import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import javax.tools.ToolProvider;
import processing.core.PApplet;
import processing.mode.java.preproc.PdePreprocessor;

/**
 * Runs a sketch as the Processing editor does (its preprocessor, javac, a window) and saves what the first frame shows: SKETCH
 * PICTURE FOLDER. Exit status 0 if there is a picture.
 */
public final class ReferenceSketch {
    private static final long LIMIT_MILLIS = 40_000;

    private ReferenceSketch() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        StringWriter java = new StringWriter();
        // Without a tab size it asks the editor's preferences, and there is no editor.
        var result = PdePreprocessor.builderFor("Program")
                .setTabSize(2)
                .build()
                .write(java, Files.readString(Path.of(arguments[0])) + "\n");
        if (!result.getPreprocessIssues().isEmpty()) {
            System.err.println(result.getPreprocessIssues().get(0).getMsg());
            System.exit(1);
        }
        Path source = Files.writeString(folder.resolve("Program.java"), java.toString());
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-nowarn", "-proc:none", "-d", folder.toString(), source.toString());
        if (status != 0) {
            System.exit(status);
        }
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        PApplet sketch = (PApplet) loader.loadClass("Program").getConstructor().newInstance();
        sketch.registerMethod("post", new Saver(sketch, arguments[1]));
        new Timer(true).schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.err.println("no frame in " + LIMIT_MILLIS + " ms");
                        Runtime.getRuntime().halt(2);
                    }
                },
                LIMIT_MILLIS);
        PApplet.runSketch(new String[] {"--sketch-path=" + folder, "Program"}, sketch);
    }

    /** Called by the sketch after its first frame. */
    public record Saver(PApplet sketch, String picture) {
        public void post() {
            sketch.save(picture);
            Runtime.getRuntime().halt(0);
        }
    }
}
