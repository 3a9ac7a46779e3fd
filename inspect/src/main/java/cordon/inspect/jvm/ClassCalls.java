package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.Vocabulary;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the calls of one class mean, and where they lead. */
final class ClassCalls {
  /** Classes of the platform: what they do inside is not looked at, what they mean is data. */
  private static final Set<String> PLATFORM =
      Set.of("java", "javax", "jdk", "sun", "com.sun", "org.w3c", "org.xml", "kotlin", "scala");

  /** Methods of an object that somebody else calls once they have it. */
  private static final List<String> CALLED_BACK =
      List.of("run", "call", "accept", "apply", "get", "test", "execute", "start");

  /** Methods that fill what they are given. */
  private static final Set<String> FILLING =
      Set.of("read", "readFully", "transferTo", "copy", "writeTo", "write", "copyURLToFile");

  private static final Set<String> SENDING =
      Set.of(
          "write", "print", "println", "append", "writeBytes", "writeUTF", "writeObject", "send");

  /** {@link javax.crypto.Cipher#DECRYPT_MODE}. */
  private static final int DECRYPT_MODE = 2;

  private static final int LONGEST_COMMAND = 80;
  private static final int SHORTEST_PATH = 4;
  private static final int MOST_FILES = 32;

  private final Vocabulary vocabulary;
  private final ClassFindings findings;
  private final String self;
  private final String parent;

  /** Methods that the class declares; what else it calls of itself it has from its parent. */
  private final Set<String> declared;

  /** What the methods of this class return and hand on, by {@link Call#key}. */
  private final Map<String, Summary> summaries = new HashMap<>();

  /** Files that are written under a known path, to know them again where they are run. */
  private final Map<String, JvmObject> written = new HashMap<>();

  /** Where a parameter of a method ends. */
  private record Sink(Behaviour behaviour, String detail, Flow flow, String quote) {}

  private static final class Summary {
    private Flow returned = Flow.NONE;
    private final List<Sink> sinks = new ArrayList<>();
  }

  /** The method that is being read. */
  record Where(String unit, String key, int line) {}

  ClassCalls(Vocabulary vocabulary, ClassFindings findings, ClassModel model) {
    this.vocabulary = vocabulary;
    this.findings = findings;
    this.self = Call.binaryName(model.thisClass().asSymbol());
    this.parent =
        model.superclass().map(type -> Call.binaryName(type.asSymbol())).orElse("java.lang.Object");
    this.declared =
        model.methods().stream()
            .map(method -> method.methodName().stringValue())
            .collect(Collectors.toSet());
  }

  String self() {
    return self;
  }

  /** {@code Owner.method}; empty for what runs when the class is loaded. */
  static String unit(String owner, String method) {
    return method.equals("<clinit>") ? "" : simpleName(owner) + "." + method;
  }

  static String simpleName(String owner) {
    return owner.substring(owner.lastIndexOf('.') + 1);
  }

  Value call(Call written, Where where) {
    boolean inherited = written.owner().equals(self) && !declared.contains(written.method());
    Call call = inherited ? written.of(parent) : written;
    Value reflected = Reflection.of(call);
    if (reflected != null) {
      return reflected;
    }
    @Nullable Call target = Reflection.invoked(call);
    if (target != null) {
      return meant(target, where, Flow.of(Behaviour.INDIRECT));
    }
    leadsToMethod(call.owner(), call.method(), where);
    Optional<Value> folded = Folding.of(call);
    if (folded.isPresent()) {
      return worded(folded.get(), call, where);
    }
    return meant(call, where, Flow.NONE);
  }

  /** A text that was put together is looked over once it is whole. */
  Value worded(Value folded, Call call, Where where) {
    if (call.method().equals("append") || call.method().equals("add")) {
      return folded;
    }
    return words(folded, where);
  }

  Value words(Value value, Where where) {
    Value text = JvmObject.textOf(value);
    if (!(text.known() instanceof Known.Text) && text.bytes().isEmpty()) {
      return value;
    }
    Flow found =
        findings.words(
            text.asText().orElse(text.textWithHoles()), where.line(), where.unit(), text.flow());
    JvmObject object = JvmObject.of(value);
    if (object != null) {
      object.take(found);
      return object.value().with(value.flow());
    }
    return value.with(found);
  }

  private Value meant(Call call, Where where, Flow by) {
    Flow inputs = call.flow().and(by);
    Flow flow = inputs;
    for (Meaning meaning : meanings(call)) {
      said(meaning, call, where, inputs);
      flow = flow.and(meaning.behaviour());
    }
    flow = flow.and(special(call, where)).and(own(call, where));
    pass(call, flow);
    return result(call, flow);
  }

  private static Value result(Call call, Flow flow) {
    if (!call.returnsReference()) {
      return Value.unknown(flow);
    }
    String type = Call.binaryName(call.type().returnType());
    JvmObject object = call.object();
    // Methods of a builder return it, so that calls can be strung together.
    return object != null && type.equals(call.owner())
        ? object.value()
        : JvmObject.of(type, object, Value.unknown(flow)).value();
  }

  /** What flows on into the objects that take part in a call. */
  private void pass(Call call, Flow flow) {
    JvmObject object = call.object();
    if (object != null) {
      object.take(flow);
      if (call.method().equals("<init>") || call.method().equals("command")) {
        object.set(call.text(" ").with(object.flow()));
        object.belongsTo(JvmObject.of(call.argument(0)));
      }
    }
    boolean fills = FILLING.contains(call.method());
    for (Value argument : call.arguments()) {
      JvmObject given = JvmObject.of(argument);
      if (given != null && (fills || given.isArray())) {
        given.take(flow);
      }
    }
  }

  private List<Meaning> meanings(Call call) {
    String name = call.name();
    if (call.owner().equals("java.lang.System")) {
      Optional<String> first = JvmObject.textOf(call.argument(0)).text();
      List<Meaning> exact =
          first.isPresent()
              ? vocabulary.ofName(Language.JVM, name + "(" + first.get() + ")")
              : List.of();
      if (!exact.isEmpty()) {
        return exact;
      }
    }
    List<Meaning> withoutArguments =
        call.arguments().isEmpty() ? vocabulary.ofName(Language.JVM, name + "()") : List.of();
    return withoutArguments.isEmpty() ? vocabulary.ofName(Language.JVM, name) : withoutArguments;
  }

  private void said(Meaning meaning, Call call, Where where, Flow flow) {
    String text = call.text(" ").textWithHoles().replace(Value.HOLE, '…').strip();
    Behaviour behaviour = meaning.behaviour();
    if (behaviour == Behaviour.WRITE) {
      keep(call);
    }
    Flow inputs = flow.and(fromFile(text));
    boolean given = behaviour == Behaviour.RUN_CODE || behaviour == Behaviour.LOAD_OBJECT;
    if (given && text.contains("://")) {
      inputs = inputs.and(Behaviour.FETCH);
    }
    String detail =
        behaviour == Behaviour.RUN_PROCESS
            ? text.substring(0, Math.min(text.length(), LONGEST_COMMAND))
            : meaning.detail().isEmpty() ? call.name() : meaning.detail();
    fact(behaviour, detail, where, inputs, call.name() + "(" + text + ")");
    if (behaviour == Behaviour.RUN_PROCESS) {
      findings.command(call.text(" ").textWithHoles(), where.line(), where.unit());
    }
    if (behaviour == Behaviour.WRITE || behaviour == Behaviour.RUN_PROCESS) {
      findings.deeds(text, where.line(), where.unit(), inputs);
    }
  }

  /** Remembers the object behind a path that is written to. */
  private void keep(Call call) {
    for (Value argument : call.arguments()) {
      String path = JvmObject.textOf(argument).text().orElse("");
      if (path.length() >= SHORTEST_PATH && written.size() < MOST_FILES) {
        JvmObject file = JvmObject.of("java.io.File", null, Value.unknown(call.flow()));
        written.putIfAbsent(path, file);
        if (call.object() != null) {
          call.object().belongsTo(written.get(path));
        }
      }
    }
  }

  /** What was written to a file that a text names. */
  private Flow fromFile(String text) {
    Flow flow = Flow.NONE;
    for (Map.Entry<String, JvmObject> file : written.entrySet()) {
      flow = text.contains(file.getKey()) ? flow.and(file.getValue().flow()) : flow;
    }
    return flow;
  }

  private void fact(Behaviour behaviour, String detail, Where where, Flow inputs, String quote) {
    findings.fact(behaviour, detail, where.line(), where.unit(), inputs, quote);
    if (inputs.hasParameters()) {
      summary(where.key()).sinks.add(new Sink(behaviour, detail, inputs, quote));
    }
  }

  /** What depends on an argument or on what flowed into the receiver. */
  private Flow special(Call call, Where where) {
    if (call.owner().equals("javax.crypto.Cipher") && call.method().equals("init")) {
      boolean decrypts = call.argument(0).smallNumber().orElse(DECRYPT_MODE) == DECRYPT_MODE;
      Behaviour behaviour = decrypts ? Behaviour.DECRYPT : Behaviour.ENCRYPT;
      fact(behaviour, call.name(), where, call.flow(), call.name());
      return Flow.of(behaviour);
    }
    if (looksUpWhatItTells(call)) {
      fact(Behaviour.SEND, call.name(), where, call.flow(), call.name());
      return Flow.of(Behaviour.SEND);
    }
    tied(call, where);
    boolean sends =
        call.receiver() != null
            && SENDING.contains(call.method())
            && JvmObject.flowOf(call.receiver()).has(Behaviour.FETCH)
            && !JvmObject.flowOf(call.arguments()).without(Behaviour.FETCH).isEmpty();
    if (sends) {
      fact(Behaviour.SEND, call.name(), where, JvmObject.flowOf(call.arguments()), call.name());
      return Flow.of(Behaviour.SEND);
    }
    return Flow.NONE;
  }

  /** A look-up of a name below a domain, whose first labels carry something. */
  private static boolean looksUpWhatItTells(Call call) {
    if (!call.owner().equals("java.net.InetAddress")
        || !(call.method().equals("getByName") || call.method().equals("getAllByName"))) {
      return false;
    }
    String name = JvmObject.textOf(call.argument(0)).textWithHoles();
    String end = name.substring(name.lastIndexOf(Value.HOLE) + 1);
    return name.indexOf(Value.HOLE) >= 0 && end.indexOf('.') >= 0 && end.length() > 4;
  }

  /** What a process prints goes to a connection, or what comes from one into a process. */
  private void tied(Call call, Where where) {
    if (call.receiver() == null || !SENDING.contains(call.method())) {
      return;
    }
    Flow to = JvmObject.flowOf(call.receiver());
    Flow what = JvmObject.flowOf(call.arguments());
    boolean ties =
        (to.has(Behaviour.FETCH) && what.has(Behaviour.RUN_PROCESS) && !what.has(Behaviour.FETCH))
            || (to.has(Behaviour.RUN_PROCESS)
                && !to.has(Behaviour.FETCH)
                && what.has(Behaviour.FETCH));
    if (ties) {
      fact(Behaviour.REMOTE_CONTROL, "process", where, what, call.name());
    }
  }

  /** A method of this class: what it returns, and what it does with what it is given. */
  private Flow own(Call call, Where where) {
    Summary summary = call.owner().equals(self) ? summaries.get(call.key()) : null;
    if (summary == null) {
      return Flow.NONE;
    }
    for (Sink sink : List.copyOf(summary.sinks)) {
      Flow given = sink.flow.behavioursOnly();
      for (int i = 0; i < call.arguments().size(); i++) {
        given = sink.flow.hasParameter(i) ? given.and(JvmObject.flowOf(call.argument(i))) : given;
      }
      if (!given.equals(sink.flow.behavioursOnly())) {
        fact(sink.behaviour, sink.detail, where, given, sink.quote);
      }
    }
    return summary.returned;
  }

  void returned(Value value, Where where) {
    Flow flow = JvmObject.textOf(value).flow().and(value.flow()).behavioursOnly();
    if (!flow.isEmpty()) {
      Summary summary = summary(where.key());
      summary.returned = summary.returned.and(flow);
    }
  }

  private Summary summary(String key) {
    return summaries.computeIfAbsent(key, k -> new Summary());
  }

  /** Forgets where parameters end, to find it once more knowing what methods return. */
  void again() {
    summaries.values().forEach(summary -> summary.sinks.clear());
  }

  /** A call; of a constructor, also what others call of the object later. */
  void leadsToMethod(String owner, String method, Where where) {
    leadsTo(owner, method, where);
    if (method.equals("<init>") && !owner.equals(self)) {
      CALLED_BACK.forEach(later -> leadsTo(owner, later, where));
    }
  }

  void leadsTo(String owner, String method, Where where) {
    if (owner.startsWith("[") || isPlatform(owner)) {
      return;
    }
    String unit = unit(owner, method);
    findings.leadsTo(
        where.unit(),
        where.line(),
        owner.equals(self)
            ? new Reference.Local(unit)
            : new Reference.File(List.of(owner.replace('.', '/') + ".class"), unit));
  }

  private static boolean isPlatform(String owner) {
    int dot = owner.indexOf('.');
    int second = owner.indexOf('.', dot + 1);
    return dot > 0
        && (PLATFORM.contains(owner.substring(0, dot))
            || (second > 0 && PLATFORM.contains(owner.substring(0, second))));
  }
}
