package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Unit;
import cordon.inspect.rules.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What passing over functions that cannot act must not lose (decision 0086). */
class PythonSkipTest {
  private static final PythonReader READER =
      new PythonReader(Rules.own(false).build().vocabulary());

  private static Set<String> facts(String code, boolean skips) {
    byte[] content = code.getBytes(StandardCharsets.UTF_8);
    Session session = READER.session(content);
    session.skips = skips;
    FileFacts facts = READER.read(session, "pkg/mod.py", content);
    return facts.facts().stream().map(PythonSkipTest::said).collect(Collectors.toSet());
  }

  private static String said(Fact fact) {
    return Unit.function(fact.unit())
        + ": "
        + fact.behaviour()
        + " "
        + fact.detail()
        + " "
        + fact.inputs();
  }

  private static String indented(String code, String by) {
    return code.lines()
        .map(line -> line.isBlank() ? line : by + line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Ways to put code where nothing calls it, or only what is not known to. */
  private static List<String> ways(String code) {
    List<String> ways = new ArrayList<>();
    ways.add("def never():\n" + indented(code, "  "));
    ways.add("async def never(a, *b, c=1, **d):\n" + indented(code, "  "));
    ways.add("class A:\n  def method(self):\n" + indented(code, "    "));
    ways.add("class A:\n  @property\n  def value(self):\n" + indented(code, "    "));
    ways.add("def outer():\n  def inner():\n" + indented(code, "    ") + "  return inner\n");
    ways.add("def f():\n" + indented(code, "  ") + "table = {'a': f}\ndef g(k):\n  table[k]()\n");
    ways.add("def f():\n" + indented(code, "  ") + "def g(h):\n  h()\ndef k():\n  g(f)\n");
    ways.add(halved(code));
    return ways;
  }

  /** Imports stand where the file begins, and the rest in a function: as most code has it. */
  private static String halved(String code) {
    String imports =
        code.lines().filter(PythonSkipTest::isImport).collect(Collectors.joining("\n", "", "\n"));
    String rest =
        code.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n", "", "\n"));
    return imports + "def never():\n" + indented(rest.isBlank() ? "pass" : rest, "  ");
  }

  private static boolean isImport(String line) {
    return line.matches("(import|from) [^;]*");
  }

  @TestFactory
  List<DynamicTest> whatIsNeverCalledIsReadTheSame() throws IOException {
    TreeMap<String, String> codes = new TreeMap<>();
    for (PythonReaderTest.Case each : PythonReaderTest.cases()) {
      codes.put(each.name(), each.code());
    }
    codes.putAll(ofCorpus());
    assertThat(codes.size()).isGreaterThan(150);
    List<DynamicTest> tests = new ArrayList<>();
    codes.forEach((name, code) ->
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  for (String way : ways(code)) {
                    assertThat(facts(way, true)).as(way).isEqualTo(facts(way, false));
                  }
                })));
    return tests;
  }

  /** The blocks of code of the samples, which another package keeps to itself. */
  private static TreeMap<String, String> ofCorpus() throws IOException {
    TreeMap<String, String> codes = new TreeMap<>();
    Path folder = root().resolve("inspect/src/test/java/cordon/inspect/corpus");
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.filter(f -> f.getFileName().toString().startsWith("Python")).sorted().toList();
    }
    for (Path file : files) {
      Matcher blocks =
          Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL).matcher(Files.readString(file));
      while (blocks.find()) {
        String code = blocks.group(1).stripIndent().replace("\\\\", "\\");
        codes.put(file.getFileName() + ":" + blocks.start(), code);
      }
    }
    return codes;
  }

  private static Path root() {
    String set = System.getProperty("cordon.root");
    Path at = set == null ? Path.of("").toAbsolutePath() : Path.of(set);
    return Files.isDirectory(at.resolve("inspect")) ? at : at.getParent();
  }

  /** Names that are folded: what they give does nothing until something else takes it. */
  private static final Set<String> HARMLESS =
      Set.of(
          "__main__.__file__", // counts once it is opened
          "ast.literal_eval",
          "codecs.decode",
          "codecs.lookup",
          "functools.partial",
          "functools.reduce",
          "inspect.cleandoc",
          "int.from_bytes",
          "dict.setdefault",
          "itertools.cycle",
          "json.dumps", // gives settings, which matter once they are written
          "json.loads",
          "ntpath.join",
          "operator.attrgetter",
          "operator.itemgetter",
          "operator.methodcaller",
          "os.exec", // with what follows it is a name of the vocabulary
          "os.fsdecode",
          "os.fsencode",
          "os.fspath",
          "os.path.abspath",
          "os.path.basename",
          "os.path.expandvars",
          "os.path.join",
          "os.path.normpath",
          "os.path.realpath",
          "os.spawn",
          "os.write",
          "pathlib.PurePath",
          "posixpath.join",
          "shlex.quote",
          "shlex.split",
          "socket.create_server.accept",
          "socket.socket.accept",
          "sqlite3.connect",
          "tempfile.gettempdir",
          "tempfile.NamedTemporaryFile",
          "tempfile.SpooledTemporaryFile",
          "tempfile.TemporaryFile",
          "tempfile.mkdtemp",
          "tempfile.mkstemp",
          "tempfile.mktemp",
          "textwrap.dedent",
          "urllib.parse.unquote",
          "urllib.unquote",
          "urllib2.unquote",
          "yaml.dump",
          "yaml.safe_dump");

  /**
   * Every name that the evaluator knows by itself is one at which a function counts as acting, or
   * stands in the list above: whoever adds one has to decide.
   */
  @Test
  void everyNameThatIsUnderstoodIsKnownToTheSkip() throws IOException {
    ActingNames names = new ActingNames(Rules.own(false).build().vocabulary());
    Set<String> unknown = new TreeSet<>();
    Path folder = root().resolve("inspect/src/main/java/cordon/inspect/python");
    for (String file :
        List.of("Builtins", "Callbacks", "Calls", "Effects", "Files", "Library", "Lookups")) {
      String source = Files.readString(folder.resolve(file + ".java"));
      Matcher texts = Pattern.compile("\"([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+)\"").matcher(source);
      while (texts.find()) {
        unknown.add(texts.group(1));
      }
    }
    unknown.removeIf(name -> isKnown(names, name));
    assertThat(unknown).isEqualTo(new TreeSet<>(HARMLESS));
  }

  private static boolean isKnown(ActingNames names, String name) {
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (names.acts(name.substring(0, dot))) {
        return true;
      }
    }
    return names.acts(name) || names.leads(name);
  }
}
