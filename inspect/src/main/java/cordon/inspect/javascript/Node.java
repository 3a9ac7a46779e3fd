package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Code as far as its evaluation needs it. {@code at} is an offset in the source. */
sealed interface Node {
  int at();

  record Constant(int at, Value value) implements Node {}

  record Name(int at, String id) implements Node {}

  record Template(int at, List<Node> parts) implements Node {}

  /** What follows: {@code .a}, {@code [b]}, {@code (c)}, in a list because chains are long. */
  record Chain(int at, Node first, List<Link> links) implements Node {}

  sealed interface Link {}

  record Member(String name) implements Link {}

  record Index(Node of) implements Link {}

  /**
   * @param created by {@code new}
   */
  record Call(int at, List<Node> arguments, boolean created) implements Link {}

  /**
   * @param name empty for those without
   */
  record Function(int at, String name, List<Node> parameters, Body body, boolean arrow)
      implements Node {}

  record ObjectOf(int at, List<Property> properties) implements Node {}

  /**
   * @param key null for a spread
   * @param value also the default of a pattern, as an {@link Assign}
   */
  record Property(@Nullable Node key, Node value) {}

  record ArrayOf(int at, List<Node> items) implements Node {}

  record Spread(int at, Node of) implements Node {}

  record Assign(int at, String operator, Node target, Node value) implements Node {}

  /** Operators of one level from the left. */
  record Binary(int at, Node first, List<String> operators, List<Node> others) implements Node {}

  record Unary(int at, String operator, Node of) implements Node {}

  /** Values any of which may be meant. */
  record Either(int at, List<Node> conditions, List<Node> of) implements Node {}

  /** All are evaluated, the last counts; also a block. */
  record Sequence(int at, List<Node> of) implements Node {}

  record ClassOf(int at, String name, @Nullable Node base, List<Property> members)
      implements Node {}

  /**
   * @param target a name or a pattern
   */
  record Declare(int at, Node target, @Nullable Node value) implements Node {}

  record Return(int at, @Nullable Node value) implements Node {}

  /**
   * @param each the target of {@code for (… of …)}
   */
  record Loop(int at, @Nullable Node each, @Nullable Node over, List<Node> heads, List<Node> body)
      implements Node {}

  /**
   * Blocks that a loop picks in the order that a list names: {@code switch (order[i++])}.
   *
   * @param order gives the list
   * @param blocks by their labels
   */
  record Picked(int at, Node order, Map<String, List<Node>> blocks) implements Node {}

  record Switch(int at, Node of, List<Case> cases) implements Node {}

  /**
   * @param labels none for the default
   */
  record Case(List<Node> labels, List<Node> body) {}

  record Import(int at, String module, List<String> names, List<String> locals) implements Node {}

  /**
   * @param standard whether it is what the module gives to who asks for no name
   */
  record Export(int at, String module, boolean standard, List<Node> of) implements Node {}
}
