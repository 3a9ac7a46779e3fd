package cordon.inspect.trigger;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a wheel with its {@code RECORD} (PyPA binary distribution format). A digest that is not
 * that of the file is a forgery; a file that is missing on either side happens when wheels are
 * packed by hand.
 */
final class PypiRecord {
  private static final int MOST = 20;

  private PypiRecord() {}

  static Optional<Trigger> read(Tree tree, TreeFile record) {
    int info = record.path().indexOf(".dist-info/RECORD");
    if (tree.kind() != ArtifactKind.WHEEL || info < 0 || record.path().indexOf('/') != info + 10) {
      return Optional.empty();
    }
    List<Fact> facts = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    int number = 0;
    String text = new String(record.content().orElse(new byte[0]), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      number++;
      String[] fields = fields(line);
      listed.add(fields[0]);
      compare(tree, record.path(), number, fields).ifPresent(facts::add);
    }
    for (String path : tree.files().keySet()) {
      if (!listed.contains(path) && !path.contains("!/") && !path.startsWith(record.path())) {
        facts.add(fact("record-gap:unlisted", record.path(), 0, path));
      }
    }
    return facts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Trigger(
                Occasion.CALL,
                new Place(record.path(), 0),
                "",
                List.of(),
                facts.subList(0, Math.min(facts.size(), MOST))));
  }

  private static Optional<Fact> compare(Tree tree, String record, int line, String[] fields) {
    Optional<TreeFile> file = tree.file(fields[0]);
    if (file.isEmpty()) {
      return fields[0].isEmpty()
          ? Optional.empty()
          : Optional.of(fact("record-gap:missing", record, line, fields[0]));
    }
    if (!fields[1].startsWith("sha256=")) {
      return Optional.empty();
    }
    try {
      byte[] said = Base64.getUrlDecoder().decode(fields[1].substring(7));
      boolean same = HexFormat.of().formatHex(said).equals(file.get().sha256().hex());
      return same
          ? Optional.empty()
          : Optional.of(fact("record-forged:digest", record, line, fields[0]));
    } catch (IllegalArgumentException e) {
      return Optional.of(fact("record-forged:unreadable", record, line, fields[0]));
    }
  }

  private static Fact fact(String detail, String record, int line, String path) {
    return new Fact(Behaviour.CONCEALED, detail, new Place(record, line), "", path);
  }

  /** Path, digest and size; a path with a comma is in quotes (RFC 4180). */
  private static String[] fields(String line) {
    int last = line.lastIndexOf(',');
    int before = last < 0 ? -1 : line.lastIndexOf(',', last - 1);
    if (before < 0) {
      return new String[] {line.strip(), ""};
    }
    String path = line.substring(0, before);
    if (path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")) {
      path = path.substring(1, path.length() - 1).replace("\"\"", "\"");
    }
    return new String[] {path, line.substring(before + 1, last)};
  }
}
