package cordon.exposure.credentials;

/**
 * A credential that lies on this machine; never its value.
 *
 * @param name by which the organisation may know it: {@code aws:default}
 * @param kind one of {@link CredentialPlaces#kinds}
 * @param place for people
 */
public record FoundCredential(String name, String kind, String place) {}
