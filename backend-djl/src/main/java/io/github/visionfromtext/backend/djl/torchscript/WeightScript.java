package io.github.visionfromtext.backend.djl.torchscript;

import java.util.List;
import java.util.stream.Collectors;

/** Methods that make and fill the weights of a generated class. */
final class WeightScript {
    private final Precision precision;

    WeightScript(Precision precision) {
        this.precision = precision;
    }

    String allocation(WeightPlan plan, Constants constants) {
        StringBuilder source = new StringBuilder("  def allocate(self, unused: Tensor) -> Tensor:\n");
        source.append("    weights = annotate(List[Tensor], [])\n    scales = annotate(List[Tensor], [])\n");
        int count = 0;
        for (WeightPlan.Slot slot : plan.slots().values()) {
            List<Long> shape = slot.weight().shape().dims().stream()
                    .map(dim -> dim.fixed())
                    .toList();
            append(source, count++, "weights", empty(shape, slot.storage()));
            List<Long> rows = slot.quantised() ? shape.subList(0, 1) : List.of(0L);
            append(source, count++, "scales", empty(rows, precision.matrix()));
        }
        source.append("    self.weights = weights\n    self.scales = scales\n");
        return source + constants(constants) + "    return unused\n" + FILLING;
    }

    static String constants(Constants constants) {
        String list = constants.expressions().stream()
                .map(expression -> "    _constant = torch.append(constants, " + expression + ")\n")
                .collect(Collectors.joining());
        return "    constants = annotate(List[Tensor], [])\n" + list + "    self.constants = constants\n";
    }

    private static void append(StringBuilder source, int count, String list, String expression) {
        source.append("    _%d = torch.append(%s, %s)\n".formatted(count, list, expression));
    }

    private String empty(List<Long> shape, ScalarType type) {
        return "torch.empty(%s, dtype=%d, layout=None, device=torch.device(\"%s\"), pin_memory=None)"
                .formatted(shape, type.code(), precision.device());
    }

    /**
     * A weight is filled piece by piece and converted on the way, so that no FLOAT32 copy of it is ever held. The scale of a
     * row is rounded to the type it is stored in before it is used, so that it carries no error of its own.
     */
    private static final String FILLING = """
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
            """;
}
