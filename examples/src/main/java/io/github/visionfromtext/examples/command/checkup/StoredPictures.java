package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;

/** Pictures in files, read anew whenever one is asked for, so that only those in use are in memory. */
final class StoredPictures extends AbstractList<Image> {
    private final List<Path> files;

    StoredPictures(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public Image get(int index) {
        return ImageFiles.read(files.get(index));
    }

    @Override
    public int size() {
        return files.size();
    }
}
