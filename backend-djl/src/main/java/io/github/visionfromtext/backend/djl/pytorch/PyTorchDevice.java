package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.UnsupportedCapabilityException;

/**
 * Where tensors live.
 *
 * @param name {@code "cpu"} or {@code "cuda:N"}
 * @param reason why this one, in words
 */
record PyTorchDevice(String name, String reason) {
    /**
     * Chooses.
     *
     * @param wanted {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
     * @param cuda whether this libtorch was built for CUDA
     * @param devices how many CUDA devices there are
     * @throws UnsupportedCapabilityException if the one asked for is not there
     */
    static PyTorchDevice choose(String wanted, boolean cuda, int devices) {
        String lack = !cuda
                ? "this libtorch is built without CUDA"
                : devices == 0 ? "no CUDA device was found" : "there are " + devices + " CUDA devices";
        if (wanted.equals("cpu")) {
            return new PyTorchDevice("cpu", "asked for");
        }
        if (wanted.equals("auto")) {
            return cuda && devices > 0
                    ? new PyTorchDevice("cuda:0", "the first of " + devices + " CUDA devices")
                    : new PyTorchDevice("cpu", lack);
        }
        int number = wanted.equals("cuda") ? 0 : Integer.parseInt(wanted.substring("cuda:".length()));
        if (!cuda || number >= devices) {
            throw new UnsupportedCapabilityException("Device '" + wanted + "' is not available to backend '"
                    + PyTorchProvider.NAME + "': " + lack + ". Use device cpu"
                    + (cuda ? "" : ", or put a pytorch-native build for CUDA with its bindings on the class path"));
        }
        return new PyTorchDevice("cuda:" + number, "asked for");
    }
}
