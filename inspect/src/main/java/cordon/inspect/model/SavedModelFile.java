package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
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

  private SavedModelFile() {}

  /**
   * @param expected whether it is one for sure, so that anything else is a doubt
   */
  static void read(byte[] content, boolean expected, ModelFindings findings) {
    Protobuf model = new Protobuf(content, 0, content.length);
    while (model.next()) {
      if (model.field() == META_GRAPHS) {
        metaGraph(model.message(), findings);
      } else if (model.field() == NODE) {
        // A graph on its own, as older versions froze it.
        node(model.message(), findings);
      }
    }
    if (expected && !model.complete()) {
      findings.doubt("it is no graph that can be read to its end");
    }
  }

  private static void metaGraph(Protobuf metaGraph, ModelFindings findings) {
    while (metaGraph.next()) {
      if (metaGraph.field() == GRAPH) {
        graph(metaGraph.message(), findings);
      }
    }
  }

  private static void graph(Protobuf graph, ModelFindings findings) {
    while (graph.next()) {
      if (graph.field() == NODE) {
        node(graph.message(), findings);
      } else if (graph.field() == LIBRARY) {
        library(graph.message(), findings);
      }
    }
  }

  private static void library(Protobuf library, ModelFindings findings) {
    while (library.next()) {
      if (library.field() == FUNCTION) {
        Protobuf function = library.message();
        while (function.next()) {
          if (function.field() == FUNCTION_NODE) {
            node(function.message(), findings);
          }
        }
      }
    }
  }

  private static void node(Protobuf node, ModelFindings findings) {
    while (node.next()) {
      if (node.field() == OPERATOR && REACHING_OUT.contains(node.text())) {
        findings.fact(
            Behaviour.LOAD_OBJECT, "unknown:tensorflow " + node.text(), "operator " + node.text());
      }
    }
  }
}
