package io.github.visionfromtext.drawing;

/** How the rendering of a program ended. */
public enum RenderStatus {
    /** It drew something. */
    OK,
    /** It ran to its end and drew nothing that can be seen. */
    BLANK,
    /** It breaks off in the middle, as a reply that reached its token limit does; what there is was drawn. */
    TRUNCATED,
    /** It is not a program of its language. */
    PARSE_ERROR,
    /** It failed while it ran. */
    RUNTIME_ERROR,
    /** It was stopped at the time limit. */
    TIMEOUT,
    /** It was stopped at the memory limit. */
    MEMORY_LIMIT,
    /** It was stopped for printing or writing too much, or for being too long itself. */
    OUTPUT_LIMIT,
    /** It tried something no drawing needs: files, network, other processes. */
    FORBIDDEN,
    /** The language cannot be rendered on this machine; nothing is known about the program. */
    UNAVAILABLE;

    /** Whether a picture comes with this status. */
    public boolean hasImage() {
        return this == OK || this == BLANK || this == TRUNCATED;
    }
}
