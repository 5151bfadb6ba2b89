package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.core.checkpoint.file.ByteRange;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.TensorFile;
import io.github.visionfromtext.core.checkpoint.file.TensorTable;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code torch.save} from PyTorch 1.6 on ({@code .pt}, {@code .pth}, {@code .bin}), open for reading. Thread-safe.
 *
 * <p>Tensors are named by their way through the dictionaries and lists, with dots between; a training state's
 * {@code state_dict}, {@code model_state_dict}, {@code model} or {@code module} is left out of the name.
 */
public final class TorchArchive implements TensorFile {
    private static final String PICKLE = "/data.pkl";

    /** Pickles hold no elements, only names and shapes; the largest known are a few megabytes. */
    private static final long MAX_PICKLE_BYTES = 64 << 20;

    private final FileBytes file;
    private final WeightSource weights;

    private TorchArchive(FileBytes file, WeightSource weights) {
        this.file = file;
        this.weights = weights;
    }

    /**
     * Opens a file and finds its tensors.
     *
     * @throws io.github.visionfromtext.CheckpointException if it is missing, damaged, or asks for anything but tensors and
     *     plain containers; the message names what it asks for, which was not run
     */
    public static TorchArchive open(Path path) {
        FileBytes file = FileBytes.open(path);
        try {
            return read(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static TorchArchive read(FileBytes file) {
        StoredZip zip = StoredZip.read(file);
        String folder = folder(file, zip);
        requireLittleEndian(file, zip, folder);
        ByteRange pickle = zip.find(folder + PICKLE);
        if (pickle == null || pickle.end() - pickle.begin() > MAX_PICKLE_BYTES) {
            throw file.damaged(0, "its data.pkl is missing or absurdly large");
        }
        TorchGlobals globals = new TorchGlobals(zip, folder + "/data/");
        Object root = new PickleMachine(file, pickle.begin(), zip.content(pickle), globals).run();

        Map<String, WeightTensor> tensors = new LinkedHashMap<>();
        TensorNames.of(file.path().toString(), root)
                .forEach((name, tensor) -> tensors.put(name, tensor.named(name, file)));
        return new TorchArchive(file, new TensorTable(file.path().toString(), tensors));
    }

    /** The one folder all records are in; its name is the name the file had when it was saved. */
    private static String folder(FileBytes file, StoredZip zip) {
        @Nullable String folder = null;
        for (String name : zip.names()) {
            if (name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length()) {
                if (folder != null) {
                    throw file.damaged(0, "the archive holds two data.pkl");
                }
                folder = name.substring(0, name.length() - PICKLE.length());
            }
        }
        if (folder == null) {
            throw file.damaged(0, "a zip archive without data.pkl; this is not a PyTorch file");
        }
        if (zip.find(folder + "/constants.pkl") != null) {
            throw file.damaged(0, "a TorchScript program and not a checkpoint; save the model's state_dict instead");
        }
        return folder;
    }

    private static void requireLittleEndian(FileBytes file, StoredZip zip, String folder) {
        ByteRange record = zip.find(folder + "/byteorder");
        if (record == null) {
            return;
        }
        long length = record.end() - record.begin();
        String order = length > 16 ? "absurd" : new String(zip.content(record), StandardCharsets.US_ASCII);
        if (!order.equals("little")) {
            throw file.damaged(record.begin(), "byte order '" + order + "', expected 'little'");
        }
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public WeightSource weights() {
        return weights;
    }

    @Override
    public void close() {
        file.close();
    }
}
