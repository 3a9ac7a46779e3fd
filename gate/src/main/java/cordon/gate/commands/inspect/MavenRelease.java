package cordon.gate.commands.inspect;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import cordon.formats.PublishTime;
import cordon.formats.maven.ChecksumFile;
import cordon.gate.index.ReleaseFile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the artifact of a Maven release lies.
 *
 * @param name {@code group:artifact}
 */
record MavenRelease(String name, String version) {
  /** The strongest first. MD5 proves nothing. */
  static final List<Algorithm> CHECKSUMS =
      List.of(Algorithm.SHA512, Algorithm.SHA256, Algorithm.SHA1);

  static final int LONGEST_CHECKSUM = 4096;

  private static final List<String> PACKAGINGS = List.of("jar", "war", "aar");

  /** Paths in the repository, the usual one first. */
  List<String> candidates() {
    int colon = name.indexOf(':');
    String artifact = name.substring(colon + 1);
    String folder = name.substring(0, colon).replace('.', '/') + "/" + artifact + "/" + version;
    return PACKAGINGS.stream()
        .map(packaging -> folder + "/" + artifact + "-" + version + "." + packaging)
        .toList();
  }

  static String checksum(String path, Algorithm algorithm) {
    return path + "." + algorithm.name().toLowerCase(Locale.ROOT);
  }

  static Optional<Digest> digest(String text, Algorithm algorithm) {
    return ChecksumFile.parse(text, algorithm);
  }

  ReleaseFile file(String path, URI uri, List<Digest> digests) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return ReleaseFile.stated(version, file, uri, digests, new PublishTime.Missing());
  }
}
