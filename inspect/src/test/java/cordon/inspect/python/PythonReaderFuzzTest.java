package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.rules.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends and throws nothing. */
class PythonReaderFuzzTest {
  private static final long SEED = 20260512;
  private static final PythonReader READER =
      new PythonReader(Rules.own(false).build().vocabulary());

  private static FileFacts read(byte[] content) {
    return READER.read("pkg/mod.py", content);
  }

  private static FileFacts read(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void damagedTextsAreRead() throws IOException {
    Random random = new Random(SEED);
    List<PythonReaderTest.Case> cases = PythonReaderTest.cases();
    for (int i = 0; i < 6000; i++) {
      byte[] content = cases.get(i % cases.size()).code().getBytes(StandardCharsets.UTF_8);
      byte[] damaged = damage(content, random);
      try {
        read(damaged);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "seed "
                + SEED
                + ", round "
                + i
                + ": "
                + new String(damaged, StandardCharsets.ISO_8859_1),
            e);
      }
    }
  }

  private static byte[] damage(byte[] content, Random random) {
    byte[] out = content.clone();
    String marks = "()[]{}'\"\\#\n\r\t:;,.=*@`\0 fbr%^-";
    for (int n = random.nextInt(4); n >= 0 && out.length > 0; n--) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(5)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 -> out[at] = (byte) marks.charAt(random.nextInt(marks.length()));
        case 2 -> out = Arrays.copyOf(out, at);
        case 3 -> {
          byte[] joined = Arrays.copyOf(out, out.length + out.length - at);
          System.arraycopy(out, at, joined, out.length, out.length - at);
          out = joined;
        }
        default -> out = Arrays.copyOfRange(out, at, out.length);
      }
    }
    return out;
  }

  @Test
  void whatIsNestedDeepIsDoubtedAndNoCrash() {
    int deep = 20_000;
    for (String[] each :
        new String[][] {
          {"(", ")"},
          {"[", "]"},
          {"{", "}"},
          {"f(", ")"},
          {"lambda: ", ""},
          {"not ", ""},
          {"-", ""},
          {"x[", "]"},
          {"{1: ", "}"},
          {"a if b else ", ""},
          {"2 ** ", ""},
          {"await ", ""},
          {"*", ""},
          {"yield ", ""}
        }) {
      FileFacts facts = read("x = " + each[0].repeat(deep) + "1" + each[1].repeat(deep) + "\n");
      assertThat(facts.path()).as(each[0]).isEqualTo("pkg/mod.py");
    }
    assertThat(read("x = " + "(".repeat(deep) + "1" + ")".repeat(deep)).complete()).isFalse();
    assertThat(read("x = " + "lambda: ".repeat(deep) + "1\n").complete()).isFalse();
    String format = "x";
    for (int i = 0; i < 30; i++) {
      format = "f'{" + format + "}'";
    }
    assertThat(read("x = " + "(".repeat(190) + format + ")".repeat(190) + "\n").complete())
        .isFalse();
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      nested.append(" ".repeat(i)).append("if x:\n");
    }
    assertThat(read(nested.toString()).complete()).isFalse();
  }

  @Test
  void longChainsAreNoNesting() {
    assertThat(read("x = ''" + "\nx += 'a'".repeat(20_000) + "\n").complete()).isTrue();
    assertThat(read("x = 'a'" + " + 'a'".repeat(20_000) + "\n").complete()).isTrue();
    assertThat(read("x = a" + ".b(1)".repeat(20_000) + "\n").complete()).isTrue();
    assertThat(read("if x: pass\n" + "elif y: pass\n".repeat(20_000)).complete()).isTrue();
    assertThat(read("f = f'" + "{x}".repeat(20_000) + "'\n").complete()).isTrue();
  }

  @Test
  void muchOfOneCharacterIsReadOnce() {
    for (char c : "([{'\"\\#\n a1.;:,=+@`\0-\t".toCharArray()) {
      String text = String.valueOf(c).repeat(2_000_000);
      assertThat(read(text).path()).as("`%s`", c).isEqualTo("pkg/mod.py");
    }
    assertThat(read("f'{" + "f'{".repeat(500_000)).path()).isEqualTo("pkg/mod.py");
    assertThat(read("x = [" + "1,".repeat(500_000) + "]\n").complete()).isTrue();
  }

  @Test
  void functionsThatCallEachOtherEnd() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      code.append(
          "def f%d(x):\n    f%d(x)\n    f%d(x + 'a')\n    return f%d(x)\n"
              .formatted(i, (i + 1) % 200, (i + 7) % 200, (i * 3) % 200));
    }
    code.append("f0('a')\nfor i in range(60000):\n    for j in range(60000):\n        f1(i)\n");
    assertThat(read(code.toString()).complete()).isTrue();
    assertThat(
            read("def f(x): return (lambda y: f(y))(x)\nf(1)\ng = lambda x: g(x)\ng(1)\n")
                .complete())
        .isTrue();
    assertThat(read("class A: pass\nclass A(A):\n    pass\nA().x()\nx = A()\nx.y = x\n").complete())
        .isTrue();
  }

  @Test
  void whatIsEncodedTooOftenIsDoubted() {
    String code = "print(1)";
    for (int i = 0; i < 7; i++) {
      code =
          "import base64; exec(base64.b64decode('"
              + java.util.Base64.getEncoder().encodeToString(code.getBytes(StandardCharsets.UTF_8))
              + "'))";
    }
    FileFacts facts = read(code);
    assertThat(facts.complete()).isFalse();
    assertThat(facts.facts()).isNotEmpty();
  }

  @Test
  void encodingsAreUndone() {
    String code = "import os\nos.system('echo inert')\n";
    for (byte[] content :
        new byte[][] {
          ("\uFEFF" + code).getBytes(StandardCharsets.UTF_8),
          ("\uFEFF" + code).getBytes(StandardCharsets.UTF_16LE),
          ("# -*- coding: latin-1 -*-\n" + code).getBytes(StandardCharsets.ISO_8859_1),
          ("# coding: cp1252\r" + code.replace("\n", "\r")).getBytes(StandardCharsets.ISO_8859_1),
          ("#coding=utf7\nimport os\nos.+AHM-ystem('echo inert')\n")
              .getBytes(StandardCharsets.US_ASCII),
          ("# coding: unicode_escape\nimport os\\x0aos.system('echo inert')\n")
              .getBytes(StandardCharsets.US_ASCII)
        }) {
      assertThat(read(content).facts()).anyMatch(f -> f.detail().equals("echo inert"));
    }
    assertThat(read("# coding: no-such\nx = 1\n").complete()).isFalse();
  }
}
