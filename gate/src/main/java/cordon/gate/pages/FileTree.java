package cordon.gate.pages;

import cordon.terminal.Json;
import cordon.web.pages.Badge;
import cordon.web.pages.ByteText;
import cordon.web.pages.Element;
import cordon.web.pages.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of an artifact as folders that open and close. What the evidence names comes first, in
 * folders that are open; the rest is folded.
 */
final class FileTree {
  /** Deeper names stand as they are: how deep folders lie is for the publisher to say. */
  private static final int DEEPEST = 16;

  /** Few files need no folding. */
  private static final int UNFOLDED = 20;

  private final Set<String> evidence;
  private final Folder root = new Folder();

  private static final class Folder {
    private final Map<String, Folder> folders = new TreeMap<>();
    private final List<Leaf> files = new ArrayList<>();
    private int count;
    private long size;
    private boolean inEvidence;
  }

  private record Leaf(String name, long size, String language, boolean inEvidence) {}

  private FileTree(Set<String> evidence) {
    this.evidence = evidence;
  }

  /**
   * @param files with {@code path}, {@code size} and {@code language}
   * @param evidence paths that the findings name; of files in archives within also
   */
  static Element of(List<Json> files, Set<String> evidence) {
    FileTree tree = new FileTree(evidence);
    files.forEach(tree::add);
    return tree.list(tree.root);
  }

  private void add(Json file) {
    String[] names = file.string("path").split("/", DEEPEST);
    Leaf leaf =
        new Leaf(
            names[names.length - 1],
            file.number("size", 0),
            file.string("language"),
            evidence.contains(file.string("path")));
    Folder at = root;
    count(at, leaf);
    for (int i = 0; i < names.length - 1; i++) {
      at = at.folders.computeIfAbsent(names[i], name -> new Folder());
      count(at, leaf);
    }
    at.files.add(leaf);
  }

  private static void count(Folder folder, Leaf leaf) {
    folder.count++;
    folder.size += leaf.size;
    folder.inEvidence |= leaf.inEvidence;
  }

  private Element list(Folder folder) {
    Element list = Element.of("ul", "tree");
    folder.files.stream().filter(Leaf::inEvidence).forEach(leaf -> list.add(item(leaf)));
    folder.folders.entrySet().stream()
        .sorted(Comparator.comparing(e -> !e.getValue().inEvidence))
        .forEach(e -> list.add(item(e.getKey(), e.getValue())));
    folder.files.stream().filter(leaf -> !leaf.inEvidence()).forEach(leaf -> list.add(item(leaf)));
    return list;
  }

  private Element item(String name, Folder folder) {
    Element details = Element.of("details");
    if (folder.inEvidence || root.count <= UNFOLDED) {
      details.with("open", "open");
    }
    String held = (folder.count == 1 ? "1 file, " : folder.count + " files, ");
    return Element.of("li")
        .add(
            details.add(
                Element.of("summary")
                    .add(Text.code(name + "/"), Text.quiet(" " + held + ByteText.of(folder.size))),
                list(folder)));
  }

  private static Element item(Leaf leaf) {
    String kind = leaf.language.isEmpty() ? "" : ", " + leaf.language;
    Element item =
        Element.of("li").add(Text.code(leaf.name), Text.quiet(" " + ByteText.of(leaf.size) + kind));
    return leaf.inEvidence
        ? item.add(Text.of(" "), Badge.of(Badge.Tone.BAD, "in the evidence"))
        : item;
  }
}
