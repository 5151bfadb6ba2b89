package io.github.visionfromtext.backend.djl.torchscript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive as {@code torch.jit.save} writes it: a zip, stored without compression, of source text and a pickled
 * object. The object has lists of tensors for attributes, all empty.
 */
final class ScriptArchive {
    private static final String FOLDER = "module/";
    /** Under a lower number libtorch gives operations the meaning, and the signature, they had at that time. */
    private static final int FORMAT_VERSION = 10;

    private static final String CLASS_NAME = "GraphModule";

    private ScriptArchive() {}

    /**
     * Packs a class.
     *
     * @param attributes names of the attributes, each a list of tensors
     * @param methods source text of the methods, indented by two
     */
    static byte[] of(List<String> attributes, String methods) {
        StringBuilder source = new StringBuilder("class " + CLASS_NAME + "(Module):\n");
        source.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        attributes.forEach(attribute -> source.append("  ").append(attribute).append(" : List[Tensor]\n"));
        source.append(methods);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", pickledObject(attributes));
            store(zip, "code/__torch__.py", source.toString().getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "version", (FORMAT_VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Pickle protocol 2: an instance of the class whose state is a dictionary of the attributes. */
    private static byte[] pickledObject(List<String> attributes) {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.writeBytes(new byte[] {(byte) 0x80, 2});
        pickle.writeBytes(("c__torch__\n" + CLASS_NAME + "\n)").getBytes(StandardCharsets.US_ASCII));
        pickle.writeBytes(new byte[] {(byte) 0x81, '}', '('});
        unicode(pickle, "training");
        pickle.write(0x89);
        for (String attribute : attributes) {
            unicode(pickle, attribute);
            pickle.write(']');
        }
        pickle.writeBytes("ub.".getBytes(StandardCharsets.US_ASCII));
        return pickle.toByteArray();
    }

    private static void unicode(ByteArrayOutputStream pickle, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pickle.write('X');
        for (int shift = 0; shift < 32; shift += 8) {
            pickle.write(bytes.length >> shift);
        }
        pickle.writeBytes(bytes);
    }
}
