package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.core.checkpoint.file.ByteRange;
import io.github.visionfromtext.core.checkpoint.file.PlainEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything a pickle may name: tensors, their storages and types, and plain containers. */
final class TorchGlobals {
    private static final Map<String, PlainEncoding> STORAGES = Map.ofEntries(
            Map.entry("torch.DoubleStorage", PlainEncoding.F64),
            Map.entry("torch.FloatStorage", PlainEncoding.F32),
            Map.entry("torch.HalfStorage", PlainEncoding.F16),
            Map.entry("torch.BFloat16Storage", PlainEncoding.BF16),
            Map.entry("torch.LongStorage", PlainEncoding.I64),
            Map.entry("torch.IntStorage", PlainEncoding.I32),
            Map.entry("torch.ShortStorage", PlainEncoding.I16),
            Map.entry("torch.CharStorage", PlainEncoding.I8),
            Map.entry("torch.ByteStorage", PlainEncoding.U8),
            Map.entry("torch.BoolStorage", PlainEncoding.BOOL),
            Map.entry("torch.storage.UntypedStorage", PlainEncoding.U8));

    private static final Map<String, PlainEncoding> TYPES = Map.ofEntries(
            Map.entry("torch.float64", PlainEncoding.F64),
            Map.entry("torch.float32", PlainEncoding.F32),
            Map.entry("torch.float16", PlainEncoding.F16),
            Map.entry("torch.bfloat16", PlainEncoding.BF16),
            Map.entry("torch.float8_e4m3fn", PlainEncoding.F8_E4M3),
            Map.entry("torch.float8_e5m2", PlainEncoding.F8_E5M2),
            Map.entry("torch.int64", PlainEncoding.I64),
            Map.entry("torch.int32", PlainEncoding.I32),
            Map.entry("torch.int16", PlainEncoding.I16),
            Map.entry("torch.int8", PlainEncoding.I8),
            Map.entry("torch.uint64", PlainEncoding.U64),
            Map.entry("torch.uint32", PlainEncoding.U32),
            Map.entry("torch.uint16", PlainEncoding.U16),
            Map.entry("torch.uint8", PlainEncoding.U8),
            Map.entry("torch.bool", PlainEncoding.BOOL));

    private static final Set<String> FUNCTIONS = Set.of(
            "torch._utils._rebuild_tensor_v2",
            "torch._utils._rebuild_tensor_v3",
            "torch._utils._rebuild_parameter",
            "torch.Size",
            "torch.device",
            "collections.OrderedDict",
            "__builtin__.set",
            "builtins.set");

    private final StoredZip zip;
    private final String dataFolder;

    /**
     * @param dataFolder where in the archive the bytes of storages are
     */
    TorchGlobals(StoredZip zip, String dataFolder) {
        this.zip = zip;
        this.dataFolder = dataFolder;
    }

    /**
     * The class or function of that name, if it is a harmless one.
     *
     * @throws io.github.visionfromtext.CheckpointException naming it, if not
     */
    Global require(PickleInput input, String module, String name) {
        Global global = new Global(module, name);
        String full = global.toString();
        if (!STORAGES.containsKey(full) && !TYPES.containsKey(full) && !FUNCTIONS.contains(full)) {
            throw input.damaged("the pickle asks for " + full
                    + ", which is neither a tensor nor a plain container; it was not run."
                    + " Save the state_dict alone, or as safetensors");
        }
        return global;
    }

    /** What a call gives. */
    Object call(PickleInput input, Global function, List<?> arguments) {
        return switch (function.toString()) {
            case "collections.OrderedDict" -> orderedDictionary(input, arguments);
            case "__builtin__.set", "builtins.set" -> set(input, arguments);
            case "torch.Size" -> argument(input, function, arguments, 0, List.class);
            case "torch.device" -> "device " + arguments;
            case "torch._utils._rebuild_parameter" -> argument(input, function, arguments, 0, TorchTensor.class);
            case "torch._utils._rebuild_tensor_v2" -> tensor(input, function, arguments, null);
            case "torch._utils._rebuild_tensor_v3" -> {
                Global type = argument(input, function, arguments, 6, Global.class);
                yield tensor(input, function, arguments, TYPES.get(type.toString()));
            }
            default -> throw input.damaged("the pickle calls " + function + ", which is no function");
        };
    }

    /** The storage a persistent id names: {@code ('storage', class, key, device, element count)}. */
    TorchStorage storage(PickleInput input, @Nullable Object id) {
        if (id instanceof List<?> parts
                && parts.size() == 5
                && "storage".equals(parts.get(0))
                && parts.get(1) instanceof Global type
                && parts.get(2) instanceof String key
                && parts.get(4) instanceof Long count) {
            PlainEncoding encoding = STORAGES.get(type.toString());
            ByteRange record = zip.find(dataFolder + key);
            if (encoding == null || record == null) {
                throw input.damaged("storage '" + key + "' of " + type + " has no record in the archive");
            }
            long bytes = record.end() - record.begin();
            if (count < 0 || count > bytes / encoding.blockBytes()) {
                throw input.damaged("storage '" + key + "' has " + count + " elements of " + encoding
                        + ", but its record has " + bytes + " bytes");
            }
            return new TorchStorage(key, encoding, record.begin(), count * encoding.blockBytes());
        }
        throw input.damaged("a persistent id that is no storage");
    }

    private static Object tensor(
            PickleInput input, Global function, List<?> arguments, @Nullable PlainEncoding encoding) {
        TorchStorage storage = argument(input, function, arguments, 0, TorchStorage.class);
        return TorchTensor.view(
                input,
                storage,
                encoding == null ? storage.encoding() : encoding,
                argument(input, function, arguments, 1, Long.class),
                longs(input, argument(input, function, arguments, 2, List.class)),
                longs(input, argument(input, function, arguments, 3, List.class)));
    }

    private static long[] longs(PickleInput input, List<?> values) {
        long[] longs = new long[values.size()];
        for (int i = 0; i < longs.length; i++) {
            if (!(values.get(i) instanceof Long value)) {
                throw input.damaged("a tensor's size or stride holds something that is no integer");
            }
            longs[i] = value;
        }
        return longs;
    }

    private static Object orderedDictionary(PickleInput input, List<?> arguments) {
        if (!arguments.isEmpty()) {
            throw input.damaged("the pickle fills an OrderedDict in a way torch.save does not");
        }
        return new LinkedHashMap<>();
    }

    private static Object set(PickleInput input, List<?> arguments) {
        LinkedHashSet<@Nullable Object> set = new LinkedHashSet<>();
        if (arguments.size() == 1 && arguments.get(0) instanceof ArrayList<?> elements) {
            for (Object element : elements) {
                set.add(PickleMachine.requireKey(input, element));
            }
            return set;
        }
        throw input.damaged("the pickle makes a set of something that is no list");
    }

    private static <T> T argument(PickleInput input, Global function, List<?> arguments, int index, Class<T> type) {
        Object argument = index < arguments.size() ? arguments.get(index) : null;
        if (!type.isInstance(argument)) {
            throw input.damaged("argument " + index + " of " + function + " is not what torch.save writes there");
        }
        return type.cast(argument);
    }
}
