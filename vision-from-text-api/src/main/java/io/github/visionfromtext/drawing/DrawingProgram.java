package io.github.visionfromtext.drawing;

import io.github.visionfromtext.Provenance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A program that draws. Any text is a program, however wrong: rendering it says so.
 *
 * @param language what it is written in
 * @param source its text, as it is shown in diagnostics
 * @param provenance who wrote it: model, prompt, sampling; may be empty
 */
public record DrawingProgram(DrawingLanguage language, String source, Provenance provenance) {

    /** A program of unknown origin. */
    public static DrawingProgram of(DrawingLanguage language, String source) {
        return new DrawingProgram(language, source, Provenance.EMPTY);
    }

    /** A program read from a file; bytes that are not UTF-8 become U+FFFD, which no language accepts outside its texts. */
    public static DrawingProgram of(DrawingLanguage language, byte[] source) {
        return of(language, new String(source, StandardCharsets.UTF_8));
    }

    /**
     * What the program is, wherever it came from.
     *
     * @return SHA-256 of language and source, 64 hexadecimal digits
     */
    public String contentHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((language.name() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
