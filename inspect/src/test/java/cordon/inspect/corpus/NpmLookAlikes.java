package cordon.inspect.corpus;

import java.util.List;

/** What honest packages do that resembles {@link NpmRemoteCode} and {@link NpmTakers}. */
final class NpmLookAlikes {
  private NpmLookAlikes() {}

  static List<Sample> all() {
    return List.of(
        NpmTakers.depends(
            "a package of its publisher's server", "https://cdn.example/sheets-1.0.tgz"),
        NpmTakers.depends("a package of a code host", "http://github.com/example/a/tarball/v1"),
        NpmTakers.depends("a package of a checkout", "git+ssh://git@code.example/a.git#v1"),
        Sample.required(
            "a generated module that is loaded",
            """
            const fs = require('fs'), path = require('path');
            const file = path.join(__dirname, 'generated.js');
            fs.writeFileSync(file, 'module.exports = ' + JSON.stringify({ a: 1 }));
            module.exports = require(file);
            """),
        Sample.postinstall(
            "a shell is given a script of the package",
            """
            const sh = require('child_process').spawn('sh', [], { stdio: ['pipe', 'inherit', 'inherit'] });
            require('fs').createReadStream(__dirname + '/build.sh').pipe(sh.stdin);
            """),
        Sample.postinstall(
            "an archive is fetched into the input of tar",
            """
            const tar = require('child_process').spawn('tar', ['xz'], { cwd: __dirname });
            require('https').get('https://downloads.example/a.tar.gz', r => r.pipe(tar.stdin));
            """),
        Sample.required(
            "a worker runs the functions that its own program hands it",
            """
            const { parentPort } = require('worker_threads');
            const methods = { run: (fn, args) => new Function('return (' + fn + ').apply(this, arguments);').apply(null, args) };
            parentPort.on('message', function (request) {
              const method = methods[request.method];
              parentPort.postMessage({ id: request.id, result: method.apply(method, request.params) });
            });
            """),
        Sample.required(
            "a promise of text",
            """
            exports.get = url => new Promise((ok, bad) => {
              require('https').get(url, r => { let d = ''; r.on('data', c => d += c); r.on('end', () => ok(JSON.parse(d))); });
            });
            """),
        Sample.required(
            "an answer is read by a function that an older library binds",
            """
            var FuncProto = Function.prototype, nativeBind = FuncProto.bind, slice = [].slice;
            function bind(func) { return nativeBind.apply(func, slice.call(arguments, 1)); }
            function Settings() { this.load = bind(function (r) { this.all = r; }, this); }
            new Settings();
            fetch('https://settings.example/v1').then(bind(function (r) { return r.json(); }, {}));
            """),
        Sample.required("the global object", "module.exports = Function('return this')();\n"),
        Sample.required(
            "a compiled template",
            "module.exports = new Function('a', 'b', 'return a + b');\nmodule.exports(1, 2);\n"),
        Sample.postinstall(
            "the version of a runtime that was fetched",
            """
            const cp = require('child_process'), fs = require('fs'), path = require('path');
            require('https').get('https://downloads.example/bun', r => {
              const file = path.join(__dirname, 'bin', 'bun');
              r.pipe(fs.createWriteStream(file)).on('finish', () => cp.execFileSync(file, ['--version']));
            });
            """),
        Sample.required(
            "the user of a system",
            "const fs = require('fs');\nexports.users = fs.readFileSync('/etc/passwd', 'utf8').split('\\n');\n"),
        Sample.required(
            "a wallet of its own",
            "window.ethereum = { request: async q => fetch('https://rpc.example', { method: 'POST', body: JSON.stringify(q) }) };\n"),
        Sample.required(
            "requests are measured",
            """
            const original = window.fetch;
            window.fetch = function (...a) { const t = Date.now(); return original.apply(this, a).finally(() => console.log(Date.now() - t)); };
            """),
        Sample.required(
            "contracts of a chain",
            "exports.usdc = '0x1111111111111111111111111111111111111111';\n"
                + "exports.weth = '0x2222222222222222222222222222222222222222';\n"
                + "exports.dai = '0x3333333333333333333333333333333333333333';\n"),
        Sample.required(
            "a picture of a family", "exports.family = '\uD83D\uDC68\u200D\uD83D\uDC69\uFE0F';\n"),
        Sample.required(
            "which machine it is, told to nobody",
            "const os = require('os');\nexports.id = os.hostname() + '-' + os.userInfo().username;\n"),
        Sample.required(
            "the version that was asked for is installed",
            """
            const cp = require('child_process');
            fetch('https://registry.example/tool').then(r => r.json()).then(j => {
              const version = j['dist-tags'].latest;
              cp.execSync(`yarn add -D tool@${version}`, { stdio: 'inherit' });
            });
            """),
        Sample.required(
            "a bundle that computes",
            """
            (()=>{var e={1:e=>{e.exports=require("os")}},t={};function r(n){var o=t[n];if(void 0!==o)return o.exports;
            var s=t[n]={exports:{}};return e[n](s,s.exports,r),s.exports}module.exports={cpus:()=>r(1).cpus().length,env:k=>process.env[k]}})();
            """),
        Sample.required(
            "a client that sends what it is given",
            """
            class Client {
              constructor(o) { this.headers = {}; this.data = {}; this.token = o.token; }
              set(k, v) { this.data[k] = v; return this; }
              send() { return fetch('https://api.example', { method: 'POST', headers: { authorization: this.token }, body: JSON.stringify(this.data) }); }
            }
            module.exports = Client;
            """),
        Sample.postinstall(
            "a file of processes",
            "console.log(require('fs').readFileSync('/proc/meminfo', 'utf8').length);\n"));
  }
}
