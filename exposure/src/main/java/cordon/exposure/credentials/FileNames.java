package cordon.exposure.credentials;

import cordon.base.ProblemException;
import cordon.formats.text.Utf8Text;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of credentials off one file, and no more of it than that takes. */
final class FileNames {
  private static final long LARGEST = 4 << 20;

  /** Of what only may be one of a place's files. */
  private static final long LARGEST_GUESS = 64 << 10;

  private static final int FIRST_LINE = 64;

  private final Place place;
  private final Consumer<String> found;

  /**
   * @param found hears each name; empty text where the file is the credential
   */
  FileNames(Place place, Consumer<String> found) {
    this.place = place;
    this.found = found;
  }

  /**
   * @return why it was not read, in words that repeat nothing of it
   */
  Optional<String> read(Path file) {
    try {
      long size = Files.size(file);
      if (size == 0) {
        return Optional.empty();
      }
      if (place.shape() == Shape.FILE) {
        found.accept("");
        return Optional.empty();
      }
      long largest = place.certain() ? LARGEST : LARGEST_GUESS;
      if (place.shape() != Shape.PRIVATE_KEY && size > largest) {
        return Optional.of("is larger than " + (largest >> 10) + " KiB");
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        read(in);
      }
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of("is not in UTF-8");
    } catch (AccessDeniedException e) {
      return Optional.of("may not be read by this account");
    } catch (IOException e) {
      return Optional.of("cannot be read");
    } catch (ProblemException e) {
      // Its detail may quote what stands there.
      return Optional.of("is no " + place.shape().word() + " that can be read");
    }
  }

  private void read(InputStream in) throws IOException {
    switch (place.shape()) {
      case FILE -> {}
      case PRIVATE_KEY -> privateKey(in);
      case TEXT -> text(in);
      case JSON -> tree().json(in);
      case YAML -> tree().yaml(in);
      case XML -> tree().xml(in, place.selectors().getFirst().first());
      case INI, PROPERTIES, NETRC, ADDRESSES, PGPASS -> {
        try (BufferedReader reader = Utf8Text.open(in, place.name(), LARGEST)) {
          lines(new LineNames(reader, this::hear));
        }
      }
    }
  }

  private void lines(LineNames lines) throws IOException {
    switch (place.shape()) {
      case INI -> lines.ini();
      case PROPERTIES -> lines.properties();
      case NETRC -> lines.netrc();
      case ADDRESSES -> lines.addresses();
      case PGPASS -> lines.pgpass();
      default -> throw new IllegalStateException(place.shape().word());
    }
  }

  private TreeNames tree() {
    return new TreeNames(
        place.name(),
        LARGEST,
        this::hear,
        path -> place.selectors().stream().anyMatch(selector -> selector.asksFor(path)));
  }

  private void privateKey(InputStream in) throws IOException {
    String start = new String(in.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
    boolean pem = start.startsWith("-----BEGIN ") && start.contains("PRIVATE KEY-----");
    if (pem || start.startsWith("PuTTY-User-Key-File-")) {
      found.accept("");
    }
  }

  private void text(InputStream in) throws IOException {
    try (BufferedReader reader = Utf8Text.open(in, place.name(), LARGEST)) {
      String text = reader.readAllAsString();
      for (Pattern pattern : place.finds()) {
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
          tell(matcher.group(1));
        }
      }
    }
  }

  private void hear(List<String> path, String value) {
    place.selectors().stream()
        .flatMap(selector -> selector.name(path, value).stream())
        .findFirst()
        .ifPresent(this::tell);
  }

  private void tell(String name) {
    if (!place.secretsOnly() || SecretWords.in(name)) {
      found.accept(name.strip());
    }
  }
}
