package io.github.visionfromtext.restoration;

/**
 * Is told of every visual token as it becomes final. Called on the thread that decodes, so it must be quick; an exception
 * from it ends the restoration.
 */
@FunctionalInterface
public interface VisualTokenListener {
    /** A listener that does nothing. */
    VisualTokenListener NONE = (tile, token, count, pass) -> {};

    /**
     * Reports one token.
     *
     * @param tile which tile, counted over the whole call
     * @param token index in the tile's sequence, from 0
     * @param count tokens of a tile
     * @param pass the decoder call that settled it, from 1
     */
    void visualToken(int tile, int token, int count, int pass);
}
