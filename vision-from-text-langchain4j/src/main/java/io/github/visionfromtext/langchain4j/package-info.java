/**
 * Language models behind LangChain4j, for the check-up: any {@code ChatModel}, and any endpoint that speaks OpenAI's dialect
 * of HTTP. This room only answers questions; restraint is {@link io.github.visionfromtext.core.checkup.model.Asking}'s and
 * memory {@link io.github.visionfromtext.core.checkup.model.RecordingModel}'s.
 */
@NullMarked
package io.github.visionfromtext.langchain4j;

import org.jspecify.annotations.NullMarked;
