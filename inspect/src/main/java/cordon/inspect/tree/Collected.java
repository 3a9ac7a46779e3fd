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

  /** Of short scripts, in bytes: one that gathers or sends things needs no more. */
  private static final long LONGEST_CODE = 128L << 10;

  private static final long MOST_SCRIPTS = 2L << 20;

  /** Of classes, in bytes: small ones make up a jar, and any may be the one that matters. */
  private static final long MOST_CLASSES = 4L << 20;

  private final Map<String, TreeFile> files = new TreeMap<>();
  private final List<FileFacts> facts = new ArrayList<>();
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final Set<String> doubts = new LinkedHashSet<>();
  private long kept;
  private final Map<Language, Long> keptCode = new EnumMap<>(Language.class);

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

  /** Whether so many bytes of a script may be kept, to be read together with others. */
  boolean keepsCode(Language language, long bytes) {
    long most = language == Language.JVM ? MOST_CLASSES : MOST_SCRIPTS;
    long already = keptCode.getOrDefault(language, 0L);
    boolean keeps = bytes <= LONGEST_CODE && already + bytes <= most;
    keptCode.put(language, already + (keeps ? bytes : 0));
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
    facts.add(new FileFacts(path, Language.OTHER, List.of(), List.of(), false, List.of(sentence)));
  }

  Map<String, TreeFile> files() {
    return files;
  }

  Unpacked as(ArtifactKind kind) {
    return new Unpacked(new Tree(kind, files), facts, anomalies, List.copyOf(doubts));
  }
}
