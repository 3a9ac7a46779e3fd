package cordon.inspect.tree;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links to files of the same artifact. Unpacking follows them, so that {@code setup.py} may be a
 * link to {@code notes.txt}: a link is a second path of what it leads to.
 */
final class Links {
  /** A link to a link to a link; longer chains are loops. */
  private static final int LONGEST = 8;

  private record Link(String path, String target) {}

  private final List<Link> links = new ArrayList<>();

  /**
   * @param target as it is written, from the folder of the link on
   */
  void symbolic(String path, String target) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    links.add(new Link(path, target.startsWith("/") ? target : plain(folder + target)));
  }

  /**
   * @param target a path of the artifact
   */
  void hard(String path, String target) {
    links.add(new Link(path, plain(target)));
  }

  /**
   * Gives each link the facts of what it leads to.
   *
   * @param strict whether a link that would be run, but leads nowhere, is a doubt
   */
  void resolve(Collected collected, boolean strict) {
    Map<String, TreeFile> files = collected.files();
    Map<String, List<FileFacts>> facts = links.isEmpty() ? Map.of() : collected.factsByPath();
    List<Link> open = List.copyOf(links);
    for (int round = 0; round < LONGEST && !open.isEmpty(); round++) {
      for (Link link : open) {
        Optional.ofNullable(files.get(link.target()))
            .ifPresent(target -> follow(link, target, facts, collected));
      }
      open = open.stream().filter(link -> !files.containsKey(link.path())).toList();
    }
    open.stream().filter(link -> strict && matters(link)).forEach(link -> lost(link, collected));
  }

  private static void follow(
      Link link, TreeFile target, Map<String, List<FileFacts>> known, Collected collected) {
    if (collected.files().containsKey(link.path())) {
      return;
    }
    collected.file(
        new TreeFile(
            link.path(),
            target.size(),
            target.sha256(),
            target.language(),
            target.type(),
            target.content()));
    List<FileFacts> own =
        known.getOrDefault(target.path(), List.of()).stream()
            .map(facts -> at(link.path(), facts))
            .toList();
    own.forEach(collected::facts);
    known.put(link.path(), own);
    boolean readAsNamed = named(link) == Language.OTHER || named(link) == target.language();
    boolean keptAsNamed = !Manifests.keeps(link.path()) || target.content().isPresent();
    if (!readAsNamed || !keptAsNamed) {
      collected.doubt(
          Doubts.about(
              link.path(),
              "a link to " + target.path() + ", which is read otherwise",
              "read what it leads to by hand, as what its name says"));
    }
  }

  private static FileFacts at(String path, FileFacts facts) {
    return new FileFacts(
        path,
        facts.language(),
        facts.facts(),
        facts.references(),
        facts.complete(),
        facts.doubts());
  }

  private static void lost(Link link, Collected collected) {
    collected.doubt(
        Doubts.about(
            link.path(),
            "a link to " + link.target() + ", which is not in it",
            "find out what it leads to where it is unpacked"));
  }

  private static boolean matters(Link link) {
    return named(link) != Language.OTHER || Manifests.keeps(link.path());
  }

  private static Language named(Link link) {
    return Languages.of(link.path(), FileType.TEXT, new byte[] {' '});
  }

  private static String plain(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
