package cordon.inspect.vocabulary;

/**
 * A word that was found in a text.
 *
 * @param start offset of its first character
 * @param end offset after its last
 */
public record Hit(Meaning meaning, int start, int end) {}
