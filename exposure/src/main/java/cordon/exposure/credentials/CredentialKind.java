package cordon.exposure.credentials;

/**
 * What a credential is for, and how one gets rid of it.
 *
 * @param name as in an estate file: {@code registry-token}
 * @param what it is, in words
 * @param rotate how it is replaced
 * @param dead what proves that the old one is dead
 */
public record CredentialKind(String name, String what, String rotate, String dead) {}
