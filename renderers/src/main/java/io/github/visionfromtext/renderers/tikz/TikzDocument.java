package io.github.visionfromtext.renderers.tikz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program as a whole document. Whatever is put before a line of the program is put on that line, so that TeX counts the
 * program's own lines.
 *
 * @param preload what may come from a format instead of being read again; before everything else
 * @param body the rest of the document
 * @param pageIsPicture whether the page is as large as the picture; else the picture lies somewhere on a page of paper
 * @param truncated whether the program breaks off; what there is was closed
 * @param repairs what was done to it
 */
record TikzDocument(String preload, String body, boolean pageIsPicture, boolean truncated, List<String> repairs) {
    private static final String TIKZ = "\\RequirePackage{tikz}";
    private static final String FRAGMENT = "\\RequirePackage[dvipsnames]{xcolor}" + TIKZ
            + "\\usetikzlibrary{arrows,arrows.meta,backgrounds,calc,decorations.markings,decorations.pathmorphing,"
            + "decorations.pathreplacing,fadings,fit,intersections,matrix,patterns,positioning,shadings,shadows,"
            + "shapes.geometric,shapes.misc,shapes.symbols,shapes.callouts,shapes.arrows,through,angles,quotes}";
    /** Tells no lies about paper, and puts no page number on it. */
    private static final String EMPTY_PAGE = "\\AddToHook{begindocument/end}{\\pagestyle{empty}\\thispagestyle{empty}}";

    private static final Pattern CLASS = Pattern.compile("\\\\documentclass\\s*(?:\\[([^\\]]*)\\])?\\s*\\{([^}]*)\\}");
    private static final Pattern LOADS_TIKZ = Pattern.compile(
            "\\\\(?:usepackage|RequirePackage)\\s*(?:\\[[^\\]]*\\])?\\s*\\{[^}]*\\b(?:tikz|pgfplots)\\b[^}]*\\}");
    private static final Pattern COLOR_OPTIONS = Pattern.compile(
            "dvipsnames|svgnames|x11names|\\\\PassOptionsToPackage|\\[[^\\]]*\\]\\s*\\{(?:xcolor|color|graphicx)\\}");
    private static final Pattern DRAWING_STARTS = Pattern.compile(
            "(?m)^[^%\\n]*?(\\\\begin\\{|\\\\tikz\\s*[\\[{\\\\]|\\\\(?:draw|fill|filldraw|node|path|shade)\\b)");

    static TikzDocument of(String program) {
        List<String> repairs = new ArrayList<>();
        Completion completion = Completion.of(program);
        String source = completion.text();
        if (completion.truncated()) {
            repairs.add("the program breaks off: its last, incomplete statement was dropped and "
                    + String.join(", ", completion.closed()) + " closed");
        }
        Matcher documentClass = CLASS.matcher(source);
        if (documentClass.find()) {
            String options = documentClass.group(1) == null ? "" : documentClass.group(1);
            boolean standalone = documentClass.group(2).strip().equals("standalone");
            boolean tikz = LOADS_TIKZ.matcher(source).find() || (standalone && options.contains("tikz"));
            boolean plain = !tikz || COLOR_OPTIONS.matcher(source).find();
            return new TikzDocument(
                    plain ? "" : TIKZ,
                    standalone ? source : EMPTY_PAGE + source,
                    standalone,
                    completion.truncated(),
                    repairs);
        }
        repairs.add("a fragment: it was wrapped into a document");
        return new TikzDocument(FRAGMENT, wrap(source), true, completion.truncated(), repairs);
    }

    private static String wrap(String source) {
        String start = "\\documentclass{standalone}" + (source.contains("{axis}") ? "\\usepackage{pgfplots}" : "");
        if (source.contains("\\begin{document}")) {
            return start + source;
        }
        Matcher drawing = DRAWING_STARTS.matcher(source);
        int at = drawing.find() ? drawing.start(1) : source.length();
        boolean bare = !source.contains("\\begin{tikzpicture}") && !source.contains("\\tikz");
        String open = "\\begin{document}" + (bare ? "\\begin{tikzpicture}" : "");
        String close = (bare ? "\n\\end{tikzpicture}" : "\n") + "\\end{document}\n";
        return start + source.substring(0, at) + open + source.substring(at) + close;
    }
}
