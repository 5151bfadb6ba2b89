package io.github.visionfromtext.image;

/** The EXIF orientation tag (CIPA DC-008, tag 0x0112): how a camera was held, to be undone when its picture is shown. */
final class ExifOrientation {
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /** The orientation, 1 to 8, in the TIFF structure between two offsets; upright when it is missing or makes no sense. */
    static int read(Bytes file, int start, int end) {
        try {
            boolean littleEndian = file.matches(start, "II");
            if (!littleEndian && !file.matches(start, "MM")) {
                return UPRIGHT;
            }
            long directory = start + (littleEndian ? file.u32le(start + 4) : file.u32be(start + 4));
            if (directory + 2 > end) {
                return UPRIGHT;
            }
            int entries = u16(file, (int) directory, littleEndian);
            int entry = (int) directory + 2;
            for (int i = 0; i < entries && entry + ENTRY_BYTES <= end; i++, entry += ENTRY_BYTES) {
                if (u16(file, entry, littleEndian) == TAG) {
                    int value = u16(file, entry + 8, littleEndian);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (DamagedImageException e) {
            // Broken metadata is no reason to refuse good pixels.
            return UPRIGHT;
        }
    }

    /** The picture as it should be seen. */
    static Image apply(Image stored, int orientation) {
        int w = stored.width();
        int h = stored.height();
        return switch (orientation) {
            case 2 -> Image.generate(w, h, (x, y, c) -> stored.at(w - 1 - x, y, c));
            case 3 -> Image.generate(w, h, (x, y, c) -> stored.at(w - 1 - x, h - 1 - y, c));
            case 4 -> Image.generate(w, h, (x, y, c) -> stored.at(x, h - 1 - y, c));
            case 5 -> Image.generate(h, w, (x, y, c) -> stored.at(y, x, c));
            case 6 -> Image.generate(h, w, (x, y, c) -> stored.at(y, h - 1 - x, c));
            case 7 -> Image.generate(h, w, (x, y, c) -> stored.at(w - 1 - y, h - 1 - x, c));
            case 8 -> Image.generate(h, w, (x, y, c) -> stored.at(w - 1 - y, x, c));
            default -> stored;
        };
    }

    private static int u16(Bytes file, int offset, boolean littleEndian) throws DamagedImageException {
        return littleEndian ? file.u16le(offset) : file.u16be(offset);
    }
}
