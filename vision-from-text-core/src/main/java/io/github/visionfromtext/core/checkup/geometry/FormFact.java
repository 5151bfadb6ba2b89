package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Form;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.geometry.sentence.Noun;
import java.util.List;

/**
 * What form figures have.
 *
 * @param count how many figures there are to be; if there are fewer, all are to have it
 */
record FormFact(Noun noun, int count) implements Fact {
    @Override
    public FactKind kind() {
        return FactKind.FORM;
    }

    @Override
    public String text() {
        String article = "aeio".indexOf(noun.toString().charAt(0)) >= 0 ? "an " : "a ";
        return (count == 1 ? "one is " : count + " are each ") + article + noun;
    }

    @Override
    public Finding check(Seen seen) {
        List<Form> forms = seen.figures().stream().map(Figure::form).toList();
        long right = forms.stream().filter(noun.forms()::contains).count();
        // Pixels may show several figures that meet as one of another form.
        boolean unclear =
                forms.contains(Form.OTHER) || forms.contains(Form.DOT) || !seen.traced() && forms.size() < count;
        boolean holds = right >= Math.min(count, forms.size());
        return found(holds ? Verdict.HOLDS : unclear ? Verdict.UNDECIDED : Verdict.FAILS, "%s", forms);
    }
}
