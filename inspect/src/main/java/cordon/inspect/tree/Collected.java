package cordon.inspect.tree;

import cordon.formats.archive.Anomaly;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a walk has gathered so far. */
final class Collected {
  /** Of sentences about what could not be read; a hundred convince as much as a million. */
  private static final int MOST_DOUBTS = 100;

  /** Of manifests, in bytes: a folder may hold thousands. */
  private static final long MOST_KEPT = 64L << 20;

  /**
   * Of code that takes or uses something, in bytes, and all of one language together: what other
   * code lies before it does not keep it from being read with its like.
   */
  private static final Room ACTING = new Room(512L << 10, 8L << 20);

  /** Of what may lie between, which gathers or hands on by what it is given. */
  private static final Room SCRIPTS = new Room(128L << 10, 2L << 20);

  /** Of short files, which often do no more than lead from one to the other. */
  private static final Room SHORT = new Room(8L << 10, 4L << 20);

  /** Small classes make up a jar, and any may be the one that matters. */
  private static final Room CLASSES = new Room(128L << 10, 4L << 20);

  /**
   * @param longest of one file
   * @param most of all of one language
   */
  private record Room(long longest, long most) {
    boolean takes(long bytes, long already) {
      return bytes <= longest && already + bytes <= most;
    }
  }

  private final Map<String, TreeFile> files = new TreeMap<>();
  private final List<FileFacts> facts = new ArrayList<>();
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final Set<String> doubts = new LinkedHashSet<>();
  private long kept;
  private final Map<Language, Map<Room, Long>> keptCode = new EnumMap<>(Language.class);

  /** Whether so many bytes of a manifest may be kept. */
  boolean keeps(long bytes) {
    if (kept + bytes > MOST_KEPT) {
      doubt(
          Doubts.about(
              "the artifact",
              "its manifests are longer than " + MOST_KEPT + " bytes together",
              "unpack it and inspect its folders one by one"));
      return false;
    }
    kept += bytes;
    return true;
  }

  /**
   * Whether so many bytes of code may be kept, to be read together with others.
   *
   * @param acts whether it takes or uses something
   */
  boolean keepsCode(Language language, long bytes, boolean acts) {
    return (acts && keeps(ACTING, language, bytes))
        || keeps(language == Language.JVM ? CLASSES : SCRIPTS, language, bytes)
        || keeps(SHORT, language, bytes);
  }

  private boolean keeps(Room room, Language language, long bytes) {
    Map<Room, Long> taken = keptCode.computeIfAbsent(language, l -> new HashMap<>());
    long already = taken.getOrDefault(room, 0L);
    boolean keeps = room.takes(bytes, already);
    taken.put(room, already + (keeps ? bytes : 0));
    return keeps;
  }

  void file(TreeFile file) {
    TreeFile other = files.put(file.path(), file);
    if (other != null && !other.sha256().equals(file.sha256())) {
      anomaly(
          new Anomaly(Anomaly.Kind.AMBIGUOUS, file.path(), "two files of this path that differ"));
      doubt(
          Doubts.about(
              file.path(),
              "two files of this path that differ, of which tools take either",
              "ask the publisher to build it again with ordinary tools"));
    }
  }

  /** A map that may be added to. */
  Map<String, List<FileFacts>> factsByPath() {
    Map<String, List<FileFacts>> byPath = new HashMap<>();
    facts.forEach(file -> byPath.computeIfAbsent(file.path(), p -> new ArrayList<>()).add(file));
    return byPath;
  }

  void facts(FileFacts of) {
    facts.add(of);
  }

  void anomaly(Anomaly anomaly) {
    anomalies.add(anomaly);
  }

  /** The artifact as a whole was not read to its end. */
  void doubt(String sentence) {
    if (doubts.size() < MOST_DOUBTS) {
      doubts.add(sentence);
    }
  }

  /** One file was not, which matters where something leads to it. */
  void doubt(String path, String sentence) {
    facts.add(FileFacts.unread(path, Language.OTHER, sentence));
  }

  Map<String, TreeFile> files() {
    return files;
  }

  Unpacked as(ArtifactKind kind) {
    return new Unpacked(new Tree(kind, files), facts, anomalies, List.copyOf(doubts));
  }
}
