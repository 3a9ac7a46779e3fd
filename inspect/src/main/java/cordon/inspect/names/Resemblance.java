package cordon.inspect.names;

/**
 * That a name looks like another.
 *
 * @param popular the name that many use
 * @param how in which way they differ, as rules ask for it: {@code omission}, {@code addition},
 *     {@code substitution}, {@code swap}, {@code separator}, {@code scope}, {@code group}, {@code
 *     combination}
 */
public record Resemblance(String popular, String how) {}
