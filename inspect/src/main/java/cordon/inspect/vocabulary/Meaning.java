package cordon.inspect.vocabulary;

import cordon.inspect.fact.Behaviour;

/**
 * What a name or a word stands for.
 *
 * @param behaviour what it does
 * @param detail which kind of it: {@code ssh} for a path of SSH keys; for an interface empty, and
 *     the reader then takes its name
 */
public record Meaning(Behaviour behaviour, String detail) {}
