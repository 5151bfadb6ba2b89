package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.training.data.CropSettings;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Two discs and a bar as cut-outs, and one photograph. */
final class TinySpaceData {
    private TinySpaceData() {}

    static Path cutouts(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> manifest = new ArrayList<>();
        manifest.add(row(folder, "train", "red.png", Color.RED, 40, 40, "A red disc.", "[\"round\", \"red\"]"));
        manifest.add(row(folder, "train", "bar.png", Color.BLUE, 80, 20, "A blue bar", "[]"));
        manifest.add(row(folder, "valid", "green.png", Color.GREEN, 30, 30, "A green disc.", "[\"round\"]"));
        Files.write(folder.resolve("manifest.jsonl"), manifest);
        return folder;
    }

    private static String row(
            Path folder, String split, String file, Color color, int width, int height, String caption, String keywords)
            throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(color);
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        ImageIO.write(picture, "png", folder.resolve(file).toFile());
        return "{\"split\": \"%s\", \"file\": \"%s\", \"caption\": \"%s\", \"keywords\": %s}"
                .formatted(split, file, caption, keywords);
    }

    static CutoutFolder read(Path folder, String split) {
        return CutoutFolder.read(folder, split, ProgressListener.NONE, new CancellationToken());
    }

    static PairComposer composer(Path folder) throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        ImageFiles.writePng(
                Image.generate(90, 80, (x, y, channel) -> (x * y + channel) % 7 / 6f), photos.resolve("photo.png"));
        PhotoFolder read = PhotoFolder.read(photos, 64, ProgressListener.NONE, new CancellationToken());
        CutoutFolder cutouts = read(cutouts(folder.resolve("cutouts")), "train");
        return new PairComposer(cutouts, new Crops(read, CropSettings.training(32)));
    }
}
