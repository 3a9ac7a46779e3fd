package cordon.exposure.intake;

import cordon.formats.pypi.DistributionFile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the address of a release's file says of it, where a lockfile names nothing else. */
final class NamedFile {
  private NamedFile() {}

  /** Whether installers fetch a file from there; a checkout is none. */
  static boolean isFetched(String address) {
    return address.startsWith("https://") || address.startsWith("http://");
  }

  /**
   * As registries name files: {@code left-pad-1.3.0.tgz}, {@code litellm-1.82.7-py3-none-any.whl}.
   *
   * @param name of the package, as its ecosystem spells it
   * @return empty where the name of the file is another
   */
  static Optional<String> version(String type, String name, String address) {
    if (!isFetched(address)) {
      return Optional.empty();
    }
    String path = address.replaceFirst("[?#].*", "");
    String file = decoded(path.substring(path.lastIndexOf('/') + 1));
    return switch (type) {
      case "npm" -> tarball(name, file);
      case "pypi" -> DistributionFile.parse(file, name).map(DistributionFile::version);
      default -> Optional.empty();
    };
  }

  private static Optional<String> tarball(String name, String file) {
    String begin = name.substring(name.lastIndexOf('/') + 1) + "-";
    boolean named =
        file.startsWith(begin)
            && file.endsWith(".tgz")
            && file.length() > begin.length() + 4
            && Character.isDigit(file.charAt(begin.length()));
    return named
        ? Optional.of(file.substring(begin.length(), file.length() - 4))
        : Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
