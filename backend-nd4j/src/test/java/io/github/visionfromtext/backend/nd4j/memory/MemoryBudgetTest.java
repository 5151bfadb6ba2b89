package io.github.visionfromtext.backend.nd4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBudgetTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "512m, 536870912", "4G, 4294967296", "2gb, 2147483648", "1t, 1099511627776", "10k, 10240"})
    void sizesAreWrittenAsForJava(String size, long bytes) {
        assertThat(MemoryBudget.parse(size)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "4 g", "4x", "1.5g", "g", "99999999999", "9999999999t"})
    void whatIsNoSizeIsRefusedByName(String size) {
        assertThatThrownBy(() -> MemoryBudget.parse(size))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + size + "'")
                .hasMessageContaining(MemoryBudget.PROPERTY);
    }

    @Test
    void whatIsNotLeftIsNotTaken() {
        MemoryBudget budget = new MemoryBudget(100);
        budget.take(60);
        assertThatThrownBy(() -> budget.take(41))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(MemoryBudget.PROPERTY);
        assertThatThrownBy(() -> budget.take(Long.MAX_VALUE)).isInstanceOf(BackendException.class);
        assertThat(budget.used()).isEqualTo(60);
        budget.take(40);
        budget.giveBack(100);
        assertThat(budget.used()).isZero();
    }
}
