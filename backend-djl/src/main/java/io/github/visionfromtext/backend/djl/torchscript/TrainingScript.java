package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph module as TorchScript in which some weights are trained: reads the frozen ones from the loaded module, holds
 * FLOAT32 copies of the trained ones, their accumulated gradients and the moments of AdamW, and computes gradients and
 * updates without leaving the engine.
 */
public final class TrainingScript {
    private static final List<String> ATTRIBUTES = List.of(
            "weights",
            "scales",
            "rows",
            "row_scales",
            "packed",
            "constants",
            "trained",
            "gradients",
            "means",
            "variances");

    private final Map<String, String> methods = new LinkedHashMap<>();
    private final Map<String, String> trainingMethods = new LinkedHashMap<>();
    private final byte[] archive;

    /**
     * Translates.
     *
     * @param trained names of the trained weights, the ones that decay first
     */
    public TrainingScript(ModuleScript loaded, Precision precision, List<String> trained) {
        GraphModule module = loaded.module();
        Constants constants = new Constants(precision.device());
        ModuleContext context = new ModuleContext(precision.unpacked(), loaded.plan(), constants, trained);
        StringBuilder source = new StringBuilder(ModuleScript.helpers(precision));
        source.append(ModuleScript.functions(module, context, methods));
        FunctionTranslator translator = new FunctionTranslator(module, context);
        for (GraphFunction function : module.functions().values()) {
            if (function.nodes().stream().anyMatch(TrainingScript::usesState)) {
                continue;
            }
            function.outputs().forEach((name, node) -> {
                if (ModuleScript.isLoss(node)) {
                    String method = "training" + trainingMethods.size();
                    source.append(translator.training(method, function, node));
                    trainingMethods.put(key(function.name(), name), method);
                }
            });
        }
        source.append(ModuleScript.stateMethod(module, precision));
        source.append("  def prepare(self, unused: Tensor) -> Tensor:\n")
                .append(WeightScript.constants(constants))
                .append(WeightScript.unpacking(loaded.plan()))
                .append(masters(loaded.plan(), trained))
                .append("    return unused\n");
        source.append(METHODS);
        archive = ScriptArchive.of(ATTRIBUTES, source.toString());
    }

    private static boolean usesState(Node node) {
        return node.op() instanceof io.github.visionfromtext.graph.Op.CachedAttention;
    }

    private static String key(String function, String loss) {
        return function + '\n' + loss;
    }

    private static String masters(WeightPlan plan, List<String> trained) {
        StringBuilder source = new StringBuilder();
        for (String list : List.of("trained", "gradients", "means", "variances")) {
            source.append("    %s = annotate(List[Tensor], [])\n".formatted(list));
        }
        for (int i = 0; i < trained.size(); i++) {
            WeightPlan.Slot slot = plan.slot(trained.get(i));
            String value = "torch.to((self.weights)[" + slot.index() + "], 6, False, True)";
            if (slot.quantised()) {
                value = "torch.mul(" + value + ", torch.unsqueeze((self.scales)[" + slot.index() + "], 1))";
            }
            source.append("    w%d = torch.detach(%s)\n".formatted(i, value));
            for (String list : List.of("gradients", "means", "variances")) {
                source.append("    _%d%s = torch.append(%s, torch.zeros_like(w%d))\n".formatted(i, list, list, i));
            }
            source.append("    _%d = torch.append(trained, torch.requires_grad_(w%d, True))\n".formatted(i, i));
        }
        for (String list : List.of("trained", "gradients", "means", "variances")) {
            source.append("    self.%s = %s\n".formatted(list, list));
        }
        return source.toString();
    }

    /** The method of a function. */
    public String method(String function) {
        return methods.getOrDefault(function, function);
    }

    /** The method that differentiates a loss, or null if there is none: it uses state, or the loss is no FLOAT scalar. */
    public @org.jspecify.annotations.Nullable String trainingMethod(String function, String loss) {
        return trainingMethods.get(key(function, loss));
    }

    public byte[] archive() {
        return archive.clone();
    }

    private static final String METHODS = """
              def adopt(self, weights: List[Tensor], scales: List[Tensor], rows: List[Tensor], row_scales: List[Tensor], packed: List[Tensor]) -> None:
                self.weights = weights
                self.scales = scales
                self.rows = rows
                self.row_scales = row_scales
                self.packed = packed
                return None
              def accumulate(self, loss: Tensor) -> None:
                if loss.requires_grad:
                  gradients = torch.grad([loss], self.trained, None, None, False, True)
                  for i in range(torch.len(gradients)):
                    gradient = gradients[i]
                    if torch.__isnot__(gradient, None):
                      _0 = torch.add_((self.gradients)[i], unchecked_cast(Tensor, gradient))
                return None
              def norm(self) -> float:
                total = torch.zeros([], dtype=7)
                for i in range(torch.len(self.gradients)):
                  part = torch.to(torch.cpu(torch.linalg_vector_norm((self.gradients)[i])), 7)
                  _0 = torch.add_(total, torch.mul(part, part))
                return float(torch.sqrt(total))
              def clear(self) -> None:
                for i in range(torch.len(self.gradients)):
                  _0 = torch.zero_((self.gradients)[i])
                return None
              def update(self, decayed: int, factor: float, decay: float, beta1: float, beta2: float, step: float, root: float, epsilon: float) -> None:
                for i in range(torch.len(self.trained)):
                  weight = torch.detach((self.trained)[i])
                  gradient = torch.mul((self.gradients)[i], factor)
                  mean = (self.means)[i]
                  variance = (self.variances)[i]
                  if torch.lt(i, decayed):
                    _0 = torch.mul_(weight, torch.sub(1., decay))
                  _1 = torch.add_(torch.mul_(mean, beta1), gradient, alpha=torch.sub(1., beta1))
                  _2 = torch.addcmul_(torch.mul_(variance, beta2), gradient, gradient, value=torch.sub(1., beta2))
                  denominator = torch.add(torch.div(torch.sqrt(variance), root), epsilon)
                  _3 = torch.addcdiv_(weight, mean, denominator, value=torch.neg(step))
                return None
              def tensor(self, kind: int, index: int) -> Tensor:
                if torch.eq(kind, 0):
                  found = (self.trained)[index]
                else:
                  if torch.eq(kind, 1):
                    found0 = (self.gradients)[index]
                  else:
                    if torch.eq(kind, 2):
                      found1 = (self.means)[index]
                    else:
                      found1 = (self.variances)[index]
                    found0 = found1
                  found = found0
                return torch.detach(found)
              def export(self, kind: int, index: int) -> Tensor:
                return torch.contiguous(torch.cpu((self).tensor(kind, index)))
              def replace(self, kind: int, index: int, value: Tensor) -> None:
                _0 = torch.copy_((self).tensor(kind, index), value)
                return None
            """;
}
