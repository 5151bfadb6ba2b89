package io.github.visionfromtext.examples.command.render;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a drawing language; whether it can be rendered is another question. */
public final class LanguageConverter implements ITypeConverter<DrawingLanguage> {
    @Override
    public DrawingLanguage convert(String text) {
        try {
            return new DrawingLanguage(text.toLowerCase(Locale.ROOT));
        } catch (InvalidInputException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
