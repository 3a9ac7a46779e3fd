package cordon.exposure.commands;

/**
 * A credential that lies on this machine; never its value.
 *
 * @param name by which the organisation may know it: {@code aws:default}
 * @param kind {@code cloud}, {@code kubernetes}, {@code registry-token}, {@code ssh-key}, {@code
 *     secret}
 * @param place for people
 */
record FoundCredential(String name, String kind, String place) {}
