package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A graph of TensorFlow ({@code saved_model.proto}, {@code graph.proto}): most of its operators
 * compute, a few read and write files or call Python.
 */
final class SavedModelFile {
  private static final int META_GRAPHS = 2;
  private static final int GRAPH = 2;
  private static final int NODE = 1;
  private static final int LIBRARY = 2;
  private static final int FUNCTION = 1;
  private static final int FUNCTION_NODE = 3;
  private static final int OPERATOR = 2;

  // Fields of NodeDef, of an entry of a map, of AttrValue and TensorProto.
  private static final int NODE_ATTRIBUTE = 5;
  private static final int MAP_VALUE = 2;
  private static final int VALUE_TENSOR = 8;
  private static final int TENSOR_TEXT = 8;
  private static final byte[] NONE = {};

  private static final Set<String> REACHING_OUT =
      Set.of(
          "ReadFile",
          "WriteFile",
          "PyFunc",
          "PyFuncStateless",
          "EagerPyFunc",
          "MergeV2Checkpoints",
          "DebugIdentityV2",
          "DebugIdentityV3",
          "LoadDataset",
          "SaveDatasetV2");

  /** Texts that are looked at for what they name. */
  private static final int MOST_TEXTS = 10_000;

  private final Vocabulary vocabulary;
  private final ModelFindings findings;
  private final Set<String> reaching = new LinkedHashSet<>();

  /** Constant texts of the graph that name a secret or what starts by itself. */
  private final Set<String> telling = new LinkedHashSet<>();

  private int texts;

  private SavedModelFile(Vocabulary vocabulary, ModelFindings findings) {
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  /**
   * @param expected whether it is one for sure, so that anything else is a doubt
   */
  static void read(
      byte[] content, boolean expected, Vocabulary vocabulary, ModelFindings findings) {
    SavedModelFile file = new SavedModelFile(vocabulary, findings);
    Protobuf model = new Protobuf(content, 0, content.length);
    while (model.next()) {
      if (model.field() == META_GRAPHS) {
        file.metaGraph(model.message());
      } else if (model.field() == NODE) {
        // A graph on its own, as older versions froze it.
        file.node(model.message());
      }
    }
    file.tell();
    if (expected && !model.complete()) {
      findings.doubt("it is no graph that can be read to its end");
    }
  }

  private void metaGraph(Protobuf metaGraph) {
    while (metaGraph.next()) {
      if (metaGraph.field() == GRAPH) {
        graph(metaGraph.message());
      }
    }
  }

  private void graph(Protobuf graph) {
    while (graph.next()) {
      if (graph.field() == NODE) {
        node(graph.message());
      } else if (graph.field() == LIBRARY) {
        library(graph.message());
      }
    }
  }

  private void library(Protobuf library) {
    while (library.next()) {
      if (library.field() == FUNCTION) {
        Protobuf function = library.message();
        while (function.next()) {
          if (function.field() == FUNCTION_NODE) {
            node(function.message());
          }
        }
      }
    }
  }

  private void node(Protobuf node) {
    while (node.next()) {
      if (node.field() == OPERATOR && REACHING_OUT.contains(node.text())) {
        reaching.add(node.text());
      } else if (node.field() == NODE_ATTRIBUTE) {
        attribute(node.message());
      }
    }
  }

  /** An entry of a map: a name, and a value that may be a tensor of texts. */
  private void attribute(Protobuf entry) {
    while (entry.next()) {
      Protobuf value = entry.field() == MAP_VALUE ? entry.message() : new Protobuf(NONE, 0, 0);
      while (value.next()) {
        Protobuf tensor =
            value.field() == VALUE_TENSOR ? value.message() : new Protobuf(NONE, 0, 0);
        while (tensor.next()) {
          if (tensor.field() == TENSOR_TEXT) {
            text(tensor.text());
          }
        }
      }
    }
  }

  private void text(String text) {
    boolean names =
        texts++ < MOST_TEXTS
            && vocabulary.inText(text).stream()
                .map(hit -> hit.meaning().behaviour())
                .anyMatch(b -> b == Behaviour.SECRET || b == Behaviour.PERSIST);
    if (names) {
      telling.add(text);
    }
  }

  /** An operator that reads or writes files, in a graph that names one which no model has to. */
  private void tell() {
    boolean harms = !telling.isEmpty();
    for (String operator : reaching) {
      findings.fact(
          Behaviour.LOAD_OBJECT,
          (harms ? "dangerous" : "unknown") + ":tensorflow " + operator,
          "operator " + operator + (harms ? " with " + String.join(", ", telling) : ""));
    }
  }
}
