package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.Set;

/**
 * An ONNX model ({@code onnx.proto}): weights may lie in files beside it, which a path can lead out
 * of its folder; operators may come from libraries of their own.
 */
final class OnnxFile {
  // Fields of ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto and FunctionProto.
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_FUNCTIONS = 25;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int NODE_DOMAIN = 7;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_TENSORS = 10;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int TENSOR_EXTERNAL = 13;
  private static final int FUNCTION_NODE = 7;

  private static final Set<String> DOMAINS =
      Set.of(
          "",
          "ai.onnx",
          "ai.onnx.ml",
          "ai.onnx.training",
          "ai.onnx.preview.training",
          "com.microsoft",
          "com.microsoft.nchwc",
          "com.microsoft.experimental",
          "org.pytorch.aten",
          "pkg.onnxscript.torch_lib",
          "pkg.onnxscript.torch_lib.common",
          "ai.onnx.contrib");

  private static final int DEEPEST = 16;

  private final Vocabulary vocabulary;
  private final ModelFindings findings;

  private OnnxFile(Vocabulary vocabulary, ModelFindings findings) {
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  static void read(byte[] content, Vocabulary vocabulary, ModelFindings findings) {
    Protobuf model = new Protobuf(content, 0, content.length);
    OnnxFile file = new OnnxFile(vocabulary, findings);
    while (model.next()) {
      if (model.field() == MODEL_GRAPH) {
        file.graph(model.message(), 0);
      } else if (model.field() == MODEL_FUNCTIONS) {
        file.function(model.message());
      }
    }
    if (!model.complete()) {
      findings.doubt("it is no ONNX that can be read to its end");
    }
  }

  private void function(Protobuf function) {
    while (function.next()) {
      if (function.field() == FUNCTION_NODE) {
        node(function.message(), 0);
      }
    }
  }

  private void graph(Protobuf graph, int depth) {
    if (depth > DEEPEST) {
      findings.doubt("it nests graphs more than " + DEEPEST + " deep");
      return;
    }
    while (graph.next()) {
      if (graph.field() == GRAPH_NODE) {
        node(graph.message(), depth);
      } else if (graph.field() == GRAPH_INITIALIZER) {
        tensor(graph.message());
      }
    }
  }

  private void node(Protobuf node, int depth) {
    while (node.next()) {
      if (node.field() == NODE_ATTRIBUTE) {
        attribute(node.message(), depth);
      } else if (node.field() == NODE_DOMAIN && !DOMAINS.contains(node.text())) {
        findings.fact(
            Behaviour.LOAD_OBJECT,
            "custom-operator:" + node.text(),
            "an operator of " + node.text());
      }
    }
  }

  private void attribute(Protobuf attribute, int depth) {
    while (attribute.next()) {
      switch (attribute.field()) {
        case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS -> tensor(attribute.message());
        case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS -> graph(attribute.message(), depth + 1);
        default -> {}
      }
    }
  }

  private void tensor(Protobuf tensor) {
    while (tensor.next()) {
      if (tensor.field() == TENSOR_EXTERNAL) {
        external(tensor.message());
      }
    }
  }

  /** An entry of a key and a value; {@code location} is a path from the folder of the model. */
  private void external(Protobuf entry) {
    String key = "";
    String value = "";
    while (entry.next()) {
      switch (entry.field()) {
        case 1 -> key = entry.text();
        case 2 -> value = entry.text();
        default -> {}
      }
    }
    if (key.equals("location") && leavesFolder(value)) {
      boolean secret =
          vocabulary.inText(value).stream()
              .anyMatch(hit -> hit.meaning().behaviour() == Behaviour.SECRET);
      findings.fact(
          Behaviour.LOAD_OBJECT,
          (secret ? "dangerous" : "unknown") + ":weights outside its folder",
          "external data at " + value);
    }
  }

  private static boolean leavesFolder(String location) {
    String path = location.replace('\\', '/');
    return path.startsWith("/")
        || path.contains(":")
        || path.equals("..")
        || path.startsWith("../")
        || path.contains("/../")
        || path.endsWith("/..");
  }
}
