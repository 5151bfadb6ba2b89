package io.github.visionfromtext.graph;

/**
 * A FLOAT tensor that a session owns and operations write in place: one half of a key/value cache. Zero when the session
 * opens. No two states share memory.
 *
 * @param name unique in the module
 * @param shape axis lengths; its symbols are given when a session is opened
 */
public record State(String name, Shape shape) {
    @Override
    public String toString() {
        return name + shape;
    }
}
