package io.github.visionfromtext.core.checkup.reply;

/** Code as it goes into a message to a model. */
public final class CodeBlocks {
    private CodeBlocks() {}

    /** Between fences longer than any in the code. */
    public static String fenced(String code) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        return fence + "\n" + code.stripTrailing() + "\n" + fence;
    }
}
