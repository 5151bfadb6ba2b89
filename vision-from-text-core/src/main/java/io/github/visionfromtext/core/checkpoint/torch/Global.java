package io.github.visionfromtext.core.checkpoint.torch;

/** A class or function a pickle names. It is never looked up, only compared. */
record Global(String module, String name) {
    @Override
    public String toString() {
        return module + "." + name;
    }
}
