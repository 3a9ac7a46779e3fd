package cordon.store;

import cordon.base.Digest;
import cordon.base.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last file in a back-up: what is in it. Plain lines, so that a person with {@code unzip} and
 * {@code sha256sum} can check it too.
 *
 * @param created when
 * @param program the version of Cordon that wrote it
 * @param migrations versions of the schema with their checksums
 * @param entries every other file of the archive by its path
 */
public record BackupManifest(
    Instant created, String program, Map<String, Integer> migrations, Map<String, Entry> entries) {
  static final String NAME = "MANIFEST";
  private static final String HEADER = "cordon-backup 1";

  /** Begins the last line: the digest of all lines above, for a zip does not protect itself. */
  private static final String SELF = "manifest ";

  private static final Pattern MIGRATION = Pattern.compile("migration ([0-9.]+) (-?[0-9]{1,10})");
  private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (\\S.*)");

  /**
   * Tables, files of the data directory, bodies by the folder of their store. A path that could
   * leave the folder that it is unpacked into matches none of them.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "tables/[a-z0-9_]+|files(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+"
              + "|(?<folder>(?!tables/|files/)[a-z]{1,30})/(?<digest>[0-9a-f]{64})");

  /** One file of the archive. */
  public record Entry(Digest sha256, long size) {}

  static boolean allowed(String path) {
    return PATH.matcher(path).matches();
  }

  /**
   * A body.
   *
   * @param folder of its store in the data directory
   * @param digest hex of its SHA-256
   */
  record Body(String folder, String digest) {}

  /** The body at this path; empty for tables and files. */
  static Optional<Body> body(String path) {
    Matcher matcher = PATH.matcher(path);
    return matcher.matches() && matcher.group("folder") != null
        ? Optional.of(new Body(matcher.group("folder"), matcher.group("digest")))
        : Optional.empty();
  }

  /** How many files lie in this folder of it: {@code tables}, or that of a store. */
  public long count(String folder) {
    return entries.keySet().stream().filter(path -> path.startsWith(folder + "/")).count();
  }

  String format() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append("created ").append(created).append('\n');
    text.append("program ").append(program).append('\n');
    new TreeMap<>(migrations)
        .forEach((version, sum) -> text.append("migration " + version + " " + sum + "\n"));
    entries.forEach((path, entry) ->
        text.append(entry.sha256().hex() + " " + entry.size() + " " + path + "\n"));
    return text + SELF + sha256(text.toString()) + "\n";
  }

  /**
   * @throws cordon.base.ProblemException naming the line that is wrong
   */
  static BackupManifest parse(String text) {
    int self = text.lastIndexOf(SELF);
    if (self < 0 || !text.substring(self).equals(SELF + sha256(text.substring(0, self)) + "\n")) {
      throw bad(0, "its last line is not the digest of the others");
    }
    String[] lines = text.substring(0, self).split("\n", -1);
    if (lines.length < 4
        || !lines[0].equals(HEADER)
        || !lines[1].startsWith("created ")
        || !lines[2].startsWith("program ")) {
      throw bad(1, "it does not begin with '" + HEADER + "', 'created …', 'program …'");
    }
    Map<String, Integer> migrations = new LinkedHashMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 3; i < lines.length - 1; i++) {
      line(lines[i], i + 1, migrations, entries);
    }
    try {
      return new BackupManifest(
          Instant.parse(lines[1].substring("created ".length())),
          lines[2].substring("program ".length()),
          migrations,
          entries);
    } catch (DateTimeException e) {
      throw bad(2, "it holds no time");
    }
  }

  private static String sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(HashingOutput.newSha256().digest(bytes));
  }

  private static void line(
      String line, int number, Map<String, Integer> migrations, Map<String, Entry> entries) {
    Matcher migration = MIGRATION.matcher(line);
    Matcher entry = ENTRY.matcher(line);
    try {
      if (migration.matches()) {
        migrations.put(migration.group(1), Integer.parseInt(migration.group(2)));
      } else if (entry.matches() && allowed(entry.group(3))) {
        entries.put(
            entry.group(3),
            new Entry(Digest.sha256(entry.group(1)), Long.parseLong(entry.group(2))));
      } else {
        throw bad(number, "it is neither a migration nor a file");
      }
    } catch (NumberFormatException e) {
      throw bad(number, "its number is too large");
    }
  }

  private static RuntimeException bad(int line, String why) {
    return Problem.of(
            "store/bad-backup",
            "the file is no back-up of Cordon that we can read",
            NAME + " line " + line + ": " + why,
            "name a file that 'cordon backup' wrote, of this version or an older one")
        .asException();
  }
}
