package processing.utils;

/**
 * What Processing's preprocessor declares that it throws. The jar that holds the original is not published where the
 * preprocessor is; this class has its name so that the preprocessor links.
 */
public class SketchException extends Exception {
    private static final long serialVersionUID = 1;

    public SketchException(String message) {
        super(message);
    }
}
