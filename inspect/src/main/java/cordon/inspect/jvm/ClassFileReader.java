package cordon.inspect.jvm;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a class file (JVMS 4) for what its methods do. A file that breaks the format is a doubt:
 * the JVM would refuse much of it, but not all JVMs refuse the same.
 */
public final class ClassFileReader {
  private static final int FURTHER = 2;
  private static final int FURTHER_TOGETHER = 3;

  private final Vocabulary vocabulary;

  public ClassFileReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  public FileFacts read(String path, byte[] content) {
    List<ClassReading> one = parsed(Map.of(path, content));
    read(one, false);
    return one.getFirst().findings().result();
  }

  /**
   * Reads classes that lead to each other again, each knowing what the methods of the others return
   * and do with what they are given.
   *
   * @param contents by path
   */
  public List<FileFacts> joined(Map<String, byte[]> contents) {
    List<ClassReading> classes = parsed(contents);
    read(classes, true);
    return classes.stream().map(each -> each.findings().result()).toList();
  }

  private List<ClassReading> parsed(Map<String, byte[]> contents) {
    Summaries summaries = new Summaries();
    Map<String, Value> fields = new HashMap<>();
    List<ClassReading> classes = new ArrayList<>();
    contents.forEach((path, content) ->
        classes.add(ClassReading.of(path, content, vocabulary, summaries, fields)));
    return classes;
  }

  private static void read(List<ClassReading> classes, boolean together) {
    classes.forEach(each -> each.read(together));
    boolean means = classes.stream().anyMatch(each -> !each.findings().isEmpty());
    // Again, knowing what fields hold and methods do that came later, and what those know then.
    for (int i = 0; means && i < (together ? FURTHER_TOGETHER : FURTHER); i++) {
      classes.getFirst().again();
      classes.forEach(ClassReading::once);
    }
  }
}
