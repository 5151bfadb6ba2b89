package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.corpus.BundledCorpus;

/** How the command line names a bundled corpus: by a word alone, or a word, a slash, and who wrote it. */
final class BundledReplies {
    private BundledReplies() {}

    static boolean names(String word, String value) {
        return value.equals(word) || value.startsWith(word + "/");
    }

    /** The one that is meant; the default one where no author is given. */
    static BundledCorpus corpus(String value) {
        int slash = value.indexOf('/');
        return slash < 0 ? BundledCorpus.CLAUDE : BundledCorpus.named(value.substring(slash + 1));
    }
}
