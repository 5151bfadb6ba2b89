package io.github.visionfromtext.renderers.worker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as bytes: the length of the rest, the number of fields, then each field behind its length; all numbers are signed
 * 32-bit, big-endian. Nothing a sender claims is believed before the bytes are there.
 */
public final class Frames {
    private Frames() {}

    /** Writes one message and flushes. */
    public static void write(OutputStream out, List<byte[]> fields) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeInt(fields.size());
        for (byte[] field : fields) {
            data.writeInt(field.length);
            data.write(field);
        }
        DataOutputStream framed = new DataOutputStream(out);
        framed.writeInt(body.size());
        body.writeTo(framed);
        framed.flush();
    }

    /**
     * Reads one message.
     *
     * @param maxBytes of the whole message
     * @throws IOException if it ends early, is longer, or its lengths do not add up
     */
    public static List<byte[]> read(InputStream in, int maxBytes) throws IOException {
        int length = new DataInputStream(in).readInt();
        if (length < 4 || length > maxBytes) {
            throw new IOException("a message of " + length + " bytes: expected 4 to " + maxBytes);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("a message ends after " + body.length + " of " + length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(body);
        int count = buffer.getInt();
        List<byte[]> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int size = buffer.remaining() < 4 ? -1 : buffer.getInt();
            if (size < 0 || size > buffer.remaining()) {
                throw new IOException("field " + i + " of a message has a wrong length");
            }
            byte[] field = new byte[size];
            buffer.get(field);
            fields.add(field);
        }
        return fields;
    }
}
