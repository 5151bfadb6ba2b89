package io.github.visionfromtext.renderers.processing;

import java.util.Map;
import java.util.Set;

/**
 * What compiled programs may refer to, beside themselves: Processing, collections, text, numbers and Java2D. A second fence
 * inside the cage, with the line of the program in its message.
 */
final class AllowList {
    private static final Set<String> PACKAGES = Set.of(
            "processing/core",
            "processing/data",
            "processing/event",
            "java/util",
            "java/util/function",
            "java/util/stream",
            "java/util/regex",
            "java/math",
            "java/text",
            "java/time",
            "java/awt/geom");
    private static final Set<String> NOT_THESE = Set.of(
            "java/util/ServiceLoader",
            "java/util/ResourceBundle",
            "java/util/PropertyResourceBundle",
            "java/util/Timer",
            "java/util/TimerTask",
            "java/util/Formatter",
            "processing/core/PSurfaceNone",
            "processing/core/PShapeSVG");
    private static final Set<String> CLASSES = Set.of(
            "processing/awt/PGraphicsJava2D",
            "java/io/PrintStream",
            "java/io/Serializable",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/atomic/AtomicInteger",
            "java/lang/Object",
            "java/lang/String",
            "java/lang/CharSequence",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Number",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Boolean",
            "java/lang/Void",
            "java/lang/Comparable",
            "java/lang/Iterable",
            "java/lang/Runnable",
            "java/lang/Cloneable",
            "java/lang/AutoCloseable",
            "java/lang/Enum",
            "java/lang/Record",
            "java/lang/Throwable",
            "java/io/IOException",
            "java/awt/Color",
            "java/awt/Font",
            "java/awt/FontMetrics",
            "java/awt/Shape",
            "java/awt/Paint",
            "java/awt/Stroke",
            "java/awt/BasicStroke",
            "java/awt/Graphics",
            "java/awt/Graphics2D",
            "java/awt/RenderingHints",
            "java/awt/AlphaComposite",
            "java/awt/Composite",
            "java/awt/GradientPaint",
            "java/awt/LinearGradientPaint",
            "java/awt/RadialGradientPaint",
            "java/awt/Point",
            "java/awt/Rectangle",
            "java/awt/Polygon",
            "java/awt/Dimension",
            "java/awt/image/BufferedImage");
    private static final Map<String, Set<String>> ONLY_MEMBERS = Map.of(
            "java/lang/System",
            Set.of("out", "err", "arraycopy", "identityHashCode", "lineSeparator", "currentTimeMillis", "nanoTime"),
            "java/lang/Class",
            Set.of(
                    "getName",
                    "getSimpleName",
                    "hashCode",
                    "equals",
                    "toString",
                    "desiredAssertionStatus",
                    "isInstance"),
            "java/io/PrintStream",
            Set.of("print", "println", "printf", "format", "write", "flush"));
    private static final Set<String> BOOTSTRAPS = Set.of(
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/lang/runtime/ObjectMethods",
            "java/lang/runtime/SwitchBootstraps");
    /** Static methods of Processing that start processes and windows, and methods of its pictures that write files. */
    private static final Set<String> PROCESSING_MEMBERS_REFUSED = Set.of(
            "exec",
            "launch",
            "main",
            "runSketch",
            "selectCallback",
            "saveStream",
            "saveBytes",
            "saveStrings",
            "createWriter",
            "createOutput",
            "desktopFile",
            "desktopPath",
            "hideMenuBar",
            "save");

    private AllowList() {}

    /** Whether programs may name a class, by its internal name. */
    static boolean allows(String type) {
        if (CLASSES.contains(type) || ONLY_MEMBERS.containsKey(type)) {
            return true;
        }
        int slash = type.lastIndexOf('/');
        String where = slash < 0 ? "" : type.substring(0, slash);
        if (where.equals("java/lang")) {
            return type.endsWith("Exception") || type.endsWith("Error");
        }
        String outermost = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
        return PACKAGES.contains(where) && !NOT_THESE.contains(outermost);
    }

    /** Whether programs may use a member of an allowed class. */
    static boolean allows(String owner, String member) {
        Set<String> only = ONLY_MEMBERS.get(owner);
        if (only != null) {
            return only.contains(member);
        }
        return !owner.startsWith("processing/core/") || !PROCESSING_MEMBERS_REFUSED.contains(member);
    }

    /** Whether a class may stand behind what compilers make of lambdas, concatenations and records. */
    static boolean allowsBootstrap(String owner) {
        return BOOTSTRAPS.contains(owner);
    }
}
