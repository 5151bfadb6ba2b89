package io.github.visionfromtext.tck.specification;

import org.opentest4j.TestAbortedException;

/** Skips a test because the rule, by the backend's own account of itself, is not about it. */
public final class AbsentCapability extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a word or two for the table: {@code "no FLOAT16"}
     */
    public AbsentCapability(String backend, String reason) {
        super(backend + ": " + reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
