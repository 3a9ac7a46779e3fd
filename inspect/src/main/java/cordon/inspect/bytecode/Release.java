package cordon.inspect.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A release of CPython: how its code objects are laid out and what its instructions mean. */
final class Release {
  private static final List<Release> ALL = load();

  private static final int FLAT_SINCE = 11;
  private static final int UNITS_SINCE = 10;
  private static final int ABSOLUTE_UNTIL = 10;

  private final int minor;
  private final int magic;
  private final String[] names = new String[256];
  private final int[] caches = new int[256];

  private Release(int minor, int magic) {
    this.minor = minor;
    this.magic = magic;
  }

  static Optional<Release> ofMagic(int magic) {
    return ALL.stream().filter(release -> release.magic == magic).findFirst();
  }

  static List<Release> all() {
    return ALL;
  }

  /** The second part of the version: 12 for 3.12. */
  int minor() {
    return minor;
  }

  boolean isFlat() {
    return minor >= FLAT_SINCE;
  }

  /** Whether most conditional jumps name where they lead and not how far. */
  boolean jumpsAbsolutely() {
    return minor <= ABSOLUTE_UNTIL;
  }

  /** Bytes for each step of a jump. */
  int step() {
    return minor >= UNITS_SINCE ? 2 : 1;
  }

  /** The name of an instruction; empty for a number that has none. */
  String name(int number) {
    String name = names[number];
    return name == null ? "" : name;
  }

  /** How many units of cache follow an instruction. */
  int caches(int number) {
    return caches[number];
  }

  private static List<Release> load() {
    List<Release> releases = new ArrayList<>();
    String[] magics = {};
    for (String line : lines()) {
      String[] columns = line.split(" ");
      if (columns[0].equals("magic")) {
        magics = columns;
      } else if (columns[0].equals("version")) {
        for (int i = 1; i < columns.length; i++) {
          int minor = Integer.parseInt(columns[i].substring(columns[i].indexOf('.') + 1));
          releases.add(new Release(minor, Integer.parseInt(magics[i])));
        }
      } else {
        for (int i = 1; i < columns.length; i++) {
          releases.get(i - 1).add(columns[0], columns[i]);
        }
      }
    }
    return List.copyOf(releases);
  }

  private void add(String name, String column) {
    if (column.equals("-")) {
      return;
    }
    int plus = column.indexOf('+');
    int number = Integer.parseInt(plus < 0 ? column : column.substring(0, plus));
    names[number] = name;
    caches[number] = plus < 0 ? 0 : Integer.parseInt(column.substring(plus + 1));
  }

  private static List<String> lines() {
    try (InputStream in = Release.class.getResourceAsStream("opcodes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
