package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.Vocabulary;
import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the calls of one class mean, and where they lead. */
final class ClassCalls {
  /** Methods that fill what they are given. */
  private static final Set<String> FILLING =
      Set.of("read", "readFully", "transferTo", "copy", "writeTo", "write", "copyURLToFile");

  /** {@link javax.crypto.Cipher#DECRYPT_MODE}. */
  private static final int DECRYPT_MODE = 2;

  private static final int LONGEST_COMMAND = 80;

  /** Properties and variables that name the home of a user. */
  private static final Set<String> HOMES = Set.of("user.home", "HOME", "USERPROFILE");

  /** Lambdas that are given to lambdas. */
  private static final int DEEPEST = 8;

  private final Vocabulary vocabulary;
  private final ClassFindings findings;
  private final String self;
  private final String parent;

  /** Methods that the class declares; what else it calls of itself it has from its parent. */
  private final Set<String> declared;

  private final Summaries summaries;
  private final Leads leads;
  private final Files files = new Files(this);
  private final Connections connections = new Connections(this);
  private final Callbacks callbacks;
  private int depth;

  /** The method that is being read. */
  record Where(String unit, String key, int line) {}

  ClassCalls(Vocabulary vocabulary, ClassFindings findings, ClassModel model, Summaries summaries) {
    this.vocabulary = vocabulary;
    this.findings = findings;
    this.self = Call.binaryName(model.thisClass().asSymbol());
    this.parent =
        model.superclass().map(type -> Call.binaryName(type.asSymbol())).orElse("java.lang.Object");
    this.summaries = summaries;
    this.leads = new Leads(findings, self);
    this.callbacks = new Callbacks(this, summaries);
    this.declared =
        model.methods().stream()
            .map(method -> method.methodName().stringValue())
            .collect(Collectors.toSet());
  }

  String self() {
    return self;
  }

  Leads leads() {
    return leads;
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
      return later(target, where);
    }
    leads.toMethod(call.owner(), call.method(), where);
    Optional<Value> folded = Folding.of(call);
    if (folded.isPresent()) {
      connections.address(call, where);
      return worded(folded.get(), call, where);
    }
    return meant(call, where, Flow.NONE);
  }

  /** A call by way of an object that stands for it. */
  Value later(Call call, Where where) {
    if (depth >= DEEPEST) {
      return Value.unknown(call.flow());
    }
    depth++;
    try {
      Value result = call(call, where);
      return call.method().equals("<init>") && call.receiver() != null ? call.receiver() : result;
    } finally {
      depth--;
    }
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
    Flow flow = inputs.and(Keys.asked(call));
    for (Meaning meaning :
        PathFolding.staysHere(call) ? List.<Meaning>of() : Meanings.of(call, vocabulary)) {
      said(meaning, call, where, inputs);
      flow = flow.and(meaning.behaviour());
    }
    files.delete(call, where);
    flow = flow.and(special(call, where)).and(own(call, where)).and(callbacks.of(call, where));
    pass(call, flow);
    return result(call, flow);
  }

  private static Value result(Call call, Flow flow) {
    if (!call.returnsReference()) {
      return Value.unknown(flow);
    }
    if (isHome(call)) {
      return JvmObject.of("java.lang.String", null, Value.text(Files.HOME, flow)).value();
    }
    // Of what is called by its name only the class is known.
    String type =
        call.type().equals(Reflection.ANY)
            ? call.owner()
            : Call.binaryName(call.type().returnType());
    JvmObject object = call.object();
    // Methods of a builder return it, so that calls can be strung together.
    return object != null && type.equals(call.owner())
        ? object.value()
        : JvmObject.of(type, object, Value.unknown(flow)).value();
  }

  private static boolean isHome(Call call) {
    return call.owner().equals("java.lang.System")
        && HOMES.contains(JvmObject.textOf(call.argument(0)).text().orElse(""));
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

  private void said(Meaning meaning, Call call, Where where, Flow flow) {
    String text = call.text(" ").textWithHoles().replace(Value.HOLE, '…').strip();
    Behaviour behaviour = meaning.behaviour();
    if (behaviour == Behaviour.WRITE) {
      files.write(call);
      files.overwrite(call, where);
    }
    Flow inputs = flow.and(files.of(text));
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
      command(call, where, inputs);
    }
    if (behaviour == Behaviour.WRITE && inputs.has(Behaviour.PERSIST)) {
      String script = JvmObject.textOf(call.argument(1)).asText().orElse("");
      findings.command(script, where.line(), where.unit());
    }
    if (behaviour == Behaviour.WRITE || behaviour == Behaviour.RUN_PROCESS) {
      findings.deeds(text, where.line(), where.unit(), inputs);
    }
  }

  private void command(Call call, Where where, Flow inputs) {
    String line = call.text(" ").textWithHoles();
    if (inputs.has(Behaviour.REQUEST) && ShellReader.isWhollyUnknown(line)) {
      fact(Behaviour.RUN_CODE, "command", where, inputs, call.name());
    }
    findings.command(line, where.line(), where.unit());
  }

  void fact(Behaviour behaviour, String detail, Where where, Flow inputs, String quote) {
    findings.fact(behaviour, detail, where.line(), where.unit(), inputs, quote);
    if (inputs.hasParameters()) {
      ends(where, new Summaries.Sink(behaviour, detail, inputs, quote));
    }
  }

  void ends(Where where, Summaries.Sink sink) {
    summaries.ends(self, where.key(), sink);
  }

  /** What depends on an argument or on what flowed into the receiver. */
  private Flow special(Call call, Where where) {
    if (call.owner().equals("javax.crypto.Cipher") && call.method().equals("init")) {
      boolean decrypts = call.argument(0).smallNumber().orElse(DECRYPT_MODE) == DECRYPT_MODE;
      Behaviour behaviour = decrypts ? Behaviour.DECRYPT : Behaviour.ENCRYPT;
      fact(behaviour, call.name(), where, call.flow(), call.name());
      return Flow.of(behaviour);
    }
    if (Connections.writes(call) && JvmObject.flowOf(receiver(call)).has(Behaviour.PERSIST)) {
      // What is left to be started again is a script wherever it can be read as one.
      String script = JvmObject.textOf(call.argument(0)).textWithHoles();
      findings.command(script, where.line(), where.unit());
    }
    return connections.of(call, where);
  }

  /** A method whose code was read: what it returns, and what it does with what it is given. */
  Flow own(Call call, Where where) {
    for (Summaries.Sink sink : summaries.sinks(call.owner(), call.key())) {
      handOn(sink, call, where);
    }
    return summaries.returned(call.owner(), call.key());
  }

  private void handOn(Summaries.Sink sink, Call call, Where where) {
    Flow known = sink.flow().behavioursOnly();
    Flow given = known;
    for (int i = 0; i <= Summaries.RECEIVER; i++) {
      if (sink.flow().hasParameter(i)) {
        Value argument = i < Summaries.RECEIVER ? call.argument(i) : receiver(call);
        given = given.and(JvmObject.flowOf(argument));
        if (sink.detail().equals(Files.DELETE) && i < Summaries.RECEIVER) {
          files.deleted(argument, call, where);
        }
      }
    }
    if (sink.detail().equals(Files.DELETE)) {
      return;
    }
    if (!given.behavioursOnly().equals(known)) {
      fact(sink.behaviour(), sink.detail(), where, given, sink.quote());
    } else if (given.hasParameters()) {
      ends(where, new Summaries.Sink(sink.behaviour(), sink.detail(), given, sink.quote()));
    }
  }

  private static Value receiver(Call call) {
    return call.receiver() == null ? Value.UNKNOWN : call.receiver();
  }

  void returned(Value value, Where where) {
    Flow flow = JvmObject.textOf(value).flow().and(value.flow()).behavioursOnly();
    if (!flow.isEmpty()) {
      summaries.returned(self, where.key(), flow);
    }
  }
}
