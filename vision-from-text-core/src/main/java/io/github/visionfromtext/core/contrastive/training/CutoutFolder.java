package io.github.visionfromtext.core.contrastive.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import io.github.visionfromtext.image.BufferedImages;
import io.github.visionfromtext.image.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Captioned cut-outs of a folder, by its {@code manifest.jsonl}: a JSON object a line with {@code split}, {@code file} (a PNG
 * with transparency), {@code caption}, and optionally {@code keywords} and {@code category}. Immutable.
 */
public final class CutoutFolder {
    private static final String MANIFEST = "manifest.jsonl";
    private static final int WINDOW = 160;

    private final List<Cutout> cutouts;
    private final long checksum;

    private CutoutFolder(List<Cutout> cutouts, long checksum) {
        this.cutouts = List.copyOf(cutouts);
        this.checksum = checksum;
    }

    /**
     * Reads one split.
     *
     * @param split {@code train}, {@code valid} or whatever else the manifest says
     * @throws InvalidInputException if the manifest or a picture cannot be read, or the split is empty
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static CutoutFolder read(
            Path folder, String split, ProgressListener progress, CancellationToken cancellation) {
        Path manifest = folder.resolve(MANIFEST);
        List<Cutout> cutouts = new ArrayList<>();
        CRC32 checksum = new CRC32();
        try {
            List<String> lines = Files.readAllLines(manifest);
            for (int i = 0; i < lines.size(); i++) {
                cancellation.throwIfCancelled("Reading of cut-outs");
                byte[] line = lines.get(i).getBytes(StandardCharsets.UTF_8);
                ObjectNode row = StrictJson.object(manifest + ", line " + (i + 1), line);
                if (row.path("split").asText().equals(split)) {
                    cutouts.add(cutout(folder, row));
                    checksum.update(line);
                    progress.progress("cut-outs", i + 1, lines.size(), "");
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read the cut-outs of " + manifest + ": " + e, e);
        }
        if (cutouts.isEmpty()) {
            throw new InvalidInputException(manifest + " lists no cut-outs of the split '" + split + "'");
        }
        return new CutoutFolder(cutouts, checksum.getValue());
    }

    private static Cutout cutout(Path folder, ObjectNode row) throws IOException {
        Path file = folder.resolve(row.path("file").asText());
        @Nullable BufferedImage picture = ImageIO.read(file.toFile());
        if (picture == null) {
            throw new InvalidInputException("The cut-out " + file + " is no picture that can be read: expected PNG");
        }
        List<String> keywords = new ArrayList<>();
        for (JsonNode keyword : row.path("keywords")) {
            keywords.add(keyword.asText());
        }
        if (row.hasNonNull("category")) {
            keywords.add(row.get("category").asText());
        }
        return Cutout.of(caption(row.path("caption").asText()), keywords, picture);
    }

    private static String caption(String raw) {
        String caption = raw.strip();
        return caption.endsWith(".") ? caption.substring(0, caption.length() - 1) : caption;
    }

    public int size() {
        return cutouts.size();
    }

    Cutout get(int index) {
        return cutouts.get(index);
    }

    /** Captions in order; several cut-outs may have the same. */
    public List<String> captions() {
        return cutouts.stream().map(Cutout::caption).toList();
    }

    /** Every caption and keyword. */
    List<String> words() {
        List<String> words = new ArrayList<>(captions());
        cutouts.forEach(cutout -> words.addAll(cutout.keywords()));
        return words;
    }

    /** Each cut-out whole in the middle of a white square of 160x160 pixels. */
    public List<Image> onWhite() {
        return cutouts.stream().map(CutoutFolder::onWhite).toList();
    }

    private static Image onWhite(Cutout cutout) {
        BufferedImage square = new BufferedImage(WINDOW, WINDOW, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WINDOW, WINDOW);
        cutout.paint(graphics, WINDOW / 2.0, WINDOW / 2.0, 0.95 * WINDOW, false, 0);
        graphics.dispose();
        return BufferedImages.toImage(square);
    }

    /** How many there are and a checksum of their lines in the manifest. */
    Provenance provenance() {
        return Provenance.EMPTY.with("cutouts.count", cutouts.size()).with("cutouts.crc32", Long.toHexString(checksum));
    }
}
