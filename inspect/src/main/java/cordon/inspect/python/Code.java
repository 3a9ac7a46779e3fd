package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One text of code with what is kept while it is read. */
final class Code {
  final Layer layer;
  final Modules modules;
  final Tokens tokens;

  /** The unit that all of it belongs to, for what was decoded within one. */
  private final @Nullable String unit;

  private final Map<Stmt.Body, List<Stmt>> bodies = new HashMap<>();
  final Map<Expr.Constant, Flow> words = new java.util.IdentityHashMap<>();
  private final FactSink sink;

  private Code(Layer layer, Modules modules, byte[] source, @Nullable String unit, FactSink sink) {
    this.layer = layer;
    this.modules = modules;
    this.tokens = new Lexer(source).read();
    this.unit = unit;
    this.sink = sink;
    sayWhatIsNotRead();
  }

  /** Says what of it is not read. */
  private void sayWhatIsNotRead() {
    if (tokens.full()) {
      sink.doubt(
          "it is longer than " + Tokens.MOST + " words and signs, of which the first are read");
    }
  }

  static Code of(Layer layer, byte[] source, FactSink sink) {
    return new Code(layer, new Modules(layer.path()), source, null, sink);
  }

  /** Code within this one. */
  Code within(String text, int at, boolean decoded, String ofUnit) {
    byte[] inner = text.getBytes(StandardCharsets.UTF_8);
    return new Code(layer.within(inner, at, decoded), modules, inner, ofUnit, sink);
  }

  /** Says where its writing hides what it is from whoever looks at it. */
  void sayWhatIsOdd(String ofUnit) {
    for (int at : tokens.padded) {
      sink.add(Behaviour.CONCEALED, "white-space", Flow.NONE, ofUnit, layer, at);
    }
    for (int at : tokens.disguised) {
      sink.add(Behaviour.CONCEALED, "letters", Flow.NONE, ofUnit, layer, at);
    }
  }

  String unit(Scope scope) {
    return unit == null ? scope.called : unit;
  }

  List<Stmt> module() {
    return read(new Stmt.Body(0, tokens.count - 1));
  }

  List<Stmt> body(Stmt.Body body) {
    return bodies.computeIfAbsent(body, this::read);
  }

  private List<Stmt> read(Stmt.Body body) {
    Parser parser = new Parser(tokens);
    List<Stmt> statements = parser.body(body);
    if (parser.gaveUp()) {
      sink.doubt("it is nested too deep to be read");
    }
    return statements;
  }
}
