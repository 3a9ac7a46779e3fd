package cordon.inspect.model;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.model.ModelNames.Judgement;
import cordon.inspect.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The configuration of a Keras model: objects are named by module and class, and looked up when the
 * model is loaded; a Lambda layer carries compiled Python.
 */
final class KerasConfig {
  private static final int LONGEST = 64 << 20;
  private static final int DEEPEST = 500;
  private static final JsonReading JSON =
      new JsonReading("configuration of a model", LONGEST, DEEPEST);
  private static final Set<String> OWN =
      Set.of(
          "keras",
          "tensorflow",
          "tf_keras",
          "keras_core",
          "keras_nlp",
          "keras_hub",
          "keras_cv",
          "keras_tuner",
          "tensorflow_hub",
          "tensorflow_addons",
          "");
  private static final Set<String> CODE = Set.of("code", "function");

  private final Vocabulary vocabulary;
  private final ModelNames names;
  private final ModelFindings findings;

  /** An object or array that is being read. */
  private record Scope(String key, Map<String, String> texts) {
    Scope(String key) {
      this(key, new HashMap<>());
    }

    String text(String key) {
      return texts.getOrDefault(key, "");
    }
  }

  private KerasConfig(Vocabulary vocabulary, ModelFindings findings) {
    this.vocabulary = vocabulary;
    this.names = new ModelNames(vocabulary);
    this.findings = findings;
  }

  static void read(byte[] json, Vocabulary vocabulary, ModelFindings findings) {
    KerasConfig config = new KerasConfig(vocabulary, findings);
    try {
      JSON.object(
          new ByteArrayInputStream(json),
          parser -> {
            config.walk(parser);
            return true;
          });
    } catch (ProblemException e) {
      findings.doubt("its configuration is no JSON that can be read: " + e.problem().detail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void walk(JsonParser parser) throws IOException {
    ArrayDeque<Scope> open = new ArrayDeque<>();
    open.push(new Scope(""));
    String key = "";
    while (!open.isEmpty()) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return;
      }
      switch (token) {
        case PROPERTY_NAME -> key = parser.currentName();
        case START_OBJECT -> open.push(new Scope(key));
        // Members of an array go by the name of the array.
        case START_ARRAY -> open.push(new Scope(key));
        case END_ARRAY, END_OBJECT -> {
          key = open.peek().key();
          object(open.pop());
        }
        case VALUE_STRING -> {
          String text = parser.getString();
          open.peek().texts().put(key, text);
          text(key, text);
        }
        default -> {}
      }
    }
  }

  private void text(String key, String text) {
    if (CODE.contains(key)) {
      Optional<byte[]> code = MarshalledCode.of(text);
      code.ifPresent(bytes -> MarshalledCode.read(bytes, vocabulary, findings));
    }
  }

  private void object(Scope scope) {
    String module = scope.text("module");
    String type = scope.text("class_name");
    if (type.isEmpty() || OWN.contains(root(module))) {
      return;
    }
    boolean function = type.equals("function") || type.equals("builtin_function_or_method");
    String of = function && !scope.text("config").isEmpty() ? scope.text("config") : type;
    String name = ModelNames.qualified(module, of);
    String quote = "module " + module + ", class " + type + ", " + of;
    if (names.of(name) instanceof Judgement.Harm) {
      findings.fact(Behaviour.LOAD_OBJECT, "dangerous:" + name, quote);
    } else if (!root(module).equals("builtins")) {
      findings.fact(Behaviour.LOAD_OBJECT, "unknown-class:" + name, quote);
    }
  }

  private static String root(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }
}
