package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.markup.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What is referred to: gradients, markers, masks, filters. Each is written once and paid for at each reference. */
final class Definitions {
    private final Budget budget;
    private final StringBuilder written = new StringBuilder();
    private final Map<Object, Definition> known = new HashMap<>();
    private int count;

    private record Definition(String reference, Budget.Cost cost) {}

    Definitions(Budget budget) {
        this.budget = budget;
    }

    /**
     * The reference to a definition.
     *
     * @param key all that the definition depends on
     * @param write writes it under the id it gets
     */
    String reference(Object key, Element from, BiConsumer<SvgWriter, String> write) {
        Definition definition = known.get(key);
        if (definition != null) {
            budget.spend(definition.cost(), 1, from);
            return definition.reference();
        }
        String id = "d" + count++;
        Budget.Cost before = budget.spent();
        SvgWriter own = new SvgWriter(this);
        write.accept(own, id);
        written.append(own);
        String reference = "url(#" + id + ")";
        known.put(key, new Definition(reference, budget.spent().minus(before)));
        return reference;
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
