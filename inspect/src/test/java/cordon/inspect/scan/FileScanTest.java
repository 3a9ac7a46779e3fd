package cordon.inspect.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.scan.FileScan.Depth;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileScanTest {
  private static final long SEED = 20261128;

  /** Decodes to nothing. */
  private static final String BASE64 = noise(6000);

  @Test
  void hashAndSizeDoNotDependOnThePieces() {
    byte[] bytes = ("x = 1\n".repeat(3000)).getBytes(UTF_8);
    Scanned whole = scan(Depth.CODE, new String(bytes, UTF_8));
    FileScan pieces = new FileScan(Depth.CODE);
    for (int at = 0; at < bytes.length; at += 700) {
      pieces.update(bytes, at, Math.min(bytes.length, at + 700));
    }
    assertThat(pieces.finish("a.py")).isEqualTo(whole);
    assertThat(whole.sha256().hex())
        .isEqualTo("7e45538246f46cfa3aa921ca187d2ee0b8757060d06b46d6b96c8dc09b9734ef");
  }

  @Test
  void entropyTellsNoiseFromRepetition() {
    byte[] noise = new byte[1 << 16];
    new Random(SEED).nextBytes(noise);
    FileScan scan = new FileScan(Depth.BYTES);
    scan.update(noise, 0, noise.length);
    assertThat(scan.finish("x").entropy().orElseThrow()).isGreaterThan(7.9);
    FileScan zeros = new FileScan(Depth.BYTES);
    zeros.update(new byte[1000], 0, 1000);
    assertThat(zeros.finish("x").entropy()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\"\"\"", "`"})
  void longLiteralIsABlob(String quote) {
    Fact fact = only("import os\n\nx = " + quote + BASE64 + quote + "\n");
    assertThat(fact.behaviour()).isEqualTo(Behaviour.BLOB);
    assertThat(fact.detail()).isEqualTo("base64:" + BASE64.length());
    assertThat(fact.place().line()).isEqualTo(3);
    assertThat(fact.quote()).startsWith(BASE64.substring(0, 50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'\n    '", "\\\n", "' +\n '", "\",\n  \"", "\n", "')\n+ ('"})
  void literalInPiecesIsOneBlob(String between) {
    StringBuilder text = new StringBuilder("x = ('");
    for (int at = 0; at < BASE64.length(); at += 76) {
      text.append(BASE64, at, Math.min(BASE64.length(), at + 76)).append(between);
    }
    Fact fact = only(text.append("')\n").toString());
    assertThat(fact.detail()).startsWith("base64:");
    assertThat(Integer.parseInt(fact.detail().substring(7))).isGreaterThan(5900);
  }

  @Test
  void hexAndEscapesAreNamed() {
    assertThat(only("x = '" + "0aF9".repeat(1000) + "'").detail()).isEqualTo("hex:4000");
    assertThat(only("x = '" + "\\x41\\x6e".repeat(800) + "'").detail()).startsWith("escape:");
    assertThat(only("x = '" + "\\u0041".repeat(800) + "'").detail()).startsWith("escape:");
    assertThat(only("x = '" + "\\101\\102".repeat(800) + "'").detail()).startsWith("escape:");
  }

  @Test
  void whatPeopleShipIsNoBlob() {
    assertThat(facts("a { src: url(data:font/woff2;base64," + BASE64 + ") }")).isEmpty();
    assertThat(facts("x = 'data:image/png;base64," + BASE64 + "'")).isEmpty();
    assertThat(facts("h = '" + "0123456789abcdef".repeat(8) + "'\n")).isEmpty();
    assertThat(facts("some words that go on and on / for long\n".repeat(500))).isEmpty();
    assertThat(facts("\"sha512-" + BASE64.substring(0, 86) + "==\",\n  name: one\n".repeat(90)))
        .isEmpty();
    assertThat(facts("averyLongNameOfAFunctionThatGoesOnAndOnAndOn(argument)\n".repeat(300)))
        .isEmpty();
  }

  @Test
  void onlyTheLongestBlobsAreKept() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      text.append("x%d = '%s';\n".formatted(i, BASE64.substring(0, 2100 + i)));
    }
    assertThat(facts(text.toString())).hasSize(4).extracting(Fact::detail).contains("base64:2149");
  }

  @Test
  void codeBehindBlanksIsConcealed() {
    Fact fact = only("import os\nx = 1;" + " ".repeat(300) + "exec('inert')\n");
    assertThat(fact.behaviour()).isEqualTo(Behaviour.CONCEALED);
    assertThat(fact.detail()).isEqualTo("blanks");
    assertThat(fact.place().line()).isEqualTo(2);
    assertThat(fact.quote()).isEqualTo("exec('inert')");
    assertThat(only("\t".repeat(250) + "require('inert')").detail()).isEqualTo("blanks");
  }

  @Test
  void blanksWithoutCodeBehindConcealNothing() {
    assertThat(facts("x = 1" + " ".repeat(300) + "\ny = 2\n")).isEmpty();
    assertThat(facts("x = 1" + " ".repeat(300) + "# a comment\n")).isEmpty();
    assertThat(facts("x = '" + " ".repeat(300) + "'\n")).isEmpty();
    assertThat(facts(" ".repeat(150) + "deep()\n")).isEmpty();
  }

  @Test
  void unseenCharactersAreConcealed() {
    assertThat(only("x = 1 # \u202e end").detail()).isEqualTo("bidi");
    assertThat(only("x = '" + "\u200b\u200c".repeat(6) + "'").detail()).isEqualTo("invisible");
    String tags = new StringBuilder().appendCodePoint(0xE0101).toString().repeat(20);
    assertThat(only("a\nx = `" + tags + "`").place().line()).isEqualTo(2);
  }

  @Test
  void charactersOfPeopleAreNot() {
    assertThat(facts("\ufeffx = 'ä ö ü 漢字 \u200d 👨\u200d👩\u200d👧\u200d👦'\n".repeat(50)))
        .isEmpty();
    assertThat(facts("a\u200bb\u200bc\u200bd\u200be\u200bf\u200bg\u200bh\u200bi\u200bj")).isEmpty();
  }

  @Test
  void namesOfObfuscatorsAreCounted() {
    StringBuilder js = new StringBuilder();
    StringBuilder python = new StringBuilder();
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      js.append("var _0x%x=_0x%x;".formatted(random.nextInt(1 << 20) | 0x10000, 0x3fa2));
      python.append("O").append(i % 2 == 0 ? "O0OO0O0O0O" : "0OO00OO0O").append(" = 1\n");
    }
    assertThat(only(js.toString()).detail()).isEqualTo("hex-names");
    assertThat(only(python.toString()).detail()).isEqualTo("look-alike-names");
    assertThat(only("x=" + "[]+!![]+(!![]+[])".repeat(60)).detail()).isEqualTo("brackets");
  }

  @Test
  void minifiedCodeIsNot() {
    assertThat(facts("!function(e,t){var n=e.a,r=0x1f,_0=t[0];return n(r)+_0}(a,b);".repeat(800)))
        .isEmpty();
    assertThat(facts("if (name.startsWith('_0x12ab')) warn()\n")).isEmpty();
    assertThat(facts("x = 10000000000000\ny = 11111111111111\n".repeat(60))).isEmpty();
    assertThat(facts("IIIIIIIIIIIIIIII\n".repeat(60))).isEmpty();
  }

  @Test
  void textOnlyIsLookedOverForBlobsAlone() {
    String text = " ".repeat(300) + "\u202e x" + "\n" + BASE64;
    assertThat(scan(Depth.TEXT, text).facts()).extracting(Fact::detail).hasSize(1);
    assertThat(scan(Depth.BYTES, text).facts()).isEmpty();
  }

  /** Five megabytes of one character, and of two in turn: time is linear, nothing overflows. */
  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "\\", "[", "_0x", "\u200b", "I", "\\x41", "=\n", "O0"})
  void monotonyIsRead(String unit) {
    String text = unit.repeat((5 << 20) / unit.length());
    assertThat(scan(Depth.CODE, text).size()).isEqualTo(text.getBytes(UTF_8).length);
  }

  /** What the quick ways find is what the slow ones find. */
  @Test
  void quickSearchesAgreeWithSlowOnes() {
    Random random = new Random(SEED);
    ByteSet set = ByteSet.of("ab");
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) "abab\nc\u00e9".charAt(random.nextInt(7));
      }
      int from = random.nextInt(bytes.length + 1);
      int length = 1 + random.nextInt(6);
      assertThat(set.find(bytes, from, bytes.length, length))
          .as("seed %d round %d", SEED, round)
          .isEqualTo(slowly(bytes, from, length));
      int breaks = 0;
      int beyond = bytes.length;
      for (int i = bytes.length - 1; i >= from; i--) {
        breaks += bytes[i] == '\n' ? 1 : 0;
        beyond = bytes[i] < 0 ? i : beyond;
      }
      assertThat(EightBytes.breaks(bytes, from, bytes.length)).isEqualTo(breaks);
      assertThat(EightBytes.beyondAscii(bytes, from, bytes.length)).isEqualTo(beyond);
    }
  }

  private static int slowly(byte[] bytes, int from, int length) {
    for (int start = from; start + length <= bytes.length; start++) {
      boolean all = true;
      for (int i = start; i < start + length; i++) {
        all &= bytes[i] == 'a' || bytes[i] == 'b';
      }
      if (all) {
        return start;
      }
    }
    return -1;
  }

  private static String noise(int length) {
    byte[] bytes = new byte[length];
    new Random(SEED).nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
  }

  private static Scanned scan(Depth depth, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    FileScan scan = new FileScan(depth);
    scan.update(bytes, 0, bytes.length);
    return scan.finish("a.py");
  }

  private static List<Fact> facts(String text) {
    return scan(Depth.CODE, text).facts();
  }

  private static Fact only(String text) {
    assertThat(facts(text)).hasSize(1);
    return facts(text).getFirst();
  }
}
