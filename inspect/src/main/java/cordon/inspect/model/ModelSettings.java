package cordon.inspect.model;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The settings beside the weights of a model: {@code auto_map} names classes in Python files of the
 * repository, which run where {@code trust_remote_code} is on; chat templates are programs.
 */
final class ModelSettings {
  private static final int LONGEST = 64 << 20;
  private static final int DEEPEST = 500;
  private static final JsonReading JSON = new JsonReading("settings of a model", LONGEST, DEEPEST);

  private final ModelFindings findings;

  private ModelSettings(ModelFindings findings) {
    this.findings = findings;
  }

  static void read(String path, byte[] content, Vocabulary vocabulary, ModelFindings findings) {
    if (path.endsWith(".jinja")) {
      ChatTemplate.read(new String(content, StandardCharsets.UTF_8), findings);
      return;
    }
    ModelSettings settings = new ModelSettings(findings);
    try {
      JSON.object(
          new ByteArrayInputStream(content),
          parser -> {
            settings.walk(parser);
            return true;
          });
    } catch (ProblemException e) {
      // Other programs call their files so too: what is no JSON loads as no model.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (path.endsWith("config.json")) {
      KerasConfig.read(content, vocabulary, findings);
    }
  }

  private void walk(JsonParser parser) throws IOException {
    int depth = 1;
    int autoMap = 0;
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
          autoMap = autoMap == 0 && key.equals("auto_map") ? depth : autoMap;
        }
        case END_OBJECT, END_ARRAY -> {
          autoMap = depth == autoMap ? 0 : autoMap;
          depth--;
        }
        case VALUE_STRING -> text(key, parser.getString(), autoMap > 0);
        default -> {}
      }
    }
  }

  private void text(String key, String text, boolean inAutoMap) {
    if (inAutoMap || key.equals("custom_pipeline")) {
      code(text);
    } else if (key.equals("chat_template") || key.equals("template")) {
      ChatTemplate.read(text, findings);
    }
  }

  /** {@code modeling_x.XModel}, or {@code owner/repository--modeling_x.XModel}. */
  private void code(String name) {
    int foreign = name.indexOf("--");
    if (foreign >= 0) {
      findings.fact(
          Behaviour.LOAD_OBJECT, "unknown:code of another repository", "auto_map: " + name);
      return;
    }
    int dot = name.lastIndexOf('.');
    String module = dot < 0 ? name : name.substring(0, dot);
    List<String> file = List.of(module.replace('.', '/') + ".py");
    findings.leadsTo(new Reference.File(file, ""));
    if (dot >= 0) {
      String type = name.substring(dot + 1);
      findings.leadsTo(new Reference.File(file, type));
      findings.leadsTo(new Reference.File(file, type + ".from_pretrained"));
    }
  }
}
