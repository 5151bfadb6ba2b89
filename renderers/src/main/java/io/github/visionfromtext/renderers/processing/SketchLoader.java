package io.github.visionfromtext.renderers.processing;

import java.util.Map;

/** Loads the classes of one program, and goes with it. */
final class SketchLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    SketchLoader(Map<String, byte[]> classes) {
        super(SketchLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
