package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.djl.torchscript.PackingScript;
import io.github.visionfromtext.backend.djl.torchscript.ScalarType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether libtorch multiplies by packed matrices here: it depends on how it was built and on the processor, so it is tried. */
final class NativePacking {
    private static final Logger LOG = LoggerFactory.getLogger(NativePacking.class);

    private NativePacking() {}

    static boolean works(ScalarType type, PtNDManager manager, int threads) {
        try (NativeScript script = new NativeScript(manager, threads, PackingScript.archive());
                IValue code = IValue.from((long) type.code());
                IValue right = script.run(PackingScript.METHOD, code)) {
            return right.toBoolean();
        } catch (BackendException e) {
            LOG.info("No packed {} matrices here: {}", type, e.getMessage());
            return false;
        }
    }
}
