package io.github.visionfromtext.examples.doctor;

import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Opens every backend that says it can run, and has it multiply a matrix. */
final class BackendCheck implements Check {
    private static final String AREA = "backend";

    private final List<BackendProvider> providers;

    BackendCheck(List<BackendProvider> providers) {
        this.providers = providers;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        boolean any = false;
        for (BackendProvider provider : providers) {
            Finding finding = examine(provider);
            any |= finding.status() == Finding.Status.OK;
            findings.add(finding);
        }
        if (!any) {
            findings.add(Finding.failure(
                    AREA,
                    "any",
                    "no backend runs here",
                    "follow a remedy above, or add backend-djl to the class path"));
        }
        return findings;
    }

    private static Finding examine(BackendProvider provider) {
        Availability availability = provider.availability();
        if (!availability.usable()) {
            return Finding.warning(AREA, provider.name(), availability.reason(), availability.remedy());
        }
        try (Backend backend = provider.create(BackendOptions.DEFAULT)) {
            multiply(backend);
            return Finding.ok(AREA, provider.name(), describe(backend.info()));
        } catch (VisionFromTextException | LinkageError e) {
            return Finding.warning(
                    AREA,
                    provider.name(),
                    availability.reason() + ", but it does not run: " + e.getMessage(),
                    "if that does not say what to do, run vft doctor --verbose and report what it says");
        }
    }

    private static String describe(BackendInfo info) {
        return info.engine() + " on " + info.device() + " (" + info.deviceReason() + "), threads "
                + (info.threads() == 0 ? "automatic" : String.valueOf(info.threads())) + ", weights "
                + new TreeSet<>(info.formats()) + (info.trains() ? ", trains" : ", does not train");
    }

    /** 2 x 3 = 6, through everything a model goes through. */
    private static void multiply(Backend backend) {
        GraphModule.Builder module = GraphModule.builder("probe");
        FunctionBuilder function = module.function("multiply");
        function.output("y", function.input("x", 1, 1).linear(module.weight("weight", 1, 1), null));
        WeightSource weights = WeightSource.of("probe", Map.of("weight", Tensor.floats(new float[] {2}, 1, 1)));
        WeightFormat format = backend.info().formats().contains(WeightFormat.FLOAT32)
                ? WeightFormat.FLOAT32
                : new TreeSet<>(backend.info().formats()).first();
        try (LoadedModule loaded = backend.load(module.build(), weights, format);
                Session session = loaded.openSession(Map.of())) {
            Tensor product = session.run("multiply", Map.of("x", Tensor.floats(new float[] {3}, 1, 1)), "y");
            if (Math.abs(product.floats()[0] - 6) > 0.1) {
                throw new io.github.visionfromtext.BackendException("2 x 3 came out as " + product.floats()[0]);
            }
        }
    }
}
