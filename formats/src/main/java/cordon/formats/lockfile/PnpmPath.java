package cordon.formats.lockfile;

import java.util.Optional;

/**
 * The key of a package in {@code pnpm-lock.yaml}: {@code /@s/n/1.0.0_peer@2} in version 5, {@code
 * /@s/n@1.0.0(peer@2)} in 6, {@code @s/n@1.0.0} in 9.
 *
 * @param name empty where the key has none
 * @param version empty for what comes from no registry
 * @param registry of which version 5 writes the host before the name, if it is not the usual one
 */
record PnpmPath(String name, Optional<String> version, Optional<String> registry) {

  static PnpmPath of(String path, int major) {
    return major == 5 ? five(path) : later(path);
  }

  private static PnpmPath five(String path) {
    int start = path.indexOf('/');
    String host = start < 0 ? "" : path.substring(0, start);
    String rest = path.substring(start + 1);
    int scope = rest.startsWith("@") ? rest.indexOf('/') : -1;
    int slash = rest.indexOf('/', scope + 1);
    String version = slash < 0 ? "" : rest.substring(slash + 1);
    int peers = version.indexOf('_');
    String plain = peers < 0 ? version : version.substring(0, peers);
    Optional<String> registry = host.isEmpty() ? Optional.empty() : Optional.of("https://" + host);
    if (!isVersion(plain)) {
      return new PnpmPath("", Optional.empty(), registry.filter(r -> host.contains(".")));
    }
    return new PnpmPath(rest.substring(0, slash), Optional.of(plain), registry);
  }

  private static PnpmPath later(String path) {
    int peers = path.indexOf('(');
    String key = peers < 0 ? path : path.substring(0, peers);
    String plain = key.startsWith("/") ? key.substring(1) : key;
    int at = plain.indexOf('@', 1);
    if (at < 0) {
      return new PnpmPath("", Optional.empty(), Optional.empty());
    }
    String version = plain.substring(at + 1);
    return isVersion(version)
        ? new PnpmPath(plain.substring(0, at), Optional.of(version), Optional.empty())
        : new PnpmPath(plain.substring(0, at), Optional.empty(), address(version));
  }

  /** Addresses stand where a version would: {@code n@https://…}, {@code n@git+ssh://…}. */
  private static Optional<String> address(String reference) {
    return reference.contains("://") ? Optional.of(reference) : Optional.empty();
  }

  private static boolean isVersion(String text) {
    return !text.isEmpty()
        && Character.isDigit(text.charAt(0))
        && text.indexOf('/') < 0
        && text.indexOf(':') < 0;
  }
}
