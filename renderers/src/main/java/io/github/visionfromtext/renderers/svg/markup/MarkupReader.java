package io.github.visionfromtext.renderers.svg.markup;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.svg.markup.AttributeValue.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Reads SVG as a browser reads HTML: in one pass, in linear time, never giving up on ill-formed text but mending it. What
 * well-formed XML means is kept.
 */
public final class MarkupReader {
    private final String source;
    private final Findings findings;
    private final TreeBuilder tree;
    private int at;
    private String spentQuotes = "";
    /** What to throw if the source ends inside a value before anything could be drawn. */
    private @Nullable StoppedException brokenOff;

    private MarkupReader(String source, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.tree = new TreeBuilder(findings);
    }

    /**
     * Reads a program.
     *
     * @throws StoppedException if there is no {@code <svg>} in it, or something that is refused
     */
    public static Markup read(String source, Findings findings) {
        return new MarkupReader(source, findings).read();
    }

    private Markup read() {
        while (at < source.length() && !tree.isComplete()) {
            int tag = source.indexOf('<', at);
            if (tag < 0) {
                readText(source.length());
            } else {
                readText(tag);
                readMarkup();
            }
        }
        Element root = tree.root();
        if (root == null) {
            if (brokenOff != null) {
                throw brokenOff;
            }
            throw findings.stop(
                    RenderStatus.PARSE_ERROR, "there is no <svg> element: expected <svg ...> ... </svg>", 0);
        }
        int second = source.indexOf("<svg", at);
        if (second >= 0) {
            findings.warning("a second <svg> follows the first, which alone is drawn", second);
        }
        boolean truncated = !tree.isComplete();
        if (truncated) {
            findings.repair("closed <" + String.join(">, <", tree.openNames()) + "> at the end", source.length());
        }
        return new Markup(root, truncated);
    }

    private void readText(int end) {
        if (end > at) {
            tree.text(References.resolve(source.substring(at, end), at, findings), at);
        }
        at = end;
    }

    private void readMarkup() {
        if (source.startsWith("<!--", at)) {
            skipPast("-->");
        } else if (source.startsWith("<![CDATA[", at)) {
            int start = at + "<![CDATA[".length();
            int end = source.indexOf("]]>", start);
            tree.text(source.substring(start, end < 0 ? source.length() : end), start);
            at = end < 0 ? source.length() : end + "]]>".length();
        } else if (source.startsWith("<?", at)) {
            if (source.startsWith("<?xml-stylesheet", at)) {
                findings.warning("style sheets outside the program are not read; write them into <style>", at);
            }
            skipPast("?>");
        } else if (source.regionMatches(true, at, "<!DOCTYPE", 0, "<!DOCTYPE".length())) {
            at = Doctype.end(source, at, findings);
        } else if (source.startsWith("</", at)) {
            readEndTag();
        } else if (at + 1 < source.length() && isNameStart(source.charAt(at + 1))) {
            readStartTag();
        } else {
            findings.repair("took a bare < for &lt;", at);
            tree.text("<", at);
            at++;
        }
    }

    private void readEndTag() {
        int start = at;
        at += 2;
        String name = readName();
        skipPast(">");
        tree.close(name, start);
    }

    private void readStartTag() {
        int start = at;
        at++;
        String name = readName();
        Tag tag = new Tag(name, start, findings);
        while (true) {
            skipBlanks();
            if (at >= source.length()) {
                findings.repair("dropped the last tag, <" + name + ">, which breaks off", start);
                return;
            }
            char c = source.charAt(at);
            if (c == '>') {
                at++;
                tree.open(tag, false);
                return;
            }
            if (source.startsWith("/>", at)) {
                at += 2;
                tree.open(tag, true);
                return;
            }
            if (c == '<') {
                findings.repair("closed a tag that lacks its >", start);
                tree.open(tag, false);
                return;
            }
            readAttribute(tag);
        }
    }

    private void readAttribute(Tag tag) {
        if (!isNameStart(source.charAt(at))) {
            findings.repair("skipped " + Findings.quote(source.substring(at, at + 1)) + " inside a tag", at);
            at++;
            return;
        }
        String name = readName();
        skipBlanks();
        if (at >= source.length() || source.charAt(at) != '=') {
            findings.repair("gave an attribute without a value an empty one", at);
            tag.add(name, "", at);
            return;
        }
        at++;
        skipBlanks();
        int start = at;
        String value = readValue(name, tag);
        if (value != null) {
            tag.add(name, References.resolve(value, start, findings), start);
        }
    }

    /** The raw value; none if the source breaks off in it, and the tag with it. */
    private @Nullable String readValue(String attribute, Tag tag) {
        if (at >= source.length()) {
            return null;
        }
        char quote = source.charAt(at);
        if (quote == '"' || quote == '\'') {
            return readQuoted(quote, attribute, tag);
        }
        findings.repair("quoted an attribute's value", at);
        int start = at;
        while (at < source.length() && !isBlank(source.charAt(at)) && source.charAt(at) != '>') {
            if (source.startsWith("/>", at)) {
                break;
            }
            at++;
        }
        return source.substring(start, at);
    }

    private @Nullable String readQuoted(char quote, String attribute, Tag tag) {
        int start = at;
        AttributeValue value = AttributeValue.find(source, start + 1, nextQuote(quote, start + 1));
        at = value.next();
        if (value.ending() == Ending.CLOSED) {
            return source.substring(start + 1, value.end());
        }
        String unclosed = "the value of " + attribute + " in <" + tag.name + "> lacks its closing quote, " + quote;
        if (value.ending() == Ending.BROKEN_OFF) {
            brokenOff = findings.stop(RenderStatus.PARSE_ERROR, unclosed, start);
            return null;
        }
        findings.warning(unclosed, start);
        findings.repair("closed the quote of " + attribute, start);
        return source.substring(start + 1, value.end());
    }

    /** Remembers that there is none any more, so that a program full of open quotes is still read in linear time. */
    private int nextQuote(char quote, int from) {
        if (spentQuotes.indexOf(quote) >= 0) {
            return -1;
        }
        int next = source.indexOf(quote, from);
        if (next < 0) {
            spentQuotes += quote;
        }
        return next;
    }

    private String readName() {
        int start = at;
        while (at < source.length() && isNamePart(source.charAt(at))) {
            at++;
        }
        return source.substring(start, at);
    }

    private void skipBlanks() {
        while (at < source.length() && isBlank(source.charAt(at))) {
            at++;
        }
    }

    private void skipPast(String end) {
        int found = source.indexOf(end, at);
        at = found < 0 ? source.length() : found + end.length();
    }

    private static boolean isBlank(char c) {
        return c <= ' ';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || Character.isDigit(c) || c == '-' || c == '.';
    }
}
