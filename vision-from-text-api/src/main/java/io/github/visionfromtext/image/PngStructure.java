package io.github.visionfromtext.image;

import io.github.visionfromtext.image.EncodedImage.Format;
import io.github.visionfromtext.image.EncodedImage.StoredColors;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG file (ISO/IEC 15948, section 5): length, type, data, checksum. */
final class PngStructure {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int CHUNK_OVERHEAD = 12;

    /** Compressed text and profiles are dropped unread: they can be bombs and say nothing about pixels. */
    private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngStructure() {}

    static boolean matches(Bytes file) {
        return file.matches(0, SIGNATURE);
    }

    static EncodedImage inspect(Bytes file) throws DamagedImageException {
        ByteArrayOutputStream essence = new ByteArrayOutputStream(file.length());
        essence.write(file.array(), 0, SIGNATURE.length());
        int orientation = ExifOrientation.UPRIGHT;
        int offset = SIGNATURE.length();
        if (!file.tag(offset + 4).equals("IHDR")) {
            throw new DamagedImageException("it starts like a PNG file but has no header; the file is damaged");
        }
        long width = file.u32be(offset + 8);
        long height = file.u32be(offset + 12);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new DamagedImageException("its header says " + width + "x" + height + " pixels; the file is damaged");
        }
        String type;
        do {
            long length = file.u32be(offset);
            type = file.tag(offset + 4);
            file.require(offset, length + CHUNK_OVERHEAD);
            int size = (int) length + CHUNK_OVERHEAD;
            if (ESSENTIAL.contains(type)) {
                requireChecksum(file, offset, (int) length, type);
                essence.write(file.array(), offset, size);
            } else if (type.equals("eXIf")) {
                orientation = ExifOrientation.read(file, offset + 8, offset + 8 + (int) length);
            }
            offset += size;
        } while (!type.equals("IEND"));
        return new EncodedImage(
                Format.PNG,
                (int) width,
                (int) height,
                StoredColors.USUAL,
                orientation,
                new Bytes(essence.toByteArray()));
    }

    private static void requireChecksum(Bytes file, int offset, int length, String type) throws DamagedImageException {
        CRC32 checksum = new CRC32();
        checksum.update(file.array(), offset + 4, length + 4);
        if (checksum.getValue() != file.u32be(offset + 8 + length)) {
            throw new DamagedImageException("the checksum of its " + type + " chunk at byte " + offset
                    + " is wrong: the file is damaged; copy or download it again");
        }
    }
}
