package io.github.visionfromtext.renderers.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.CagedRendererTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that are out to hurt: each is stopped, and the next one is drawn. */
class HostileSketchesTest extends CagedRendererTest {
    HostileSketchesTest() {
        super(new ProcessingRendererProvider(), "size(50, 50);\nrect(5, 5, 20, 20);");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            FORBIDDEN     | try { Runtime.getRuntime().exec("ls"); } catch (IOException e) { }
            FORBIDDEN     | try { new ProcessBuilder("ls").start(); } catch (IOException e) { }
            FORBIDDEN     | exec("ls");
            FORBIDDEN     | launch("/usr/bin/ls");
            FORBIDDEN     | PApplet.exec("ls");
            FORBIDDEN     | link("http://example.com");
            FORBIDDEN     | println(new File("/etc/passwd").length());
            FORBIDDEN     | try { new java.io.FileReader("/etc/passwd"); } catch (IOException e) { }
            FORBIDDEN     | println(java.nio.file.Files.exists(java.nio.file.Path.of("/etc/passwd")));
            FORBIDDEN     | println(loadStrings("/etc/passwd"));
            FORBIDDEN     | println(loadBytes("/proc/self/environ"));
            FORBIDDEN     | PImage x = loadImage("http://127.0.0.1/x.png");
            FORBIDDEN     | createWriter("/tmp/x").println(1);
            FORBIDDEN     | saveStrings("/tmp/x", new String[] {"x"});
            FORBIDDEN     | createGraphics(9, 9).save("/tmp/x.png");
            FORBIDDEN     | try { new java.net.Socket("127.0.0.1", 80); } catch (IOException e) { }
            FORBIDDEN     | try { new java.net.URL("http://a").openStream(); } catch (IOException e) { }
            FORBIDDEN     | try { Class.forName("java.lang.Runtime"); } catch (Exception e) { }
            FORBIDDEN     | println(getClass().getClassLoader());
            FORBIDDEN     | println(getClass().getDeclaredMethods());
            FORBIDDEN     | try { java.lang.invoke.MethodHandles.lookup(); } catch (Exception e) { }
            FORBIDDEN     | System.exit(0);
            FORBIDDEN     | Runtime.getRuntime().halt(0);
            FORBIDDEN     | System.setProperty("a", "b");
            FORBIDDEN     | println(System.getenv());
            FORBIDDEN     | System.setOut(null);
            FORBIDDEN     | while (width > 0) new Thread(() -> { while (width > 0) { } }).start();
            FORBIDDEN     | thread("draw");
            FORBIDDEN     | new java.util.Timer();
            FORBIDDEN     | Object u = sun.misc.Unsafe.class;
            FORBIDDEN     | java.util.function.Consumer<Integer> c = System::exit; c.accept(0);
            FORBIDDEN     | println(ProcessHandle.allProcesses().count());
            FORBIDDEN     | ProcessHandle.current().parent().get().destroyForcibly();
            FORBIDDEN     | class L extends ClassLoader { } new L();
            FORBIDDEN     | try { new java.util.zip.GZIPInputStream(null); } catch (Exception e) { }
            FORBIDDEN     | try { new java.util.zip.Inflater().inflate(new byte[9]); } catch (Exception e) { }
            FORBIDDEN     | try { new java.io.ObjectInputStream(null).readObject(); } catch (Exception e) { }
            FORBIDDEN     | java.nio.ByteBuffer.allocateDirect(1 << 30);
            FORBIDDEN     | try { java.nio.file.Files.createSymbolicLink(null, null); } catch (IOException e) { }
            FORBIDDEN     | Runtime.getRuntime().addShutdownHook(null);
            FORBIDDEN     | System.load("/tmp/x.so");
            FORBIDDEN     | java.util.concurrent.Executors.newCachedThreadPool();
            FORBIDDEN     | java.util.concurrent.CompletableFuture.runAsync(() -> { });
            FORBIDDEN     | new javax.script.ScriptEngineManager();
            FORBIDDEN     | java.util.ServiceLoader.load(Runnable.class);
            FORBIDDEN     | try { javax.imageio.ImageIO.read(new java.net.URL("file:///etc/passwd")); } catch (Exception e) { }
            FORBIDDEN     | selectInput("x", "draw");
            MEMORY_LIMIT  | java.math.BigInteger.ONE.shiftLeft(1 << 28).pow(5).toString();
            MEMORY_LIMIT  | String s = "x"; while (width > 0) s = s + s;
            MEMORY_LIMIT  | PImage[] all = new PImage[10000]; for (int i = 0; i < 10000; i++) all[i] = createImage(4000, 4000, RGB);
            TIMEOUT       | while (width > 0) { }
            TIMEOUT       | while (width > 0) { try { while (width > 0) { } } catch (Throwable t) { } }
            MEMORY_LIMIT  | int[] x = new int[1 << 30];
            MEMORY_LIMIT  | ArrayList<int[]> all = new ArrayList<int[]>(); while (width > 0) all.add(new int[1 << 20]);
            OUTPUT_LIMIT  | String s = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; while (width > 0) println(s);
            RUNTIME_ERROR | PGraphics g = createGraphics(100000, 100000);
            PARSE_ERROR   | <svg xmlns="http://www.w3.org/2000/svg"/>
            """)
    void areStopped(RenderStatus expected, String statement) {
        assertStopped(expected, "size(50, 50);\n" + statement + "\nrect(5, 5, 20, 20);\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            System.exit(0);
            println(new File("/etc/passwd").length());
            println(loadStrings("/etc/passwd"));
            while (width > 0) { }
            """)
    void areShownTheirLine(String statement) {
        assertThat(render("size(50, 50);\n\n" + statement, SHORT)
                        .diagnostics()
                        .get(0)
                        .line())
                .isEqualTo(3);
    }
}
