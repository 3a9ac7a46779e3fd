package cordon.inspect.jvm;

import cordon.inspect.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls that make paths, addresses and lists of texts of texts, worked out. */
final class PathFolding {
  /** Of a list that is put together; commands are shorter, and tables of texts are long. */
  private static final int LONGEST_LIST = 4096;

  /** The name of any file of a folder. */
  static final String ANY = "*";

  /** Before the name of what stands in the jar itself. */
  private static final String RESOURCE = "resource:";

  private PathFolding() {}

  /** Nothing when the call is another. */
  static Optional<Value> of(Call call) {
    return switch (call.owner()) {
      case "java.nio.file.Path", "java.nio.file.Paths", "java.io.File" -> path(call);
      case "java.nio.file.Files" -> members(call, call.argument(0));
      case "java.util.List",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.Arrays",
          "java.util.Set",
          "java.util.Collection",
          "java.util.stream.Stream" ->
          collected(call);
      case "java.net.URI", "java.net.URL" -> address(call);
      case "java.lang.Class", "java.lang.ClassLoader" -> resource(call);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> path(Call call) {
    return switch (call.method()) {
      case "<init>" -> {
        JvmObject object = call.object();
        if (object != null) {
          Value path = Value.text("");
          for (Value argument : call.arguments()) {
            path = below(path, argument);
          }
          object.set(path);
        }
        yield Optional.of(call.receiver() == null ? Value.UNKNOWN : call.receiver());
      }
      case "get", "of", "resolve", "resolveSibling" ->
          Optional.of(JvmObject.of("java.nio.file.Path", null, joined(call)).value());
      case "toString",
          "getPath",
          "getAbsolutePath",
          "toAbsolutePath",
          "toFile",
          "toPath",
          "normalize",
          "getCanonicalPath" ->
          Optional.of(call.receiver() == null ? Value.UNKNOWN : call.receiver());
      case "listFiles", "listRoots" ->
          members(call, call.receiver() == null ? Value.UNKNOWN : call.receiver());
      default -> Optional.empty();
    };
  }

  private static Value joined(Call call) {
    Value path = call.receiver() == null ? Value.text("") : JvmObject.textOf(call.receiver());
    for (Value argument : call.arguments()) {
      path = below(path, argument);
    }
    return path;
  }

  /** A path, and below it one further name or a row of them. */
  private static Value below(Value path, Value argument) {
    JvmObject array = JvmObject.of(argument);
    @Nullable Value @Nullable [] names = array == null || !array.isArray() ? null : array.members();
    if (names == null) {
      return separated(path, JvmObject.textOf(argument));
    }
    Value all = path;
    for (Value name : names) {
      all = separated(all, name == null ? Value.UNKNOWN : JvmObject.textOf(name));
    }
    return all;
  }

  private static Value separated(Value path, Value name) {
    Value known = path.isUnknown() ? Value.text(String.valueOf(Value.HOLE), path.flow()) : path;
    String before = known.textWithHoles();
    boolean plain = before.isEmpty() || before.endsWith("/");
    return known.then(Value.text(plain ? "" : "/")).then(name);
  }

  /** Any of the files of a folder, at whatever depth. */
  private static Optional<Value> members(Call call, Value folder) {
    return switch (call.method()) {
      case "walk", "list", "find", "newDirectoryStream", "listFiles" -> {
        Value any = separated(JvmObject.textOf(folder), Value.text(ANY));
        yield Optional.of(JvmObject.of("java.util.stream.Stream", null, any).value());
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Value> collected(Call call) {
    return switch (call.method()) {
      case "add" -> {
        if (call.object() != null) {
          add(call.object(), JvmObject.textOf(call.argument(call.arguments().size() - 1)));
        }
        yield Optional.of(Value.UNKNOWN);
      }
      case "of", "asList" -> Optional.of(JvmObject.of(call.owner(), null, call.text(" ")).value());
      default -> Optional.empty();
    };
  }

  private static void add(JvmObject list, Value added) {
    Value before = list.content();
    boolean first = before.isUnknown() || before.textWithHoles().isEmpty();
    boolean full = before.textWithHoles().length() > LONGEST_LIST;
    Value start = first ? Value.text("", before.flow()) : before.then(Value.text(" "));
    list.set(full ? before.with(added.flow()) : start.then(added));
  }

  private static Optional<Value> resource(Call call) {
    return switch (call.method()) {
      case "getResource", "getSystemResource" -> {
        Value name = Value.text(RESOURCE).then(JvmObject.textOf(call.argument(0)));
        yield Optional.of(JvmObject.of("java.net.URL", null, name).value());
      }
      default -> Optional.empty();
    };
  }

  /** Whether a call opens an address that leads nowhere but to files and parts of the jar. */
  static boolean staysHere(Call call) {
    if (!call.owner().equals("java.net.URL") || call.receiver() == null) {
      return false;
    }
    String address = JvmObject.textOf(call.receiver()).textWithHoles();
    return address.startsWith(RESOURCE)
        || address.startsWith("file:")
        || address.startsWith("jar:file:");
  }

  private static Optional<Value> address(Call call) {
    return switch (call.method()) {
      case "<init>" -> {
        JvmObject object = call.object();
        if (object != null) {
          object.set(call.text(""));
        }
        yield Optional.of(call.receiver() == null ? Value.UNKNOWN : call.receiver());
      }
      case "create" -> Optional.of(JvmObject.of(call.owner(), null, call.text("")).value());
      case "toURL", "toURI", "toString" ->
          Optional.of(call.receiver() == null ? Value.UNKNOWN : call.receiver());
      default -> Optional.empty();
    };
  }
}
