package cordon.inspect.trigger;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What runs in a jar without being called: what its manifests name for compilers, builds, agents
 * and frameworks to start, and what its classes do when they are loaded.
 */
public final class JvmTriggers {
  private static final String META = "META-INF/";

  private final List<Trigger> triggers = new ArrayList<>();

  private JvmTriggers() {}

  /**
   * @param read what was read from all files
   */
  public static List<Trigger> read(Tree tree, Collection<FileFacts> read) {
    JvmTriggers reading = new JvmTriggers();
    tree.files().values().forEach(reading::file);
    reading.triggers.addAll(JvmInitializers.of(read));
    return List.copyOf(reading.triggers);
  }

  private void file(TreeFile file) {
    JvmPlugins.classes(file)
        .forEach((className, how) -> {
          String root = file.path().substring(0, file.path().length() - file.name().length());
          Manifest manifest = new Manifest(file.path(), root, "");
          start(manifest, 1, className, Occasion.IMPORT, how, JvmCallbacks.OF_PLUGINS);
        });
    int meta = file.path().indexOf(META);
    if (meta < 0 || file.content().isEmpty()) {
      return;
    }
    String root = file.path().substring(0, meta);
    String name = file.path().substring(meta + META.length());
    Manifest manifest =
        new Manifest(file.path(), root, new String(file.content().get(), StandardCharsets.UTF_8));
    if (name.equals("MANIFEST.MF")) {
      attributes(manifest);
    } else if (name.startsWith("services/")) {
      service(manifest, name.substring("services/".length()));
    } else if (name.equals("maven/plugin.xml")) {
      elements(manifest, "Maven runs it as a plugin");
    } else if (name.equals("plexus/components.xml") || name.equals("maven/extension.xml")) {
      elements(manifest, "Maven loads it as an extension");
    } else if (name.startsWith("sisu/")) {
      manifest.lines((line, text) ->
          start(
              manifest,
              line,
              text,
              Occasion.BUILD,
              "Maven loads it as a component",
              JvmCallbacks.OF_BUILDS));
    } else if (name.startsWith("gradle-plugins/")) {
      properties(
          manifest,
          "implementation-class",
          Occasion.BUILD,
          "Gradle applies it as a plugin",
          JvmCallbacks.OF_BUILDS);
    } else if (name.endsWith("/Log4j2Plugins.dat")) {
      plugins(manifest, file.content().get());
    } else if (name.equals("spring.factories") || name.endsWith(".imports")) {
      factories(manifest);
    }
  }

  /** A file that names classes. */
  private record Manifest(String path, String root, String text) {
    interface Line {
      void read(int number, String text);
    }

    /** Each line without comments and white space, if anything is left of it. */
    void lines(Line line) {
      int number = 0;
      for (String each : text.split("\\R|\\r", -1)) {
        number++;
        int comment = each.indexOf('#');
        String stripped = (comment < 0 ? each : each.substring(0, comment)).strip();
        if (!stripped.isEmpty()) {
          line.read(number, stripped);
        }
      }
    }
  }

  private void start(
      Manifest from,
      int line,
      String className,
      Occasion occasion,
      String how,
      List<String> methods) {
    List<Reference.Target> starts = new ArrayList<>();
    String file = className.replace('.', '/') + ".class";
    List<String> candidates = List.of("/" + from.root() + file, file);
    String simple = className.substring(className.lastIndexOf('.') + 1);
    for (String method : methods) {
      starts.add(new Reference.File(candidates, simple + "." + method));
    }
    triggers.add(
        new Trigger(
            occasion,
            new Place(from.path(), line),
            how + ": `" + className + "`",
            starts,
            List.of()));
  }

  private void service(Manifest manifest, String service) {
    boolean compiler = JvmCallbacks.OF_COMPILERS.contains(service);
    boolean tests = service.startsWith("org.junit.") || service.startsWith("org.testng.");
    Occasion occasion = compiler ? Occasion.BUILD : tests ? Occasion.TEST : Occasion.IMPORT;
    String how =
        compiler
            ? "compilers run it on whatever they compile with it on the class path"
            : "it is loaded wherever the service " + service + " is asked for";
    List<String> methods =
        compiler
            ? JvmCallbacks.OF_PROCESSORS
            : tests ? JvmCallbacks.OF_TESTS : JvmCallbacks.OF_SERVICES;
    manifest.lines((line, text) -> start(manifest, line, text, occasion, how, methods));
  }

  /** Continuation lines begin with a space (JAR File Specification). */
  private void attributes(Manifest manifest) {
    Manifest joined =
        new Manifest(
            manifest.path(),
            manifest.root(),
            manifest.text().replace("\r\n ", "").replace("\n ", ""));
    properties(
        joined,
        "Premain-Class",
        Occasion.IMPORT,
        "it runs before the program that it is an agent of",
        List.of("premain"));
    properties(
        joined,
        "Agent-Class",
        Occasion.IMPORT,
        "it runs in the program that it is attached to",
        List.of("agentmain"));
    properties(
        joined,
        "Launcher-Agent-Class",
        Occasion.IMPORT,
        "it runs before the program of its jar",
        List.of("agentmain"));
    properties(joined, "Main-Class", Occasion.COMMAND, "running the jar runs it", List.of("main"));
  }

  private void properties(
      Manifest manifest, String key, Occasion occasion, String how, List<String> methods) {
    manifest.lines((line, text) -> {
      int separator = separator(text);
      if (separator > 0 && text.substring(0, separator).strip().equals(key)) {
        start(manifest, line, text.substring(separator + 1).strip(), occasion, how, methods);
      }
    });
  }

  private static int separator(String line) {
    int colon = line.indexOf(':');
    int equals = line.indexOf('=');
    return colon < 0 || (equals >= 0 && equals < colon) ? equals : colon;
  }

  /** Log4j's own format: categories and in each its plugins, all texts as {@code writeUTF}. */
  private void plugins(Manifest manifest, byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      int categories = in.readInt();
      for (int i = 0; i < categories; i++) {
        in.readUTF();
        int entries = in.readInt();
        for (int j = 0; j < entries; j++) {
          in.readUTF();
          String className = in.readUTF();
          in.readUTF();
          in.readBoolean();
          in.readBoolean();
          start(
              manifest,
              0,
              className,
              Occasion.IMPORT,
              "Log4j makes it a plugin",
              JvmCallbacks.OF_SERVICES);
        }
      }
    } catch (IOException e) {
      // Log4j refuses what breaks off as well; what came before was started by then.
    }
  }

  /** Class names among the values, with a backslash where a line goes on. */
  private void factories(Manifest manifest) {
    manifest.lines((line, text) -> {
      String values = text.substring(text.indexOf('=') + 1);
      for (String value : values.split(",", -1)) {
        String name = value.replace("\\", "").strip();
        if (!name.isEmpty() && name.indexOf('.') > 0) {
          start(
              manifest,
              line,
              name,
              Occasion.IMPORT,
              "Spring configures itself with it",
              JvmCallbacks.OF_FRAMEWORKS);
        }
      }
    });
  }

  /** Descriptors of Maven name classes in elements called {@code implementation}. */
  private void elements(Manifest manifest, String how) {
    String open = "<implementation>";
    int line = 1;
    int counted = 0;
    for (int at = manifest.text().indexOf(open);
        at >= 0;
        at = manifest.text().indexOf(open, at + 1)) {
      int end = manifest.text().indexOf('<', at + open.length());
      if (end < 0) {
        return;
      }
      for (; counted < at; counted++) {
        line += manifest.text().charAt(counted) == '\n' ? 1 : 0;
      }
      start(
          manifest,
          line,
          manifest.text().substring(at + open.length(), end).strip(),
          Occasion.BUILD,
          how,
          JvmCallbacks.OF_BUILDS);
    }
  }
}
