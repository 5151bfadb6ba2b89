package io.github.visionfromtext.backend.djl.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptErrorsTest {
    private static final String TRACE = """
            The following operation failed in the TorchScript interpreter.
            Traceback of TorchScript (most recent call last):
              File "code/__torch__.py", line 3, in function0
                v0 = torch.narrow(x, 0, 0, 5)
                     ~~~~~~~~~~~~ <--- HERE
            RuntimeError: start (0) + length (5) exceeds dimension size (2).
            """;

    @Test
    void theReasonStandsWithoutTheTrace() {
        assertThat(ScriptErrors.reason(TRACE))
                .isEqualTo("RuntimeError: start (0) + length (5) exceeds dimension size (2).");
        assertThat(ScriptErrors.reason("\nUnknown builtin op: aten::x.\n:\n  File"))
                .isEqualTo("Unknown builtin op: aten::x.");
        assertThat(ScriptErrors.reason("")).isEmpty();
    }

    @Test
    void aMistakeOfTheCallerIsToldFromAFailure() {
        assertThat(ScriptErrors.mistake("torch.jit.Error: [invalid input: position 9 is too far] ..."))
                .isEqualTo("position 9 is too far");
        assertThat(ScriptErrors.mistake(TRACE)).isNull();
    }

    @Test
    void wantOfMemoryIsRecognised() {
        assertThat(ScriptErrors.isOutOfMemory(
                        "[enforce fail at alloc_cpu.cpp:115] err == 0. DefaultCPUAllocator: can't allocate memory"))
                .isTrue();
        assertThat(ScriptErrors.isOutOfMemory("CUDA out of memory. Tried to allocate 2 GiB"))
                .isTrue();
        assertThat(ScriptErrors.isOutOfMemory(TRACE)).isFalse();
    }
}
