package io.github.visionfromtext.grounding;

/**
 * Is told of every word as it is generated. Called on the thread that decodes, so it must be quick; an exception from it
 * ends the decoding.
 */
@FunctionalInterface
public interface GroundedWordListener {
    /** A listener that does nothing. */
    GroundedWordListener NONE = word -> {};

    /** Reports one word with its place. */
    void word(GroundedWord word);
}
