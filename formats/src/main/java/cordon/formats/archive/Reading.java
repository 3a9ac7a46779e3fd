package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.archive.ArchiveEntry.Type;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the readers of all formats do with an entry: judge its path, bound it, show it. */
final class Reading {
  private static final int MOST_NAMED = 200;

  private final ArchiveBudget budget;
  private final ArchiveVisitor visitor;
  private final Set<String> paths = new HashSet<>();
  private final Map<String, String> links = new HashMap<>();
  private final Map<Kind, Integer> named = new HashMap<>();

  Reading(ArchiveBudget budget, ArchiveVisitor visitor) {
    this.budget = budget;
    this.visitor = visitor;
  }

  ArchiveBudget budget() {
    return budget;
  }

  /**
   * Reports; of one kind only so many times, since an archive of 200,000 odd names says no more
   * than one of 200.
   */
  void found(Anomaly anomaly) {
    if (named.merge(anomaly.kind(), 1, Integer::sum) <= MOST_NAMED) {
      visitor.anomaly(anomaly);
    }
  }

  void found(Kind kind, String path, String detail) {
    found(new Anomaly(kind, path, detail));
  }

  /** Counts an entry; false, said once, when no more may follow. */
  boolean mayFollow() {
    if (budget.takeEntry() && !budget.spent()) {
      return true;
    }
    found(Kind.LIMIT, "", "read no further than the bounds on entries and bytes allow");
    return false;
  }

  /**
   * The entry of a written path, with everything odd about it reported.
   *
   * @param target of a link; empty otherwise
   */
  ArchiveEntry entry(String written, Type type, long declared, int mode, String target) {
    String bounded = bounded(written);
    EntryPath safe = EntryPath.of(bounded);
    String path = safe.path();
    safe.oddities().forEach((kind, detail) -> found(kind, path, detail));
    if (!path.isEmpty() && type != Type.FOLDER && !paths.add(path)) {
      found(Kind.DUPLICATE, path, "two entries of this path");
    }
    throughLink(path);
    if (type == Type.SYMBOLIC_LINK || type == Type.HARD_LINK) {
      link(path, type, target);
    } else if (type == Type.SPECIAL) {
      found(Kind.SPECIAL_FILE, path, "a device or a pipe");
    }
    return new ArchiveEntry(path, type, declared, mode, target);
  }

  private String bounded(String written) {
    int most = budget.limits().nameLength();
    if (!budget.takeName(Math.min(most, written.length()))) {
      found(Kind.LIMIT, "", "paths of more than " + budget.limits().names() + " characters in all");
    }
    if (written.length() <= most) {
      return written;
    }
    found(Kind.LIMIT, written.substring(0, 80), "a path of " + written.length() + " characters");
    return written.substring(0, most);
  }

  private void throughLink(String path) {
    if (links.isEmpty()) {
      return;
    }
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      String folder = path.substring(0, end);
      if (links.containsKey(folder)) {
        found(Kind.THROUGH_LINK, path, "lies behind the link " + folder);
        return;
      }
    }
  }

  private void link(String path, Type type, String target) {
    links.put(path, target);
    boolean hard = type == Type.HARD_LINK;
    String from = hard ? "" : path.substring(0, path.lastIndexOf('/') + 1);
    EntryPath end = EntryPath.of(target.startsWith("/") ? target : from + target);
    boolean leaves =
        end.oddities().containsKey(Kind.ABSOLUTE_PATH)
            || end.oddities().containsKey(Kind.DRIVE_PATH)
            || above(from + target);
    found(
        leaves ? Kind.ESCAPING_LINK : Kind.LINK,
        path,
        (hard ? "a hard link to " : "a symbolic link to ") + target);
  }

  /** Whether a path climbs higher than it has descended. */
  private static boolean above(String path) {
    int depth = 0;
    for (String part : path.split("[/\\\\]", -1)) {
      if (part.equals("..")) {
        depth--;
      } else if (!part.isEmpty() && !part.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  void visit(ArchiveEntry entry, EntryBody body) throws IOException {
    visitor.entry(entry, body);
  }

  void showEmpty(ArchiveEntry entry) throws IOException {
    visitor.entry(entry, InputStream.nullInputStream());
  }
}
