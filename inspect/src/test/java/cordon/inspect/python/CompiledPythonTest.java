package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.bytecode.Assembly;
import cordon.inspect.chain.NeedReader;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compiled code does is told as if its source were there. */
class CompiledPythonTest {
  private static final PythonReader READER =
      new PythonReader(Rules.own(false).build().vocabulary());

  private static FileFacts read(byte[] file) {
    return READER.read("pkg/mod.pyc", file);
  }

  private static void does(String need, FileFacts facts) {
    assertThat(facts.facts()).as(need).anyMatch(NeedReader.read(need)::fits);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14})
  void aModuleRunsACommand(int minor) {
    FileFacts facts = read(Assembly.running(minor, "echo inert").file());
    does("run-process:echo inert", facts);
    assertThat(facts.complete()).isTrue();
  }

  @Test
  void codeInALiteralIsReadAsCode() {
    String literal =
        Base64.getEncoder().encodeToString(Assembly.running(12, "echo inert").marshalled());
    FileFacts facts =
        read(
            ("import marshal, base64\nexec(marshal.loads(base64.b64decode('" + literal + "')))\n")
                .getBytes(StandardCharsets.UTF_8));
    does("run-code<decode", facts);
    does("run-process:echo inert", facts);
  }

  @Test
  void whatIsNotReadIsDoubted() {
    byte[] file = Assembly.running(12, "echo inert").file();
    file[0]++;
    assertThat(read(file).facts()).isEmpty();
    assertThat(read(file).doubts())
        .containsExactly("it is compiled Python, whose source is not there");
  }
}
