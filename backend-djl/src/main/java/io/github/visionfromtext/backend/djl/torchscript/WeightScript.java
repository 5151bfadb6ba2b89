package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Dim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Methods that make and fill the weights of a generated class. */
final class WeightScript {
    /** The attributes that hold weights; a training script shares those of the loaded module. */
    static final List<String> LISTS = List.of("weights", "scales", "rows", "row_scales", "packed");

    private final Precision precision;

    WeightScript(Precision precision) {
        this.precision = precision;
    }

    String allocation(WeightPlan plan, Constants constants) {
        List<String> statements = new ArrayList<>();
        Map<WeightPlan.Slot, String> weights = new HashMap<>();
        Map<WeightPlan.Slot, String> scales = new HashMap<>();
        for (String list : LISTS) {
            statements.add(list + " = annotate(List[Tensor], [])");
        }
        for (int index = 0; index < plan.rows().size(); index++) {
            allocateTogether(plan.rows().get(index), index, statements, weights, scales);
        }
        for (WeightPlan.Slot slot : plan.slots().values()) {
            append(statements, "weights", weights.getOrDefault(slot, empty(shape(slot), slot.storage())));
            append(statements, "scales", scales.getOrDefault(slot, emptyScales(slot, shape(slot))));
        }
        for (String list : LISTS) {
            statements.add("self." + list + " = " + list);
        }
        String body = statements.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
        return "  def allocate(self, unused: Tensor) -> Tensor:\n" + body + constants(constants) + "    return unused\n"
                + METHODS + packing(plan);
    }

    /** Puts packed matrices in the place of the filled ones, one after the other, so that few exist in both forms. */
    private String packing(WeightPlan plan) {
        StringBuilder source = new StringBuilder("  def pack(self, unused: Tensor) -> Tensor:\n");
        for (List<WeightPlan.Slot> matrix : plan.packed()) {
            int rows = plan.rows().indexOf(matrix);
            String nothing = empty(List.of(0L), precision.matrix());
            source.append("    _packed = torch.append(self.packed, ops.mkldnn._reorder_linear_weight(%s, 1))\n"
                    .formatted(place(matrix, rows)));
            if (rows >= 0) {
                source.append("    _rows = torch._set_item(self.rows, %d, %s)\n".formatted(rows, nothing));
            }
            for (WeightPlan.Slot slot : matrix) {
                source.append(
                        "    _weights = torch._set_item(self.weights, %d, %s)\n".formatted(slot.index(), nothing));
            }
        }
        return source.append("    return unused\n").toString();
    }

    private static String place(List<WeightPlan.Slot> matrix, int rows) {
        return rows >= 0
                ? "(self.rows)[" + rows + "]"
                : "(self.weights)[" + matrix.get(0).index() + "]";
    }

    /** Statements that give an object lists of its own in which matrices are in their usual order. */
    static String unpacking(WeightPlan plan) {
        StringBuilder source =
                new StringBuilder("    weights = torch.list(self.weights)\n    rows = torch.list(self.rows)\n");
        for (int i = 0; i < plan.packed().size(); i++) {
            List<WeightPlan.Slot> matrix = plan.packed().get(i);
            int rows = plan.rows().indexOf(matrix);
            source.append("    matrix%d = torch.to_dense((self.packed)[%d])\n".formatted(i, i));
            if (rows >= 0) {
                source.append("    _rows = torch._set_item(rows, %d, matrix%d)\n".formatted(rows, i));
            }
            long first = 0;
            for (WeightPlan.Slot slot : matrix) {
                source.append("    _weights = torch._set_item(weights, %d, torch.narrow(matrix%d, 0, %d, %d))\n"
                        .formatted(slot.index(), i, first, slot.size(0)));
                first += slot.size(0);
            }
        }
        return source.append("    self.weights = weights\n    self.rows = rows\n")
                .toString();
    }

    /** One tensor for weights that lie one after the other; each of them is a view of its rows. */
    private void allocateTogether(
            List<WeightPlan.Slot> together,
            int index,
            List<String> statements,
            Map<WeightPlan.Slot, String> weights,
            Map<WeightPlan.Slot, String> scales) {
        long total = 0;
        for (WeightPlan.Slot slot : together) {
            String part = "torch.narrow(%s[" + index + "], 0, " + total + ", " + slot.size(0) + ")";
            weights.put(slot, part.formatted("rows"));
            if (slot.quantised()) {
                scales.put(slot, part.formatted("row_scales"));
            }
            total += slot.size(0);
        }
        WeightPlan.Slot first = together.get(0);
        List<Long> shape = new ArrayList<>(shape(first));
        shape.set(0, total);
        append(statements, "rows", empty(shape, first.storage()));
        append(statements, "row_scales", emptyScales(first, shape));
    }

    private static void append(List<String> statements, String list, String expression) {
        statements.add("_" + statements.size() + " = torch.append(" + list + ", " + expression + ")");
    }

    private static List<Long> shape(WeightPlan.Slot slot) {
        return slot.weight().shape().dims().stream().map(Dim::fixed).toList();
    }

    private String emptyScales(WeightPlan.Slot slot, List<Long> shape) {
        return empty(slot.quantised() ? shape.subList(0, 1) : List.of(0L), precision.matrix());
    }

    private String empty(List<Long> shape, ScalarType type) {
        return "torch.empty(%s, dtype=%d, layout=None, device=torch.device(\"%s\"), pin_memory=None)"
                .formatted(shape, type.code(), precision.device());
    }

    static String constants(Constants constants) {
        String list = constants.expressions().stream()
                .map(expression -> "    _constant = torch.append(constants, " + expression + ")\n")
                .collect(Collectors.joining());
        return "    constants = annotate(List[Tensor], [])\n" + list + "    self.constants = constants\n";
    }

    /**
     * A weight is filled piece by piece and converted on the way, so that no FLOAT32 copy of it is ever held. The scale of a
     * row is rounded to the type it is stored in before it is used, so that it carries no error of its own.
     */
    private static final String METHODS = """
              def fill(self, index: int, offset: int, chunk: Tensor) -> None:
                flat = torch.view((self.weights)[index], [-1])
                _0 = torch.copy_(torch.narrow(flat, 0, offset, torch.numel(chunk)), chunk)
                return None
              def fill_rows(self, index: int, row: int, chunk: Tensor) -> None:
                count = torch.size(chunk, 0)
                scales = torch.narrow((self.scales)[index], 0, row, count)
                largest = torch.amax(torch.abs(chunk), [1], False)
                _0 = torch.copy_(scales, torch.clamp_min(torch.div(largest, 127.), 1.0E-30))
                levels = torch.round(torch.div(torch.to(chunk, torch.to(scales, 6)), torch.unsqueeze(torch.to(scales, 6), 1)))
                _1 = torch.copy_(torch.narrow((self.weights)[index], 0, row, count), torch.clamp(levels, -127., 127.))
                return None
              def shared_weights(self) -> List[Tensor]:
                return self.weights
              def shared_scales(self) -> List[Tensor]:
                return self.scales
              def shared_rows(self) -> List[Tensor]:
                return self.rows
              def shared_row_scales(self) -> List[Tensor]:
                return self.row_scales
              def shared_packed(self) -> List[Tensor]:
                return self.packed
            """;
}
