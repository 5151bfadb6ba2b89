package io.github.visionfromtext.core.checkup.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A line of a file of replies.
 *
 * @param model who answered
 * @param question content hash of the question, by which a reply is found again
 * @param asked the question, for readers of the file
 * @param reply what was answered
 */
@JsonPropertyOrder({"model", "question", "asked", "reply"})
record RecordedReply(String model, String question, Question asked, String reply) {}
