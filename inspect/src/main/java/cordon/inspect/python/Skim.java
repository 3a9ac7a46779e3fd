package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says where a function leads that does nothing itself, by its tokens alone: whatever it calls, and
 * every function of the file that it mentions.
 */
final class Skim {
  /** As long as names are that mean anything. */
  private static final int LONGEST = 160;

  private final Session session;
  private final Closure function;
  private final Tokens tokens;

  /** What imports and assignments within the function made known, by its qualified name. */
  private final Map<String, String> known = new HashMap<>();

  /** What objects of the file keep, by the names of their attributes. */
  private final Map<String, String> kept;

  Skim(Session session, Closure function, Map<String, String> kept) {
    this.kept = kept;
    this.session = session;
    this.function = function;
    this.tokens = function.code().tokens;
  }

  /** Keeps which objects from elsewhere are made and kept: {@code self.client = Client()}. */
  void objects(Stmt.Body body) {
    for (int i = body.from() + 4; i < body.to(); i++) {
      boolean assigned =
          tokens.kinds[i] == Tokens.NAME && tokens.isOp(i - 1, '=') && tokens.isOp(i - 3, '.');
      Value value = assigned ? function.definedIn().get(tokens.name(i)) : null;
      if (value != null
          && value.known() instanceof Known.Named(String of)
          && tokens.kinds[i - 2] == Tokens.NAME) {
        kept.put(tokens.name(i - 2), chain(of, i, -1));
      }
    }
  }

  void references(Stmt.Body body) {
    for (int i = body.from(); i < body.to(); i++) {
      if (tokens.kinds[i] == Tokens.NAME) {
        String name = tokens.name(i);
        if (tokens.isOp(i - 1, '.')) {
          method(i, name);
        } else if (name.equals("import") || name.equals("from")) {
          i = imports(i, name);
        } else {
          name(i, name);
        }
      }
    }
  }

  /** Gives the last token of the statement, if it is one. */
  private int imports(int at, String word) {
    if (tokens.kinds[at - 1] == Tokens.NAME || tokens.isOp(at + 1, '(')) {
      return at; // `yield from`
    }
    List<Stmt> imports = new ArrayList<>();
    ImportReader reader = new ImportReader(tokens, at);
    if (word.equals("from")) {
      reader.from(imports);
    } else {
      reader.imports(imports);
    }
    for (Stmt each : imports) {
      if (each instanceof Stmt.Import plain) {
        load(plain.module(), at);
        String as = plain.as();
        known.put(as == null ? plain.module() : as, plain.module());
      } else if (each instanceof Stmt.From from) {
        String module = Modules.absolute(function.code().layer.path(), from.level(), from.module());
        String full =
            from.name().equals("*")
                ? module
                : module.isEmpty() ? from.name() : module + "." + from.name();
        load(full, at);
        known.put(from.as(), full);
      }
    }
    int end = at;
    while (end < tokens.count - 1 && tokens.kinds[end + 1] != Tokens.NEWLINE) {
      end++;
    }
    return end;
  }

  private void load(String module, int at) {
    function.code().modules.loads(module).forEach(target -> refer(target, at));
  }

  private void name(int token, String name) {
    Value value = function.definedIn().get(name);
    String module = known.get(name);
    if (module != null) {
      calls(module, token);
    } else if (value == null) {
      ofSelf(token, name);
    } else {
      switch (value.known()) {
        case Closure closure -> refer(new Reference.Local(closure.unit()), token);
        case ClassObject type -> refer(new Reference.Local(type.name), token);
        case Known.Named n -> calls(n.name(), token);
        case Known.Result r -> calls(r.of(), token);
        default -> {}
      }
    }
  }

  /** {@code a.b.c(}, where {@code a} is a module, what is in one, or what that gave. */
  private void calls(String root, int token) {
    String name = chain(root, token, token);
    boolean assigned =
        token > 1 && tokens.isOp(token - 1, '=') && tokens.kinds[token - 2] == Tokens.NAME;
    if (assigned && !tokens.isOp(token - 3, '.')) {
      known.put(tokens.name(token - 2), name);
    }
  }

  /**
   * The qualified name that a chain ends at, over calls within it.
   *
   * @param refers token by which calls are referred to; below zero for not at all
   */
  private String chain(String root, int token, int refers) {
    StringBuilder name = new StringBuilder(root);
    int at = token + 1;
    while (name.length() < LONGEST) {
      if (tokens.isOp(at, '.') && tokens.kinds[at + 1] == Tokens.NAME) {
        name.append('.').append(tokens.name(at + 1));
        at += 2;
      } else if (tokens.isOp(at, '(') && tokens.partners[at] > at) {
        if (refers >= 0) {
          follow(name.toString(), refers);
        }
        at = tokens.partners[at] + 1;
      } else {
        break;
      }
    }
    boolean as = tokens.kinds[at] == Tokens.NAME && tokens.name(at).equals("as");
    if (as && tokens.kinds[at + 1] == Tokens.NAME) {
      known.put(tokens.name(at + 1), name.toString());
    }
    return name.toString();
  }

  private void follow(String name, int token) {
    if (name.indexOf('.') > 0 && !Modules.isStandard(name)) {
      function.code().modules.calls(name).forEach(target -> refer(target, token));
    }
  }

  /** {@code self.method}, where that is known. */
  private void ofSelf(int token, String name) {
    boolean self =
        function.self() != null
            && !function.parameters().isEmpty()
            && function.parameters().getFirst().name().equals(name);
    if (self && tokens.isOp(token + 1, '.') && tokens.kinds[token + 2] == Tokens.NAME) {
      String of = kept.get(tokens.name(token + 2));
      if (of != null) {
        chain(of, token + 2, token);
      }
      @Nullable Value member = member(tokens.name(token + 2));
      if (member != null && member.known() instanceof Closure closure) {
        refer(new Reference.Local(closure.unit()), token);
      } else if (member != null && member.known() instanceof ClassObject type) {
        refer(new Reference.Local(type.name), token);
      } else if (member != null
          && (member.known() instanceof Known.Result || member.known() instanceof Known.Named)) {
        chain(named(member), token + 2, token);
      } else if (member == null && of == null) {
        ofBase(token);
      }
    }
  }

  private static String named(Value value) {
    return value.known() instanceof Known.Named(String name)
        ? name
        : value.known() instanceof Known.Result(String of) ? of : "";
  }

  /** What a class inherits from elsewhere. */
  private void ofBase(int token) {
    Value self = function.self();
    if (self != null && self.known() instanceof ClassObject.Instance(ClassObject type)) {
      String base = type.foreignBase();
      if (!base.isEmpty()) {
        chain(base, token, token);
      }
    }
  }

  private @Nullable Value member(String name) {
    Value self = function.self();
    return self != null && self.known() instanceof ClassObject.Instance(ClassObject of)
        ? of.member(name)
        : null;
  }

  /** {@code anything.method(}. */
  private void method(int token, String name) {
    if (tokens.isOp(token + 1, '(') && session.methods.contains(name) && !isOwn(token, name)) {
      refer(new Reference.Local("." + name), token);
    }
  }

  private boolean isOwn(int token, String name) {
    return tokens.kinds[token - 2] == Tokens.NAME
        && !tokens.isOp(token - 3, '.')
        && function.self() != null
        && !function.parameters().isEmpty()
        && function.parameters().getFirst().name().equals(tokens.name(token - 2))
        && member(name) != null;
  }

  private void refer(Reference.Target target, int token) {
    boolean itself = target instanceof Reference.Local(String unit) && unit.equals(function.unit());
    if (!itself) {
      session.sink.refer(function.unit(), function.code().layer, tokens.starts[token], target);
    }
  }
}
