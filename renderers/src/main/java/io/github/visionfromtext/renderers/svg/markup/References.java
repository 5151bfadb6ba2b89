package io.github.visionfromtext.renderers.svg.markup;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Character references: the five of XML, numbers, and the names of HTML that drawings use. */
final class References {
    private static final int LONGEST_NAME = 10;
    private static final Map<String, String> XML = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");
    private static final Map<String, String> HTML = html(
            "nbsp \u00a0 copy \u00a9 reg \u00ae trade \u2122 deg \u00b0 times \u00d7 divide \u00f7 plusmn \u00b1 middot \u00b7"
                    + " bull \u2022 hellip \u2026 ndash \u2013 mdash \u2014 lsquo \u2018 rsquo \u2019 ldquo \u201c rdquo \u201d"
                    + " laquo \u00ab raquo \u00bb larr \u2190 uarr \u2191 rarr \u2192 darr \u2193 harr \u2194 hearts \u2665"
                    + " spades \u2660 clubs \u2663 diams \u2666 star \u2606 starf \u2605 check \u2713 infin \u221e ne \u2260"
                    + " le \u2264 ge \u2265 asymp \u2248 radic \u221a sum \u2211 int \u222b part \u2202 pi \u03c0 alpha \u03b1"
                    + " beta \u03b2 gamma \u03b3 delta \u03b4 theta \u03b8 lambda \u03bb mu \u03bc sigma \u03c3 phi \u03c6"
                    + " omega \u03c9 Delta \u0394 Sigma \u03a3 Omega \u03a9 euro \u20ac pound \u00a3 yen \u00a5 cent \u00a2"
                    + " sect \u00a7 para \u00b6 frac12 \u00bd frac14 \u00bc frac34 \u00be sup2 \u00b2 sup3 \u00b3 eacute \u00e9"
                    + " egrave \u00e8 agrave \u00e0 ccedil \u00e7 auml \u00e4 ouml \u00f6 uuml \u00fc szlig \u00df ntilde \u00f1"
                    + " ensp \u2002 emsp \u2003 thinsp \u2009 zwj \u200d zwnj \u200c shy \u00ad");

    private References() {}

    /** Text with its references resolved; what is none stays as it is. */
    static String resolve(String raw, int offset, Findings findings) {
        int ampersand = raw.indexOf('&');
        if (ampersand < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int copied = 0;
        while (ampersand >= 0) {
            text.append(raw, copied, ampersand);
            int semicolon = semicolonAfter(raw, ampersand);
            String name = semicolon < 0 ? null : raw.substring(ampersand + 1, semicolon);
            String character = name == null ? null : character(name, offset + ampersand, findings);
            if (character == null) {
                findings.repair("took a bare & for &amp;", offset + ampersand);
                text.append('&');
                copied = ampersand + 1;
            } else {
                text.append(character);
                copied = semicolon + 1;
            }
            ampersand = raw.indexOf('&', copied);
        }
        return text.append(raw, copied, raw.length()).toString();
    }

    /** Looks no further than a name is long: a text of ampersands is read in linear time. */
    private static int semicolonAfter(String raw, int ampersand) {
        for (int i = ampersand + 1; i < Math.min(raw.length(), ampersand + 2 + LONGEST_NAME); i++) {
            if (raw.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String character(String name, int offset, Findings findings) {
        if (name.startsWith("#")) {
            return numbered(name);
        }
        String character = XML.get(name);
        if (character == null) {
            character = HTML.get(name);
            if (character != null) {
                findings.repair("took &" + name + "; of HTML for its character", offset);
            }
        }
        return character;
    }

    private static @Nullable String numbered(String name) {
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = hexadecimal ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            boolean control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
            return control || !Character.isValidCodePoint(code) ? "\ufffd" : Character.toString(code);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Map<String, String> html(String pairs) {
        String[] words = pairs.split(" ", -1);
        Map<String, String> characters = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            characters.put(words[i], words[i + 1]);
        }
        return characters;
    }
}
