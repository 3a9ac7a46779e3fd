package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.jvm.ClassCalls.Where;
import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Files that are written and deleted. */
final class Files {
  private static final int SHORTEST_PATH = 4;
  private static final int MOST_FILES = 32;

  /** The home of whoever runs it, as paths show it. */
  static final String HOME = "~";

  /** Delete what they are called on, or their first argument. */
  private static final Set<String> DELETING =
      Set.of(
          "java.io.File.delete",
          "java.io.File.deleteOnExit",
          "java.nio.file.Files.delete",
          "java.nio.file.Files.deleteIfExists",
          "java.nio.file.Files.move",
          "org.apache.commons.io.FileUtils.deleteDirectory",
          "org.apache.commons.io.FileUtils.deleteQuietly",
          "org.apache.commons.io.FileUtils.forceDelete",
          "org.apache.commons.io.FileUtils.cleanDirectory",
          "org.springframework.util.FileSystemUtils.deleteRecursively",
          "com.google.common.io.MoreFiles.deleteRecursively");

  /** As {@link Summaries.Sink} has it: what is given to the method is deleted. */
  static final String DELETE = "delete";

  private final ClassCalls calls;

  /** Files that are written under a known path, to know them again where they are run. */
  private final Map<String, JvmObject> written = new HashMap<>();

  Files(ClassCalls calls) {
    this.calls = calls;
  }

  /** Remembers the object behind a path that is written to. */
  void write(Call call) {
    for (Value argument : call.arguments()) {
      String path = JvmObject.textOf(argument).text().orElse("");
      if (path.length() >= SHORTEST_PATH && written.size() < MOST_FILES) {
        JvmObject file = JvmObject.of("java.io.File", null, Value.unknown(call.flow()));
        written.putIfAbsent(path, file);
        JvmObject known = written.getOrDefault(path, file);
        // What comes into the file is in the object that names it, too.
        known.belongsTo(JvmObject.of(argument));
        if (call.object() != null) {
          call.object().belongsTo(known);
        }
      }
    }
  }

  /** What was written to a file that a text names. */
  Flow of(String text) {
    Flow flow = Flow.NONE;
    for (Map.Entry<String, JvmObject> file : written.entrySet()) {
      flow = text.contains(file.getKey()) ? flow.and(file.getValue().flow()) : flow;
    }
    return flow;
  }

  void delete(Call call, Where where) {
    if (DELETING.contains(call.name())) {
      boolean of = call.owner().equals("java.io.File") && call.receiver() != null;
      deleted(of && call.receiver() != null ? call.receiver() : call.argument(0), call, where);
    }
  }

  /** Files written over, one after the other, are gone as well. */
  void overwrite(Call call, Where where) {
    Value target = call.argument(0);
    String path = JvmObject.textOf(target).textWithHoles();
    if (path.endsWith("/" + PathFolding.ANY) || JvmObject.flowOf(target).hasParameters()) {
      deleted(target, call, where);
    }
  }

  /** What becomes of a parameter that a method deletes. */
  void deleted(Value target, Call call, Where where) {
    Flow flow = JvmObject.flowOf(target);
    if (flow.hasParameters()) {
      calls.ends(where, new Summaries.Sink(Behaviour.DESTROY, DELETE, flow, call.name()));
    }
    if (Everything.is(JvmObject.textOf(target).textWithHoles())) {
      calls.fact(Behaviour.DESTROY, DELETE, where, flow, call.name() + "(~)");
    }
  }
}
