package cordon.inspect.model;

import static cordon.inspect.model.PickleOpcode.*;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PickleTest {
  private static final ModelReader READER = new ModelReader(Rules.own(false).build().vocabulary());

  static FileFacts read(byte[] content) {
    return READER.read("weights.pkl", content);
  }

  private static List<String> objects(FileFacts read) {
    return read.facts().stream()
        .filter(fact -> fact.behaviour() == Behaviour.LOAD_OBJECT)
        .map(Fact::detail)
        .toList();
  }

  private static void harmful(String why, byte[] content) {
    FileFacts read = read(content);
    assertThat(objects(read))
        .as(why + " " + read.doubts())
        .anySatisfy(d -> assertThat(d).startsWith("dangerous:"));
  }

  private static void command(String why, byte[] content) {
    harmful(why, content);
    assertThat(read(content).facts())
        .as(why)
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(Behaviour.RUN_PROCESS);
          assertThat(fact.detail()).isEqualTo("echo inert");
        });
  }

  @Test
  void everyWayToCallIsSeen() {
    Map<String, byte[]> ways = new TreeMap<>();
    ways.put("reduce", Pickles.harm());
    ways.put(
        "inst",
        new Pickles()
            .op(MARK, STRING)
            .line("'echo inert'")
            .op(INST)
            .line("os")
            .line("system")
            .stop());
    ways.put(
        "obj",
        Pickles.protocol(2).op(MARK).global("os", "system").text("echo inert").op(OBJ).stop());
    ways.put(
        "newobj",
        Pickles.protocol(2)
            .global("subprocess", "Popen")
            .text("echo inert")
            .op(TUPLE1, NEWOBJ)
            .stop());
    ways.put(
        "newobj_ex",
        Pickles.protocol(4)
            .global("subprocess", "Popen")
            .text("echo inert")
            .op(TUPLE1, EMPTY_DICT, NEWOBJ_EX)
            .stop());
    ways.put(
        "stack_global",
        Pickles.protocol(4)
            .text("os")
            .text("system")
            .op(STACK_GLOBAL)
            .text("echo inert")
            .op(TUPLE1, REDUCE)
            .stop());
    ways.put(
        "map",
        Pickles.protocol(2)
            .global("builtins", "map")
            .global("os", "system")
            .op(EMPTY_LIST)
            .text("echo inert")
            .op(APPEND, TUPLE2, REDUCE)
            .stop());
    ways.forEach(PickleTest::command);
  }

  @Test
  void namesArePutTogetherAsAnUnpicklerWould() {
    command(
        "escapes of protocol 0",
        new Pickles()
            .op(STRING)
            .line("'\\x6f\\163'")
            .op(UNICODE)
            .line("sy\\u0073tem")
            .op(STACK_GLOBAL, MARK, UNICODE)
            .line("echo inert")
            .op(TUPLE, REDUCE)
            .stop());
    command(
        "memo out of order",
        Pickles.protocol(4)
            .text("system")
            .op(BINPUT)
            .bytes(7)
            .op(POP)
            .text("os")
            .op(LONG_BINPUT)
            .number(1, 4)
            .op(POP, BINGET)
            .bytes(1)
            .op(BINGET)
            .bytes(7)
            .op(STACK_GLOBAL)
            .text("echo inert")
            .op(TUPLE1, REDUCE)
            .stop());
    command(
        "memoize counts what is remembered",
        Pickles.protocol(4)
            .text("os")
            .op(MEMOIZE)
            .text("system")
            .op(MEMOIZE, POP, POP, BINGET)
            .bytes(0)
            .op(BINGET)
            .bytes(1)
            .op(STACK_GLOBAL)
            .text("echo inert")
            .op(TUPLE1, REDUCE)
            .stop());
    harmful(
        "a name that is computed",
        Pickles.protocol(4)
            .text("os")
            .global("builtins", "str")
            .op(EMPTY_TUPLE, REDUCE)
            .op(STACK_GLOBAL)
            .stop());
    harmful("python 2", new Pickles().global("__builtin__", "eval").stop());
    harmful(
        "through a module that imported it",
        Pickles.protocol(4).global("torch.serialization", "os.system").stop());
    harmful(
        "through globals",
        Pickles.protocol(4).global("collections", "OrderedDict.get.__globals__").stop());
  }

  @Test
  void whatOnlyReachesForSomethingElseIsFollowed() {
    command(
        "getattr of an imported module",
        Pickles.protocol(4)
            .global("builtins", "getattr")
            .global("importlib", "import_module")
            .text("os")
            .op(TUPLE1, REDUCE)
            .text("system")
            .op(TUPLE2, REDUCE)
            .text("echo inert")
            .op(TUPLE1, REDUCE)
            .stop());
    command(
        "partial",
        Pickles.protocol(4)
            .global("functools", "partial")
            .global("os", "system")
            .text("echo inert")
            .op(TUPLE2, REDUCE, EMPTY_TUPLE, REDUCE)
            .stop());
    command(
        "attrgetter",
        Pickles.protocol(4)
            .global("operator", "attrgetter")
            .text("system")
            .op(TUPLE1, REDUCE)
            .global("builtins", "__import__")
            .text("os")
            .op(TUPLE1, REDUCE, TUPLE1, REDUCE)
            .text("echo inert")
            .op(TUPLE1, REDUCE)
            .stop());
    command(
        "methodcaller",
        Pickles.protocol(4)
            .global("operator", "methodcaller")
            .text("system")
            .text("echo inert")
            .op(TUPLE2, REDUCE)
            .global("importlib", "import_module")
            .text("os")
            .op(TUPLE1, REDUCE, TUPLE1, REDUCE)
            .stop());
    harmful(
        "resolve_name",
        Pickles.protocol(4)
            .global("pkgutil", "resolve_name")
            .text("os:system")
            .op(TUPLE1, REDUCE)
            .stop());
  }

  /** Functions that lists of forbidden names have missed, by public advisories about scanners. */
  @Test
  void whatOthersHaveMissedIsHarm() {
    for (String name :
        List.of(
            "asyncio.unix_events _UnixSubprocessTransport._start",
            "bdb Bdb.run",
            "cProfile runctx",
            "code InteractiveInterpreter.runcode",
            "ctypes CDLL",
            "distutils.file_util write_file",
            "doctest debug_script",
            "ensurepip _run_pip",
            "idlelib.autocomplete AutoComplete.fetch_completions",
            "idlelib.calltip get_entity",
            "idlelib.pyshell ModifiedInterpreter.runcode",
            "imaplib IMAP4_stream",
            "io FileIO",
            "lib2to3.pgen2.grammar Grammar.loads",
            "lib2to3.pgen2.pgen ParserGenerator.make_label",
            "logging FileHandler",
            "logging.config listen",
            "nt system",
            "numpy.f2py.crackfortran getlincoef",
            "numpy.testing._private.utils runstring",
            "pip main",
            "posix popen",
            "profile Profile.run",
            "pty spawn",
            "pydoc pipepager",
            "runpy run_path",
            "shutil rmtree",
            "socket create_connection",
            "ssl get_server_certificate",
            "sys modules",
            "timeit timeit",
            "torch._dynamo.guards GuardBuilder.get",
            "torch._inductor.codecache compile_file",
            "torch.fx.experimental.symbolic_shapes ShapeEnv.evaluate_guards_expression",
            "torch.jit.unsupported_tensor_ops execWrapper",
            "torch.utils._config_module ConfigModule.load_config",
            "torch.utils.bottleneck.__main__ run_cprofile",
            "torch.utils.collect_env run",
            "torch.utils.data.datapipes.utils.decoder basichandlers",
            "trace Trace.runctx",
            "urllib.request urlopen",
            "uuid _get_command_stdout",
            "venv create",
            "webbrowser open")) {
      String[] parts = name.split(" ");
      harmful(
          name, Pickles.protocol(4).global(parts[0], parts[1]).text("x").op(TUPLE1, REDUCE).stop());
    }
  }

  /** What only loads or reaches for something is never passed when that cannot be followed. */
  @Test
  void stepsThatLeadNowhereKnownAreDoubted() {
    for (String name :
        List.of(
            "builtins getattr",
            "functools partial",
            "importlib import_module",
            "joblib load",
            "numpy load",
            "operator itemgetter",
            "operator methodcaller",
            "pandas read_pickle",
            "pickle loads",
            "pydoc locate",
            "torch load",
            "torch.storage _load_from_bytes")) {
      String[] parts = name.split(" ");
      byte[] content =
          Pickles.protocol(4)
              .global(parts[0], parts[1])
              .op(NONE_VALUE, TUPLE1, REDUCE, EMPTY_TUPLE, REDUCE)
              .stop();
      assertThat(objects(read(content))).as(name).isNotEmpty();
    }
  }

  @Test
  void codeThatIsDecodedFirstIsQuotedDecoded() {
    String packed =
        Base64.getEncoder().encodeToString("print('inert')".getBytes(StandardCharsets.UTF_8));
    FileFacts read =
        read(
            Pickles.protocol(4)
                .global("builtins", "exec")
                .global("base64", "b64decode")
                .text(packed)
                .op(TUPLE1, REDUCE, TUPLE1, REDUCE)
                .stop());
    assertThat(read.facts())
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(Behaviour.RUN_CODE);
          assertThat(fact.quote()).contains("print('inert')");
        });
  }

  @Test
  void aPickleWithinAPickleIsReadAsItsLoaderWould() {
    byte[] inner = Pickles.harm();
    for (String[] loader :
        List.of(
            new String[] {"pickle", "loads"},
            new String[] {"_pickle", "loads"},
            new String[] {"torch.storage", "_load_from_bytes"})) {
      command(
          loader[0],
          Pickles.protocol(3).global(loader[0], loader[1]).blob(inner).op(TUPLE1, REDUCE).stop());
    }
    byte[] weights = Pickles.protocol(2).op(EMPTY_DICT).stop();
    assertThat(
            objects(
                read(
                    Pickles.protocol(3)
                        .global("torch.storage", "_load_from_bytes")
                        .blob(weights)
                        .op(TUPLE1, REDUCE)
                        .stop())))
        .isEmpty();
  }

  @Test
  void whatStandsBeforeABreakCountsAndTheFileIsNotFullyRead() {
    byte[] broken = Pickles.protocol(2).harmful().bytes(0xFF, 0xFF, 0xFF).done();
    command("an instruction that there is not", broken);
    assertThat(read(broken).complete()).isFalse();
    byte[] cut = Pickles.protocol(2).harmful().done();
    command("no STOP", cut);
    assertThat(read(cut).complete()).isFalse();
    byte[] underflow = Pickles.protocol(2).harmful().op(POP, POP, POP).stop();
    command("an empty stack", underflow);
    assertThat(read(underflow).complete()).isFalse();
    byte[] lying = Pickles.protocol(4).op(FRAME).number(3, 8).harmful().stop();
    command("a frame that lies", lying);
    byte[] long1 = Pickles.protocol(2).harmful().op(BINBYTES8).number(Long.MAX_VALUE, 8).done();
    command("a length beyond the file", long1);
  }

  @Test
  void laterPicklesAndThoseBehindOtherBytesAreFound() {
    byte[] weights = Pickles.protocol(2).op(EMPTY_DICT).stop();
    command("the second", new Pickles().raw(weights).raw(Pickles.harm()).done());
    byte[] behind =
        new Pickles()
            .raw("RIFF....WAVE".getBytes(StandardCharsets.US_ASCII))
            .raw(Pickles.harm())
            .done();
    command("behind other bytes", behind);
    assertThat(read(behind).facts())
        .anySatisfy(f -> assertThat(f.behaviour()).isEqualTo(Behaviour.CONCEALED));
  }

  @Test
  void aPickleUnderAnotherNameIsStillOne() {
    byte[] old =
        new Pickles()
            .global("os", "system")
            .op(MARK, STRING)
            .line("'echo inert'")
            .op(TUPLE, REDUCE)
            .stop();
    for (byte[] content : List.of(Pickles.harm(), old)) {
      FileFacts read = READER.read("docs/readme.txt", content);
      assertThat(objects(read)).contains("dangerous:os.system");
      assertThat(read.facts())
          .anySatisfy(f -> assertThat(f.detail()).isEqualTo("disguised:pickle"));
    }
    for (String prose :
        List.of(
            "cos\nsystem\nis how a pickle begins\n",
            "(a text in brackets)\n.",
            "I am.\n",
            "c = 1\nd = 2\n",
            "}",
            ".",
            "")) {
      FileFacts read = READER.read("notes.txt", prose.getBytes(StandardCharsets.UTF_8));
      assertThat(read.facts()).as(prose).isEmpty();
      assertThat(read.complete()).as(prose).isTrue();
    }
  }

  @Test
  void arraysOfJoblibArePassedOverButNeverHideInstructions() {
    Pickles wrapped =
        Pickles.protocol(2)
            .global("joblib.numpy_pickle", "NumpyArrayWrapper")
            .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, MARK)
            .text("dtype")
            .global("numpy", "dtype")
            .text("f8")
            .op(TUPLE1, REDUCE)
            .text("shape")
            .op(BININT1)
            .bytes(2)
            .op(TUPLE1, SETITEMS, BUILD);
    byte[] before = wrapped.done();
    byte[] array = new byte[16];
    array[0] = (byte) 0xFF;
    byte[] clean = new Pickles().raw(before).raw(array).stop();
    assertThat(read(clean).facts()).isEmpty();
    assertThat(read(clean).complete()).isTrue();
    byte[] hiding = new Pickles().raw(before).raw(Pickles.harm()).done();
    harmful("instructions in the place of an array", hiding);
  }

  @Test
  void whatIsOnlyUnknownIsNotCalledHarm() {
    byte[] own =
        Pickles.protocol(2)
            .global("somewhere.models", "Net")
            .op(EMPTY_TUPLE, NEWOBJ)
            .global("somewhere.models", "rebuild")
            .op(EMPTY_TUPLE, REDUCE, TUPLE2)
            .stop();
    assertThat(objects(read(own)))
        .containsExactly("unknown-class:somewhere.models.Net", "unknown:somewhere.models.rebuild");
    byte[] extension = Pickles.protocol(2).op(EXT1).bytes(7).stop();
    assertThat(objects(read(extension))).hasSize(1);
    byte[] changed =
        Pickles.protocol(2).global("collections", "OrderedDict").op(EMPTY_DICT, BUILD).stop();
    assertThat(objects(read(changed))).containsExactly("unknown:changes collections.OrderedDict");
  }

  @Test
  void whatTorchWritesIsClean() {
    byte[] tensor =
        Pickles.protocol(2)
            .global("collections", "OrderedDict")
            .op(EMPTY_TUPLE, REDUCE)
            .text("weight")
            .global("torch._utils", "_rebuild_tensor_v2")
            .op(MARK, MARK)
            .text("storage")
            .global("torch", "FloatStorage")
            .text("0")
            .text("cpu")
            .op(BININT1)
            .bytes(4)
            .op(TUPLE, BINPERSID, BININT1)
            .bytes(0)
            .op(EMPTY_TUPLE, EMPTY_TUPLE, NEWFALSE)
            .global("collections", "OrderedDict")
            .op(EMPTY_TUPLE, REDUCE, TUPLE, REDUCE, SETITEM)
            .stop();
    FileFacts read = READER.read("model.pt!/archive/data.pkl", tensor);
    assertThat(read.facts()).isEmpty();
    assertThat(read.complete()).isTrue();

    Pickles legacy = new Pickles();
    byte[] magic = {
      (byte) 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19
    };
    legacy.raw(Pickles.protocol(2).op(LONG1).bytes(10).raw(magic).stop());
    legacy.raw(Pickles.protocol(2).op(BININT2).bytes(0xe9, 3).stop());
    legacy.raw(Pickles.protocol(2).op(EMPTY_DICT).stop());
    legacy.raw(tensor).raw(Pickles.protocol(2).op(EMPTY_LIST).stop());
    byte[] all = legacy.raw(new byte[] {9, 9, 9, 9, 9}).done();
    FileFacts old = READER.read("pytorch_model.bin", all, 1L << 32);
    assertThat(old.facts()).isEmpty();
    assertThat(old.complete()).isTrue();
  }
}
