package cordon.inspect.trigger;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.TreeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Settings that a distribution lays down for Jupyter's servers, which load the extensions that they
 * switch on wherever the distribution is installed (Jupyter Server documentation, "Distributing a
 * server extension").
 */
final class JupyterSettings {
  private static final JsonReading JSON = new JsonReading("settings of Jupyter", 1 << 20, 100);

  private JupyterSettings() {}

  static boolean is(String path) {
    return path.contains("etc/jupyter/") && path.endsWith(".json");
  }

  static List<Trigger> read(TreeFile file, PypiEntryPoints entryPoints) {
    List<Trigger> triggers = new ArrayList<>();
    try {
      JSON.object(
          new ByteArrayInputStream(file.content().orElse(new byte[0])),
          parser -> {
            extensions(parser, file, entryPoints, triggers);
            return true;
          });
    } catch (ProblemException e) {
      return List.of(); // what is no JSON switches nothing on
    } catch (IOException e) {
      throw new UncheckedIOException(e); // bytes in memory do not break
    }
    return triggers;
  }

  private static void extensions(
      JsonParser parser, TreeFile file, PypiEntryPoints entryPoints, List<Trigger> triggers)
      throws IOException {
    int depth = 1;
    int within = 0;
    String group = "";
    String key = "";
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return;
      }
      switch (token) {
        case PROPERTY_NAME -> key = parser.currentName();
        case START_OBJECT, START_ARRAY -> {
          depth++;
          if (within == 0 && key.endsWith("_extensions")) {
            within = depth;
            group = key;
          }
        }
        case END_OBJECT, END_ARRAY -> {
          within = depth == within ? 0 : within;
          depth--;
        }
        case VALUE_TRUE -> {
          if (within > 0) {
            triggers.add(extension(group, key, file, entryPoints));
          }
        }
        default -> {}
      }
    }
  }

  private static Trigger extension(
      String group, String module, TreeFile file, PypiEntryPoints entryPoints) {
    List<Reference.Target> starts = new ArrayList<>();
    for (String unit : entryPoints.units(group, "", "")) {
      starts.add(new Reference.File(PypiModules.candidates(module), unit));
    }
    return new Trigger(
        entryPoints.occasion(group),
        new Place(file.path(), 0),
        "Jupyter's server loads `" + module + "`",
        starts,
        List.of());
  }
}
