package cordon.formats.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On archives that others wrote, our readers and theirs see the same files. */
class ArchiveDifferentialTest {
  private static final long SEED = 20261128;

  @TempDir Path folder;

  @Test
  void zipsAreReadAsTheJdkReadsThem() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 40; round++) {
      Path file = folder.resolve("round" + round + ".zip");
      Files.write(file, written(random, 1 + random.nextInt(30)));
      Shown shown = shown(file);
      assertThat(shown.anomalies).as("seed %d round %d", SEED, round).isEmpty();
      assertThat(hashes(shown.contents)).isEqualTo(hashes(jdk(file)));
    }
  }

  /** More entries than sixteen bits count, so that the directory ends in its large form. */
  @Test
  void largeDirectoriesAreReadAsTheJdkReadsThem() throws IOException {
    Path file = folder.resolve("many.zip");
    Files.write(file, written(new Random(SEED), 66_000));
    Shown shown = shown(file);
    assertThat(shown.anomalies).isEmpty();
    assertThat(shown.contents).hasSize(66_000);
    assertThat(hashes(shown.contents)).isEqualTo(hashes(jdk(file)));
  }

  /** Jars of the class path, as their builds made them. */
  @Test
  void jarsOfTheClassPathAreReadAsTheJdkReadsThem() throws IOException {
    int jars = 0;
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && Files.size(jar) < 1 << 20 && jars++ < 30) {
        Shown shown = shown(jar);
        assertThat(shown.anomalies)
            .as(entry)
            .noneMatch(anomaly -> anomaly.kind().unread())
            .noneMatch(anomaly -> anomaly.kind() == Anomaly.Kind.CHECKSUM);
        assertThat(hashes(shown.contents)).as(entry).isEqualTo(hashes(jdk(jar)));
      }
    }
    assertThat(jars).isPositive();
  }

  @Test
  void tarsOfEveryFlavourAreReadAsTarUnpacksThem() throws Exception {
    assumeTrue(run("tar", "--version") == 0, "skipped: no tar on this machine");
    Path tree = generated();
    for (String flavour : new String[] {"v7", "ustar", "gnu", "oldgnu", "pax"}) {
      Path file = folder.resolve(flavour + ".tar");
      String deep = flavour.equals("v7") || flavour.equals("ustar") ? "short" : ".";
      int made =
          run("tar", "--format=" + flavour, "-C", tree.toString(), "-cf", file.toString(), deep);
      assertThat(made).as(flavour).isZero();
      Shown shown = Shown.tar(Files.readAllBytes(file));
      assertThat(shown.anomalies).as(flavour).isEmpty();
      assertThat(hashes(shown.contents)).as(flavour).isEqualTo(hashes(onDisk(tree, deep)));
    }
  }

  private Path generated() throws IOException {
    Random random = new Random(SEED);
    Path tree = Files.createDirectory(folder.resolve("tree"));
    for (int i = 0; i < 25; i++) {
      String path =
          switch (i % 5) {
            case 0 -> "long/" + "n".repeat(120 + i) + ".py";
            case 1 -> "deep/" + "folder/".repeat(25) + i + ".py";
            case 2 -> "umlaut/ä" + i + "é.py";
            default -> "short/" + i + ".py";
          };
      byte[] content = new byte[random.nextInt(3000)];
      random.nextBytes(content);
      Path file = tree.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    }
    return tree;
  }

  private static Map<String, byte[]> onDisk(Path tree, String below) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var walk = Files.walk(tree.resolve(below))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(tree.relativize(file.normalize()).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static int run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor();
    } catch (IOException notThere) {
      return -1;
    }
  }

  private static byte[] written(Random random, int entries) throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(sink, UTF_8)) {
      for (int i = 0; i < entries; i++) {
        byte[] content = new byte[random.nextInt(entries > 1000 ? 3 : 5000)];
        random.nextBytes(content);
        ZipEntry entry = new ZipEntry("pkg/mod" + (i % 7) + "/näme" + i + ".py");
        if (random.nextInt(4) == 0) {
          store(entry, content);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return sink.toByteArray();
  }

  private static void store(ZipEntry entry, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
  }

  private static Shown shown(Path file) throws IOException {
    ByteSource source = ByteSource.of(Files.readAllBytes(file));
    return Shown.of(ArchiveLimits.DEFAULT, reader -> reader.zip(source));
  }

  private static Map<String, byte[]> jdk(Path file) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            contents.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    return contents;
  }

  private static Map<String, Long> hashes(Map<String, byte[]> contents) {
    Map<String, Long> hashes = new TreeMap<>();
    contents.forEach((path, content) -> {
      CRC32 crc = new CRC32();
      crc.update(content);
      hashes.put(path, crc.getValue() << 24 ^ content.length);
    });
    return hashes;
  }
}
