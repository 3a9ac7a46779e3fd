package cordon.inspect.trigger;

import cordon.inspect.value.Addresses;
import java.util.List;
import java.util.Set;

/** Dependencies that no registry holds: by an address, or a repository and a commit. */
final class OutsideDependencies {
  private static final List<String> CODE_HOSTS =
      List.of("github", "gitlab", "bitbucket", "codeload", "sourceforge", "registry.", "pypi.");

  /** Digits of a commit of Git. */
  private static final int COMMIT = 40;

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "0.0.0.0", "[::1]");

  private OutsideDependencies() {}

  /** Which kind of it, as details of facts name them. */
  static String kind(String member, String version) {
    if (isPlain(version)) {
      return "plain-dependency";
    }
    int commit = version.length() - COMMIT;
    boolean pinned =
        commit > 0
            && version.charAt(commit - 1) == '#'
            && version.chars().skip(commit).allMatch(c -> Character.digit(c, 16) >= 0);
    return member.equals("optionalDependencies") && pinned
        ? "optional-commit"
        : "outside-dependency";
  }

  static boolean isOne(String version) {
    return version.startsWith("git")
        || version.contains("://")
        || version.startsWith("github:")
        || version.startsWith("gitlab:")
        || version.startsWith("bitbucket:")
        || (version.indexOf('/') > 0
            && !version.startsWith("npm:")
            && !version.startsWith("file:")
            && !version.startsWith("workspace:")
            && !version.startsWith("link:"));
  }

  /**
   * Of an address that an installer of Python is given: plain, of a server of its own, or of one
   * that hosts code or packages.
   */
  static String kindOfAddress(String address) {
    if (isPlain(address)) {
      return "plain-dependency";
    }
    boolean fetched = address.startsWith("https://");
    return fetched && !isHosted(address) && !isLocal(address) ? "own-server" : "outside-dependency";
  }

  /** By plain HTTP from a server that hosts no code: anybody on the way, and its owner, decides. */
  private static boolean isPlain(String version) {
    return version.startsWith("http://") && !isHosted(version) && !isLocal(version);
  }

  /** By the host alone: whatever stands behind it, its owner chose. */
  private static boolean isHosted(String address) {
    String path = address.split("[#?]", 2)[0];
    return path.endsWith(".git")
        || Addresses.urlHost(address)
            .filter(host -> CODE_HOSTS.stream().anyMatch(host::contains))
            .isPresent();
  }

  private static boolean isLocal(String address) {
    return Addresses.urlHost(address).filter(LOCAL::contains).isPresent();
  }
}
