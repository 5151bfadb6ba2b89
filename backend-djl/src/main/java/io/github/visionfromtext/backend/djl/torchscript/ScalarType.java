package io.github.visionfromtext.backend.djl.torchscript;

/** Element types of libtorch that generated code uses, with the number libtorch gives each in serialized TorchScript. */
public enum ScalarType {
    INT8(1),
    INT64(4),
    FLOAT16(5),
    FLOAT32(6),
    BOOL(11),
    BFLOAT16(15);

    private final int code;

    ScalarType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The type a result of both is computed in: the wider of two floating-point types. */
    static ScalarType widest(ScalarType a, ScalarType b) {
        return a == b ? a : FLOAT32;
    }
}
