package cordon.inspect.javascript;

import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that read, write, copy, unpack and delete files. */
final class FileCalls {
  /** Stands for each entry of a folder. */
  static final String ANY = "*";

  private final Calls calls;
  private final Evaluator evaluator;
  private final Files files;

  FileCalls(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
    this.files = new Files(calls);
  }

  /** Null for any other function. */
  @Nullable Value call(String name, Invocation invocation, Flow own) {
    Value first = invocation.argument(0);
    int at = invocation.at();
    String plain =
        name.startsWith("fs-extra.")
            ? "fs." + name.substring(9)
            : name.startsWith("graceful-fs.") ? "fs." + name.substring(12) : name;
    switch (plain) {
      case "fs.readFile",
          "fs.createReadStream",
          "fs.read",
          "fs.readJson",
          "Bun.file",
          "Deno.readTextFile" -> {
        Value read = calls.evaluator.seen(first, at);
        Flow flow = files.read(read).and(files.secret(read, at)).and(DataFiles.carried(read));
        calls.callbacks(invocation, flow);
        return Value.unknown(flow);
      }
      case "fs.writeFile",
          "fs.appendFile",
          "fs.outputFile",
          "Bun.write",
          "Deno.writeTextFile",
          "fs.copyFile",
          "fs.rename",
          "fs.cp",
          "fs.symlink" -> {
        boolean copies =
            plain.endsWith("copyFile")
                || plain.endsWith("rename")
                || plain.endsWith(".cp")
                || plain.endsWith("symlink");
        Value target = copies ? invocation.argument(1) : first;
        Flow content = copies ? files.read(first) : invocation.argument(1).flow();
        if (!copies) {
          files.code(target, invocation.argument(1), at);
        }
        new PlantedFiles(calls).look(target, copies ? Value.UNKNOWN : invocation.argument(1), at);
        boolean starts = copies || !SearchPath.isAll(invocation.argument(1).textWithHoles());
        files.write(target, invocation.node(copies ? 1 : 0), content, at, starts);
        calls.callbacks(invocation, Flow.NONE);
        return Value.UNKNOWN;
      }
      case "sqlite3.Database",
          "sqlite3.verbose.Database",
          "sqlite3.cached.Database",
          "sqlite.open",
          "sqlite.DatabaseSync",
          "better-sqlite3",
          "bun:sqlite.Database" -> {
        Flow held = files.read(calls.evaluator.seen(first, at)).and(invocation.flow());
        calls.callbacks(invocation, held);
        return new Value(new Known.Result(plain), held);
      }
      case "fs.createWriteStream" -> {
        return new Value(new Stream(first, invocation.node(0)), Flow.NONE);
      }
      case "fs.readdir", "fs.opendir" -> {
        if (!Everything.is(first.textWithHoles()) && !Files.isWorkingFolder(first)) {
          return null;
        }
        Value entries = new Value(new Known.Items(List.of(Value.text(ANY))), invocation.flow());
        for (Value argument : invocation.arguments()) {
          if (argument.known() instanceof Closure) {
            calls.call(argument, invocation.with(List.of(Value.UNKNOWN, entries)));
          }
        }
        return entries;
      }
      case "fs.unlink",
          "fs.rm",
          "fs.rmdir",
          "fs.remove",
          "rimraf",
          "fs.emptyDir",
          "fs.truncate",
          "del" -> {
        files.deleted(first, at);
        calls.callbacks(invocation, Flow.NONE);
        return Value.UNKNOWN;
      }
      case "adm-zip.extractAllTo", "adm-zip.extractAllToAsync" -> {
        files.unpacked(first, own.and(invocation.receiver().flow()));
        calls.callbacks(invocation, Flow.NONE);
        return Value.UNKNOWN;
      }
      case "@electron/asar.createPackage",
          "@electron/asar.createPackageWithOptions",
          "asar.createPackage",
          "asar.createPackageWithOptions" -> {
        files.write(invocation.argument(1), invocation.node(1), files.read(first), at);
        return Value.UNKNOWN;
      }
      case "decompress", "extract-zip", "tar.x", "tar.extract", "unzipper.Extract" -> {
        Value to = invocation.member(plain.startsWith("tar.") ? "cwd" : "dir", "path");
        files.unpacked(to.isUnknown() ? invocation.argument(1) : to, files.read(archive(first)));
        return new Value(new Known.Result(plain), files.read(archive(first)));
      }
      case "stream.pipeline", "stream/promises.pipeline", "pump" -> {
        Flow flow = invocation.flow();
        invocation.arguments().forEach(a -> files.piped(Value.unknown(flow), a, at));
        calls.callbacks(invocation, flow);
        return Value.unknown(flow);
      }
      default -> {
        return null;
      }
    }
  }

  /** The file of the archive, where that is among options. */
  private static Value archive(Value first) {
    return first.known() instanceof JsObject options
        ? options.members.getOrDefault("file", Value.UNKNOWN)
        : first;
  }
}
