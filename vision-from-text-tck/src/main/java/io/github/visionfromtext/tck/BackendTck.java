package io.github.visionfromtext.tck;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.tck.rules.CapabilityRules;
import io.github.visionfromtext.tck.rules.ClipRules;
import io.github.visionfromtext.tck.rules.DeterminismRules;
import io.github.visionfromtext.tck.rules.ErrorRules;
import io.github.visionfromtext.tck.rules.FormatRules;
import io.github.visionfromtext.tck.rules.LifecycleRules;
import io.github.visionfromtext.tck.rules.LlamaRules;
import io.github.visionfromtext.tck.rules.MaeRules;
import io.github.visionfromtext.tck.rules.MemoryRules;
import io.github.visionfromtext.tck.rules.OperationRules;
import io.github.visionfromtext.tck.rules.RandomGraphRules;
import io.github.visionfromtext.tck.rules.SessionRules;
import io.github.visionfromtext.tck.rules.Subject;
import io.github.visionfromtext.tck.rules.TrainingRules;
import io.github.visionfromtext.tck.rules.TrainingStateRules;
import io.github.visionfromtext.tck.specification.RuleReport;
import io.github.visionfromtext.tck.specification.RuleTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contract of a backend: every rule of {@code docs/backend-specification.md} as tests. A backend passes it by one class:
 *
 * <pre>
 * class MyBackendTest extends BackendTck {
 *     &#64;Override
 *     protected Backend open() {
 *         return Backends.open("my-backend", new BackendOptions("cpu", 1));
 *     }
 * }
 * </pre>
 *
 * <p>Each chapter is tagged with its name, to run alone.
 *
 * <p>At the end the table of rules is logged and written to the folder {@link RuleTable#FOLDER} names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendTck {
    private static final Logger LOG = LoggerFactory.getLogger(BackendTck.class);

    @RegisterExtension
    final RuleReport report = new RuleReport();

    private @Nullable Subject subject;

    /**
     * Opens the backend. Called more than once, also while another is open, and once in a process of its own, for which this
     * class needs a constructor without parameters. Whoever calls closes what is returned.
     */
    protected abstract Backend open();

    private Subject subject() {
        if (subject == null) {
            throw new IllegalStateException("The backend is open only while the rules run");
        }
        return subject;
    }

    @BeforeAll
    final void openSubject() {
        subject = Subject.open(this::open);
    }

    @AfterAll
    final void closeSubject() {
        if (subject == null) {
            return;
        }
        String name = subject.backend().info().name();
        subject.close();
        String table = RuleTable.ofBuild().write(name, report.outcomes());
        LOG.info("The rules and the backends they were run on:\n{}", table);
    }

    @Nested
    @Tag("Capabilities")
    class Capabilities extends CapabilityRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Operations")
    class Operations extends OperationRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("RandomGraphs")
    class RandomGraphs extends RandomGraphRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Formats")
    class Formats extends FormatRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Sessions")
    class Sessions extends SessionRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Lifecycle")
    class Lifecycle extends LifecycleRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Errors")
    class Errors extends ErrorRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Determinism")
    class Determinism extends DeterminismRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Training")
    class Training extends TrainingRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("TrainingState")
    class TrainingState extends TrainingStateRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Llama")
    class Llama extends LlamaRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Mae")
    class Mae extends MaeRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Clip")
    class Clip extends ClipRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }
    }

    @Nested
    @Tag("Memory")
    class Memory extends MemoryRules {
        @Override
        protected Subject subject() {
            return BackendTck.this.subject();
        }

        @Override
        protected List<String> mainOfWorkload() {
            return List.of(
                    MemoryProbe.class.getName(), BackendTck.this.getClass().getName());
        }
    }
}
