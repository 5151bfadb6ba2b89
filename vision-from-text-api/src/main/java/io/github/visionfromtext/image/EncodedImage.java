package io.github.visionfromtext.image;

/**
 * What is known of a picture file before it is decoded.
 *
 * @param format the file format, found by content
 * @param width in pixels as stored, before {@code orientation} is applied
 * @param height in pixels as stored
 * @param colorSpace how channels are stored, as far as the decoder must know
 * @param orientation EXIF orientation, 1 to 8; 1 is upright
 * @param essence the file without what decoding does not need: comments, colour profiles, thumbnails
 */
record EncodedImage(Format format, int width, int height, StoredColors colorSpace, int orientation, Bytes essence) {

    enum Format {
        PNG,
        JPEG,
        WEBP
    }

    enum StoredColors {
        /** Whatever the decoder turns into RGB or gray by itself. */
        USUAL,
        /** Four inks, as Adobe stores them: inverted. */
        CMYK,
        /** Four inks, the first three as luma and chroma. */
        YCCK
    }

    /**
     * Reads the structure of a whole file, without decompressing anything.
     *
     * @throws DamagedImageException if the bytes are of no supported format, cut short or inconsistent
     */
    static EncodedImage inspect(byte[] file) throws DamagedImageException {
        if (file.length == 0) {
            throw new DamagedImageException("the file is empty");
        }
        Bytes bytes = new Bytes(file);
        if (PngStructure.matches(bytes)) {
            return PngStructure.inspect(bytes);
        }
        if (JpegStructure.matches(bytes)) {
            return JpegStructure.inspect(bytes);
        }
        if (WebpStructure.matches(bytes)) {
            return WebpStructure.inspect(bytes);
        }
        throw new DamagedImageException(
                "its content is not PNG, JPEG or WebP (whatever its name says); convert it to one of them");
    }

    long pixels() {
        return (long) width * height;
    }
}
