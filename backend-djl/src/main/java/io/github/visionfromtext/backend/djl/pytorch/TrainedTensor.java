package io.github.visionfromtext.backend.djl.pytorch;

/** The tensors kept for each trained weight. */
enum TrainedTensor {
    WEIGHT(0, ""),
    GRADIENT(1, ""),
    MEAN(2, ".adamw.mean"),
    VARIANCE(3, ".adamw.variance");

    private final int code;
    private final String suffix;

    TrainedTensor(int code, String suffix) {
        this.code = code;
        this.suffix = suffix;
    }

    /** By which generated code knows it. */
    int code() {
        return code;
    }

    /** What a snapshot adds to the name of the weight. */
    String suffix() {
        return suffix;
    }
}
