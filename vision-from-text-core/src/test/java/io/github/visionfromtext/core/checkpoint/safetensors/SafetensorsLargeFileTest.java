package io.github.visionfromtext.core.checkpoint.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beyond 2 GiB. The file is sparse: where the file system has holes it takes no space. */
@Tag("slow")
class SafetensorsLargeFileTest {
    private static final long ELEMENTS = 3L << 30;

    @TempDir
    Path folder;

    @Test
    void readsTheEndOfALargeTensor() throws IOException {
        Path path = folder.resolve("large.safetensors");
        String header =
                "{\"w\":{\"dtype\":\"U8\",\"shape\":[3,1073741824],\"data_offsets\":[0,%d]}}".formatted(ELEMENTS);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.writeLong(Long.reverseBytes(header.length()));
            file.write(header.getBytes(StandardCharsets.UTF_8));
            file.setLength(file.getFilePointer() + ELEMENTS);
            file.seek(file.length() - 2);
            file.write(new byte[] {7, 8});
        }
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            WeightTensor tensor = file.weights().get("w");
            float[] last = new float[3];
            tensor.read(ELEMENTS - 3, last, 0, 3);
            assertThat(last).containsExactly(0, 7, 8);
            assertThatThrownBy(tensor::toTensor)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("read it in pieces");
        }
    }
}
