package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Looks at every class of a program before it is loaded: refuses what {@link AllowList} does not know, and turns chance and
 * clocks into {@link Repeatable}.
 */
final class Fence {
    private static final String SKETCH = Sketch.class.getName().replace('.', '/');

    private final JavaSource source;
    private final Set<String> own;
    private final List<Diagnostic> refused = new ArrayList<>();

    private Fence(JavaSource source, Set<String> own) {
        this.source = source;
        this.own = own;
    }

    /**
     * The classes to load.
     *
     * @throws SketchFailure if one refers to what no drawing needs
     */
    static Map<String, byte[]> pass(JavaSource source, Map<String, byte[]> classes) throws SketchFailure {
        Fence fence = new Fence(
                source,
                classes.keySet().stream().map(name -> name.replace('.', '/')).collect(Collectors.toSet()));
        Map<String, byte[]> passed = new TreeMap<>();
        classes.forEach((name, bytes) -> passed.put(name, fence.look(bytes)));
        if (!fence.refused.isEmpty()) {
            throw new SketchFailure(
                    RenderStatus.FORBIDDEN, fence.refused.stream().distinct().toList());
        }
        return passed;
    }

    private byte[] look(byte[] bytes) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new Classes(writer), 0);
        return writer.toByteArray();
    }

    private void refuse(String what, int javaLine) {
        int line = source.programLine(javaLine);
        String place = line == Diagnostic.UNKNOWN ? "" : " in `" + source.lineText(line) + "`";
        refused.add(Diagnostic.error(
                what.replace('/', '.') + " is out of bounds for a drawing: use Processing, collections and Math"
                        + place,
                line));
    }

    /** Looks at one class. */
    private final class Classes extends ClassVisitor {
        Classes(ClassWriter next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version, int access, String name, @Nullable String signature, String parent, String[] interfaces) {
            if (!parent.equals(SKETCH)) {
                type(parent, 0);
            }
            for (String each : interfaces) {
                type(each, 0);
            }
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (name.equals("main") && descriptor.equals("([Ljava/lang/String;)V")) {
                return null; // the preprocessor's, which opens a window
            }
            return new Instructions(super.visitMethod(access, name, descriptor, signature, exceptions), Fence.this);
        }
    }

    /** Refuses a class that is neither the program's own nor allowed. */
    void type(String name, int line) {
        String element = name.startsWith("[") ? name.replaceFirst("^\\[+L?", "").replace(";", "") : name;
        boolean primitive = name.startsWith("[") && element.length() == 1;
        if (!primitive && !own.contains(element) && !AllowList.allows(element)) {
            refuse(element, line);
        }
    }

    /** Refuses a member that is neither the program's own nor allowed. */
    void member(String owner, String name, int line) {
        if (own.contains(owner) || owner.equals(SKETCH) || owner.startsWith("[")) {
            return;
        }
        if (!AllowList.allows(owner)) {
            refuse(owner, line);
        } else if (!AllowList.allows(owner, name)) {
            refuse(owner + "." + name, line);
        }
    }

    /** Refuses code that would be linked by anything but the compiler's own means. */
    void bootstrap(String owner, int line) {
        if (!AllowList.allowsBootstrap(owner)) {
            refuse(owner, line);
        }
    }
}
