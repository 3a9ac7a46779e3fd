package cordon.inspect.javascript;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions that nothing called so far. Those that tell something are evaluated for whatever they
 * may be given, and so are those that mention them; of all others only where they lead is read.
 */
final class Rest {
  /** Characters of a file that is read whole. */
  private static final int SHORT = 32 << 10;

  /** Mentions lead from one function to the next; beyond so many rounds all are evaluated. */
  private static final int ROUNDS = 6;

  private final Session session;
  private List<Closure> silent = new ArrayList<>();

  Rest(Session session) {
    this.session = session;
  }

  void evaluate() {
    evaluatePending();
    boolean more = true;
    for (int round = 0; more; round++) {
      List<Closure> before = silent;
      silent = new ArrayList<>();
      more = false;
      for (Closure closure : before) {
        if (round >= ROUNDS || mentionsAny(closure)) {
          evaluate(closure);
          more = true;
        } else {
          silent.add(closure);
        }
      }
      evaluatePending();
    }
    silent.forEach(this::refer);
  }

  private void evaluatePending() {
    while (!session.pending.isEmpty()) {
      Closure closure = session.pending.remove();
      Body body = closure.function().body();
      if (!session.skips || body.tells() || handsKeysOn(closure)) {
        evaluate(closure);
      } else if (body.result == null) {
        silent.add(closure);
      }
    }
  }

  /** A function of a short file about wallets may hand a key on to another without saying more. */
  private boolean handsKeysOn(Closure closure) {
    return session.hasSignals
        && !closure.function().parameters().isEmpty()
        && closure.source().text.length < SHORT
        && closure.source().isAboutWallets();
  }

  private void evaluate(Closure closure) {
    Body body = closure.function().body();
    body.tells = true;
    if (body.result == null) {
      List<Value> unknown = new ArrayList<>();
      closure.function().parameters().forEach(p -> unknown.add(Value.UNKNOWN));
      new Functions(new Evaluator(session, closure.source(), closure.scope()))
          .call(closure, unknown, Value.UNKNOWN);
    }
  }

  private boolean mentionsAny(Closure closure) {
    Body body = closure.function().body();
    Tokens tokens = body.tokens;
    if (!session.hasSignals) {
      return false;
    }
    for (int i = body.start; i < body.to; i++) {
      Value value = isName(tokens, i) ? mentioned(closure, tokens, i) : null;
      if (value != null && tells(value, 2)) {
        return true;
      }
    }
    return false;
  }

  /** What a name stands for; of an object of the code only the member that is meant. */
  private static @Nullable Value mentioned(Closure closure, Tokens t, int i) {
    boolean self = t.is(i, Word.THIS);
    Value value = self ? closure.self() : closure.scope().get(t.text(i));
    boolean member = (t.is(i + 1, '.') || t.is(i + 1, Word.OPTIONAL)) && i + 2 < t.count;
    if (member && value != null && value.known() instanceof JsObject object) {
      Value of = object.members.get(t.text(i + 2));
      return of == null && object.base.isEmpty() ? null : of == null ? value : of;
    }
    return value;
  }

  private static boolean isName(Tokens t, int i) {
    int word = t.words[i];
    return t.kinds[i] == Tokens.NAME
        && (word == Word.NONE || word >= Word.ESCAPED || Word.mayBeName(word))
        && !(i > 0 && (t.is(i - 1, '.') || t.is(i - 1, Word.OPTIONAL)));
  }

  /** Whether something can come of a value. */
  private boolean tells(Value value, int deep) {
    return !value.flow().isEmpty()
        || switch (value.known()) {
          case Known.Named(String name) -> session.signals.meansSomething(name);
          case Known.Result(String name) -> session.signals.meansSomething(name);
          case Closure closure -> closure.function().body().tells();
          case Getter getter -> getter.closure().function().body().tells();
          case Method method -> deep > 0 && tells(method.of(), deep - 1);
          case JsObject object ->
              deep > 0
                  && ((!object.base.isEmpty() && session.signals.meansSomething(object.base))
                      || object.members.values().stream().anyMatch(v -> tells(v, deep - 1)));
          case Known.Items(List<Value> items) ->
              deep > 0 && items.stream().limit(64).anyMatch(v -> tells(v, deep - 1));
          case Stream stream -> true;
          case Resolver resolver -> tells(resolver.given, 0);
          default -> false;
        };
  }

  /** All that a function mentions it may lead to. */
  private void refer(Closure closure) {
    Body body = closure.function().body();
    Tokens t = body.tokens;
    for (int i = body.start; i < body.to; i++) {
      if (isName(t, i)) {
        refer(closure, t, i);
      }
    }
  }

  private void refer(Closure closure, Tokens t, int i) {
    String member = t.is(i + 1, '.') && i + 2 < t.count ? t.text(i + 2) : "";
    boolean loads = t.is(i, Word.IMPORT) || session.signals.isRequire(t.words[i]);
    if (loads && t.is(i + 1, '(') && i + 3 < t.count && t.kinds[i + 2] == Tokens.STRING) {
      String path = Literals.unescaped(t.source, t.starts[i + 2], t.ends[i + 2]);
      String of = t.is(i + 4, '.') && i + 5 < t.count ? t.text(i + 5) : "";
      if (path.startsWith(".") || path.startsWith("/")) {
        ModuleFile file = ModuleFile.of(closure.source().path(), path);
        refer(
            closure,
            i,
            new Value(new ModuleFile(file.candidates(), of), cordon.inspect.value.Flow.NONE),
            "");
      }
    } else if (t.is(i, Word.THIS) && !member.isEmpty()) {
      session.sink.refer(
          closure.unit(), closure.source().line(t.starts[i]), new Reference.Local("." + member));
    } else {
      Value value = closure.scope().get(t.text(i));
      if (value != null) {
        refer(closure, i, value, member);
      }
    }
  }

  private void refer(Closure closure, int token, Value value, String member) {
    int line = closure.source().line(closure.function().body().tokens.starts[token]);
    switch (value.known()) {
      case Closure other when !other.unit().equals(closure.unit()) ->
          session.sink.refer(closure.unit(), line, new Reference.Local(other.unit()));
      case Getter(Closure other) -> refer(closure, token, new Value(other, value.flow()), member);
      case ModuleFile file ->
          session.sink.refer(
              closure.unit(),
              line,
              (member.isEmpty() || !file.member().isEmpty()
                      ? file
                      : new ModuleFile(file.candidates(), member))
                  .target());
      case JsObject object -> {
        Value of = object.members.get(object.isClass && member.isEmpty() ? "constructor" : member);
        if (of != null && !(of.known() instanceof JsObject)) {
          refer(closure, token, of, "");
        }
      }
      default -> {}
    }
  }
}
