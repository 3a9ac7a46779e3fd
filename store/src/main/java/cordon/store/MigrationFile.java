package cordon.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A migration on the class path.
 *
 * @param name {@code V10_1__facts.sql}
 * @param text what is in it
 */
record MigrationFile(String name, String text) {
  /** In a file that was rewritten and leads to the same schema as before. */
  private static final Pattern FORMERLY = Pattern.compile("-- formerly: (-?[0-9]+)");

  private static final Pattern NAME = Pattern.compile("V([0-9]+_[0-9]+)__[a-z0-9_]+\\.sql");

  MigrationFile {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException(name + " is not named V<room>_<n>__<what>.sql");
    }
  }

  /** {@code 10.1} of {@code V10_1__facts.sql}, as Flyway writes it. */
  String version() {
    return name.substring(1, name.indexOf("__")).replace('_', '.');
  }

  /** As Flyway computes it: CRC-32 over the lines without their ends. */
  int checksum() {
    CRC32 crc = new CRC32();
    text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  /** The checksums of earlier texts after which the schema is the same. */
  Set<Integer> formerly() {
    return text.lines()
        .map(FORMERLY::matcher)
        .filter(Matcher::matches)
        .map(line -> Integer.valueOf(line.group(1)))
        .collect(Collectors.toSet());
  }

  /** All in these class path folders, in no order. */
  static List<MigrationFile> list(List<String> folders) {
    List<MigrationFile> files = new ArrayList<>();
    try {
      for (String folder : folders) {
        List<URL> places =
            Collections.list(MigrationFile.class.getClassLoader().getResources(folder));
        if (places.isEmpty()) {
          throw new IllegalStateException("no migrations on the class path under " + folder);
        }
        for (URL place : places) {
          files.addAll(place.getProtocol().equals("jar") ? inJar(place) : inDirectory(place));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static List<MigrationFile> inDirectory(URL place) throws IOException {
    List<MigrationFile> files = new ArrayList<>();
    try (Stream<Path> children = Files.list(Path.of(new URI(place.toString())))) {
      for (Path child : children.toList()) {
        try (InputStream in = Files.newInputStream(child)) {
          files.add(read(String.valueOf(child.getFileName()), in));
        }
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    return files;
  }

  private static List<MigrationFile> inJar(URL place) throws IOException {
    List<MigrationFile> files = new ArrayList<>();
    JarURLConnection connection = (JarURLConnection) place.openConnection();
    String folder =
        connection.getEntryName() + (connection.getEntryName().endsWith("/") ? "" : "/");
    JarFile jar = connection.getJarFile();
    for (var entry : Collections.list(jar.entries())) {
      if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
        try (InputStream in = jar.getInputStream(entry)) {
          files.add(read(entry.getName().substring(folder.length()), in));
        }
      }
    }
    return files;
  }

  private static MigrationFile read(String name, InputStream in) throws IOException {
    return new MigrationFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }
}
