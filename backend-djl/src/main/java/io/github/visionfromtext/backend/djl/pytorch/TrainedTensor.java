package io.github.visionfromtext.backend.djl.pytorch;

/** The tensors kept for each trained weight, in the order by which generated code knows them. */
enum TrainedTensor {
    WEIGHT(""),
    GRADIENT(""),
    MEAN(".adamw.mean"),
    VARIANCE(".adamw.variance");

    private final String suffix;

    TrainedTensor(String suffix) {
        this.suffix = suffix;
    }

    /** What a snapshot adds to the name of the weight. */
    String suffix() {
        return suffix;
    }
}
