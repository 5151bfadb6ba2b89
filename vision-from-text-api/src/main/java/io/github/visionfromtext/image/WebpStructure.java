package io.github.visionfromtext.image;

import io.github.visionfromtext.image.EncodedImage.Format;
import io.github.visionfromtext.image.EncodedImage.StoredColors;

/** Walks the chunks of a WebP file (RFC 9649, section 2). */
final class WebpStructure {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int ANIMATION_FLAG = 0x02;

    private final Bytes file;
    private int width;
    private int height;
    private int orientation = ExifOrientation.UPRIGHT;
    private boolean hasPixels;

    private WebpStructure(Bytes file) {
        this.file = file;
    }

    static boolean matches(Bytes file) {
        return file.matches(0, "RIFF") && file.matches(8, "WEBP");
    }

    static EncodedImage inspect(Bytes file) throws DamagedImageException {
        return new WebpStructure(file).inspect();
    }

    private EncodedImage inspect() throws DamagedImageException {
        long end = file.u32le(4) + CHUNK_HEADER;
        file.require(0, end);
        int offset = RIFF_HEADER;
        while (offset + CHUNK_HEADER <= end) {
            long length = file.u32le(offset + 4);
            file.require(offset, length + CHUNK_HEADER);
            visitChunk(file.tag(offset), offset + CHUNK_HEADER, (int) length);
            offset += CHUNK_HEADER + (int) (length + (length & 1));
        }
        if (!hasPixels) {
            throw new DamagedImageException("it is a WebP file without a picture in it");
        }
        return new EncodedImage(Format.WEBP, width, height, StoredColors.USUAL, orientation, file);
    }

    private void visitChunk(String type, int start, int length) throws DamagedImageException {
        switch (type) {
            case "VP8X" -> {
                if ((file.u8(start) & ANIMATION_FLAG) != 0) {
                    throw new DamagedImageException("it is an animation; save one frame of it as a still picture");
                }
                enlarge(file.u24le(start + 4) + 1, file.u24le(start + 7) + 1);
            }
            case "VP8 " -> {
                hasPixels = true;
                enlarge(file.u16le(start + 6) & 0x3fff, file.u16le(start + 8) & 0x3fff);
            }
            case "VP8L" -> {
                hasPixels = true;
                long bits = file.u32le(start + 1);
                enlarge((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
            }
            case "EXIF" -> {
                int tiff = file.matches(start, "Exif\0\0") ? start + 6 : start;
                orientation = ExifOrientation.read(file, tiff, start + length);
            }
            default -> {
                // Colour profiles, alpha and anything unknown say nothing about the size.
            }
        }
    }

    /** A lying header may state two sizes: the larger is the one the limits must judge. */
    private void enlarge(int chunkWidth, int chunkHeight) throws DamagedImageException {
        if (chunkWidth < 1 || chunkHeight < 1) {
            throw new DamagedImageException(
                    "its header says " + chunkWidth + "x" + chunkHeight + " pixels; it is damaged");
        }
        width = Math.max(width, chunkWidth);
        height = Math.max(height, chunkHeight);
    }
}
