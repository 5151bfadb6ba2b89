package io.github.visionfromtext.image;

import io.github.visionfromtext.image.EncodedImage.Format;
import io.github.visionfromtext.image.EncodedImage.StoredColors;
import java.io.ByteArrayOutputStream;

/** Walks the marker segments of a JPEG file (ITU-T T.81, annex B) to its end-of-image marker. */
final class JpegStructure {
    private static final int SOF_BASELINE = 0xc0;
    private static final int SOF_PROGRESSIVE = 0xc2;
    private static final int RST0 = 0xd0;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final int COMMENT = 0xfe;

    /** A progressive file repeats its work for every scan; real encoders write about ten. */
    private static final int MAX_SCANS = 500;

    private final Bytes file;
    private final ByteArrayOutputStream essence = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int components;
    private int adobeTransform = -1;
    private int orientation = ExifOrientation.UPRIGHT;
    private int scans;

    private JpegStructure(Bytes file) {
        this.file = file;
    }

    static boolean matches(Bytes file) {
        return file.matches(0, "\u00ff\u00d8\u00ff");
    }

    static EncodedImage inspect(Bytes file) throws DamagedImageException {
        return new JpegStructure(file).inspect();
    }

    private EncodedImage inspect() throws DamagedImageException {
        keep(0, 2);
        int offset = 2;
        while (true) {
            offset = skipFill(offset);
            int marker = markerAt(offset);
            if (marker == EOI) {
                keep(offset, offset + 2);
                break;
            }
            int end = offset + 2 + file.u16be(offset + 2);
            file.require(offset, end - offset);
            visitSegment(marker, offset + 4, end);
            if (marker == SOS) {
                end = endOfScan(end);
            }
            boolean metadata = (marker > APP0 && marker < 0xf0 && marker != APP14) || marker == COMMENT;
            if (!metadata) {
                keep(offset, end);
            }
            offset = end;
        }
        if (components == 0 || scans == 0) {
            throw new DamagedImageException("it is a JPEG file without a picture in it");
        }
        return new EncodedImage(
                Format.JPEG, width, height, storedColors(), orientation, new Bytes(essence.toByteArray()));
    }

    private void visitSegment(int marker, int start, int end) throws DamagedImageException {
        if (marker == SOS && ++scans > MAX_SCANS) {
            throw new DamagedImageException(
                    "it has more than " + MAX_SCANS + " scans: refused as a decompression bomb");
        }
        if (marker >= SOF_BASELINE && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
            visitFrame(marker, start);
        }
        if (marker == APP1 && file.matches(start, "Exif\0\0")) {
            orientation = ExifOrientation.read(file, start + 6, end);
        }
        if (marker == APP14 && file.matches(start, "Adobe") && end - start >= 12) {
            adobeTransform = file.u8(start + 11);
        }
    }

    private void visitFrame(int marker, int start) throws DamagedImageException {
        int precision = file.u8(start);
        if (marker > SOF_PROGRESSIVE || precision != 8) {
            throw new DamagedImageException("it is a JPEG of process " + (marker - SOF_BASELINE) + " with " + precision
                    + " bits a sample; expected baseline or progressive with 8 bits: save it as such or as PNG");
        }
        if (components != 0) {
            throw new DamagedImageException("it has two frame headers; the file is damaged");
        }
        height = file.u16be(start + 1);
        width = file.u16be(start + 3);
        components = file.u8(start + 5);
        if (width == 0 || height == 0 || components == 0) {
            throw new DamagedImageException("its header says " + width + "x" + height + " pixels of " + components
                    + " components; the file is damaged");
        }
    }

    /** Any number of 0xff may stand before a marker. */
    private int skipFill(int offset) throws DamagedImageException {
        int i = offset;
        while (file.u8(i) == 0xff && file.u8(i + 1) == 0xff) {
            i++;
        }
        return i;
    }

    private int markerAt(int offset) throws DamagedImageException {
        int marker = file.u8(offset + 1);
        if (file.u8(offset) != 0xff || marker < SOF_BASELINE || (marker >= RST0 && marker <= SOI)) {
            throw new DamagedImageException("no segment where one should begin, at byte " + offset
                    + ": the file is damaged; copy or download it again");
        }
        return marker;
    }

    /** Where the compressed data that starts at {@code offset} ends: at the next marker that is not a restart. */
    private int endOfScan(int offset) throws DamagedImageException {
        int i = offset;
        while (true) {
            int next = file.u8(i + 1);
            if (file.u8(i) == 0xff && next != 0 && next != 0xff && (next < RST0 || next >= SOI)) {
                return i;
            }
            i++;
        }
    }

    private void keep(int start, int end) {
        essence.write(file.array(), start, end - start);
    }

    private StoredColors storedColors() {
        if (components != 4) {
            return StoredColors.USUAL;
        }
        return adobeTransform == 2 ? StoredColors.YCCK : StoredColors.CMYK;
    }
}
