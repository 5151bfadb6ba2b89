package io.github.visionfromtext.backend.djl.torchscript;

import java.util.List;

/** A product with a packed matrix, to find out whether the CPU library has it on this processor. */
public final class PackingScript {
    /** The method: takes libtorch's number of an element type, returns whether the product is right. */
    public static final String METHOD = "right";

    private PackingScript() {}

    public static byte[] archive() {
        return ScriptArchive.of(List.of(), METHODS);
    }

    private static final String METHODS = """
              def right(self, type: int) -> bool:
                ones = torch.ones([3, 32], dtype=type, layout=None, device=torch.device("cpu"), pin_memory=None)
                packed = ops.mkldnn._reorder_linear_weight(torch.mul(ones, 0.5), 1)
                product = ops.mkldnn._linear_pointwise(torch.slice(ones, 0, 0, 2, 1), packed, None, "none", [], "")
                sixteen = torch.full([2, 3], 16., dtype=type, layout=None, device=torch.device("cpu"), pin_memory=None)
                return torch.__and__(torch.equal(product, sixteen), torch.equal(torch.to_dense(packed), torch.mul(ones, 0.5)))
            """;
}
