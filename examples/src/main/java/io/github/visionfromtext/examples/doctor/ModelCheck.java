package io.github.visionfromtext.examples.doctor;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The models that come with the library: there, whole, and an adapter among them that denoises. */
final class ModelCheck implements Check {
    private static final String AREA = "models";
    private static final String REMEDY = "build the library again from a whole copy of its sources";

    private final PretrainedModels models;

    ModelCheck(PretrainedModels models) {
        this.models = models;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (String name : models.names()) {
            findings.add(examine(name));
        }
        try {
            models.restoration("denoise");
        } catch (CheckpointException e) {
            findings.add(Finding.failure(AREA, "denoise", String.valueOf(e.getMessage()), REMEDY));
        }
        return findings;
    }

    private Finding examine(String name) {
        try {
            Map<String, String> hashes = models.hashes(name);
            return Finding.ok(AREA, name, models.folder(name) + ", weights SHA-256 " + weights(hashes));
        } catch (CheckpointException e) {
            return Finding.warning(AREA, name, String.valueOf(e.getMessage()), REMEDY);
        }
    }

    private static String weights(Map<String, String> hashes) {
        return hashes.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".safetensors"))
                .map(file -> file.getValue().substring(0, 12) + "...")
                .findFirst()
                .orElse("none");
    }
}
