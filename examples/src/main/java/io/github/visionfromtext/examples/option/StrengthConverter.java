package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.restoration.degradation.Strength;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A strength as a person types it: {@code 0.1}, or {@code 0.05..0.2} to draw from. */
public final class StrengthConverter implements ITypeConverter<Strength> {
    @Override
    public Strength convert(String value) {
        String[] bounds = value.split("\\.\\.", -1);
        try {
            return switch (bounds.length) {
                case 1 -> Strength.fixed(Double.parseDouble(bounds[0]));
                case 2 -> Strength.between(Double.parseDouble(bounds[0]), Double.parseDouble(bounds[1]));
                default -> throw notAStrength(value);
            };
        } catch (NumberFormatException e) {
            throw notAStrength(value);
        } catch (InvalidInputException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static TypeConversionException notAStrength(String value) {
        return new TypeConversionException(
                "\"" + value + "\" is no strength: expected a number (0.1) or a range (0.05..0.2)");
    }
}
