package cordon.formats.pypi;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import cordon.formats.pypi.SimpleFile.CoreMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a reader has gathered of one file, in either form, before it is judged. */
final class FileDraft {
  private static final int LONGEST_NAME = 255;

  @Nullable String filename;
  @Nullable String url;
  @Nullable String requiresPython;
  @Nullable String yanked;
  @Nullable String uploadTime;
  @Nullable String provenance;
  @Nullable CoreMetadata coreMetadata;
  @Nullable Boolean gpgSig;
  boolean coreMetadataTold;
  OptionalLong size = OptionalLong.empty();
  final List<Digest> hashes = new ArrayList<>();

  void hash(String algorithm, String hex) {
    digest(algorithm, hex).filter(d -> !hashes.contains(d)).ifPresent(hashes::add);
  }

  /** Empty for an algorithm that we do not know and for what is no digest. */
  static Optional<Digest> digest(String algorithm, String hex) {
    try {
      Digest.Algorithm known = Digest.Algorithm.valueOf(algorithm.toUpperCase(Locale.ROOT));
      return Optional.of(new Digest(known, hex.strip()));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** {@code sha256=ab12…}, as in URL fragments and metadata attributes. */
  static Optional<Digest> digest(String assignment) {
    int equals = assignment.indexOf('=');
    return equals < 0
        ? Optional.empty()
        : digest(assignment.substring(0, equals), assignment.substring(equals + 1));
  }

  /**
   * @param page against which relative references stand
   * @param project in normal form
   * @return empty when the reference names no file: a folder, a mail address, a link home
   */
  Optional<SimpleFile> finish(PageUrl page, String project) {
    Optional<URI> resolved = page.resolve(url == null ? "" : url);
    if (resolved.isEmpty() && filename == null) {
      return Optional.empty();
    }
    resolved.map(URI::getRawFragment).ifPresent(this::fragment);
    String name = filename == null ? resolved.map(PageUrl::lastSegment).orElse("") : filename;
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> defect =
        resolved.isEmpty()
            ? Optional.of("its address is not http or https")
            : usable(name) ? Optional.empty() : Optional.of("its name is not usable as a path");
    return Optional.of(
        new SimpleFile(
            name,
            resolved.map(PageUrl::withoutFragment).orElse(""),
            hashes,
            DistributionFile.parse(name, project).map(DistributionFile::version),
            Optional.ofNullable(requiresPython),
            Optional.ofNullable(yanked),
            size,
            PublishTime.parse(uploadTime),
            Optional.ofNullable(coreMetadata),
            Optional.ofNullable(provenance).flatMap(page::resolve).map(URI::toString),
            Optional.ofNullable(gpgSig),
            defect));
  }

  private void fragment(String fragment) {
    for (String part : fragment.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        hash(part.substring(0, equals), part.substring(equals + 1));
      }
    }
  }

  private static boolean usable(String name) {
    return name.length() <= LONGEST_NAME
        && !name.startsWith(".")
        && name.chars().noneMatch(c -> c < 0x20 || c == 0x7f || c == '/' || c == '\\');
  }

  /** Marks names that a page lists twice for different content: a verdict could not tell which. */
  static List<SimpleFile> unique(List<SimpleFile> files) {
    Map<String, SimpleFile> first = new HashMap<>();
    Map<String, String> clashes = new HashMap<>();
    List<SimpleFile> distinct = new ArrayList<>();
    for (SimpleFile file : files) {
      SimpleFile earlier = first.putIfAbsent(file.filename(), file);
      if (earlier == null) {
        distinct.add(file);
      } else if (!earlier.equals(file)) {
        clashes.put(file.filename(), "the page lists this name twice with different content");
        distinct.add(file);
      }
    }
    return distinct.stream()
        .map(f -> clashes.containsKey(f.filename()) ? f.withDefect(clashes.get(f.filename())) : f)
        .toList();
  }
}
