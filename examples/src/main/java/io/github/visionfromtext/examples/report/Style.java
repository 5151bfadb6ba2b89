package io.github.visionfromtext.examples.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The page's one style sheet, and the hash by which its content security policy allows it and no other.
 *
 * @param css what stands between the tags
 * @param hash SHA-256 of that in Base64
 */
public record Style(String css, String hash) {
    /** A style sheet among the resources. */
    static Style of(String resource) {
        try (InputStream in = Objects.requireNonNull(Style.class.getResourceAsStream(resource))) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return new Style(css, Base64.getEncoder().encodeToString(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
