package cordon.inspect;

import cordon.inspect.fact.Place;

/**
 * One link of the chain that a finding tells.
 *
 * @param text one sentence, without a full stop
 * @param place where to look
 * @param quote the text there, harmless to print and with secrets masked; may be empty
 */
public record Step(String text, Place place, String quote) {}
