package cordon.inspect.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cordon.inspect.fact.Fact;
import cordon.inspect.rules.Rules;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Functions that are passed over do nothing; those that do something are not, however it is hidden.
 */
final class SignalsTest {
  private static final Vocabulary VOCABULARY = Rules.own(false).build().vocabulary();
  private static final Signals SIGNALS = new Signals(VOCABULARY);

  private static Session follow(String code, boolean skips) {
    Session session = new Session(VOCABULARY, new ShellReader(VOCABULARY), SIGNALS);
    session.skips = skips;
    JavaScriptReader.follow(session, Source.file("a.js", code.toCharArray()));
    return session;
  }

  private static Set<String> facts(String code, boolean skips) {
    return follow(code, skips).sink.facts().stream()
        .map(SignalsTest::said)
        .collect(Collectors.toSet());
  }

  private static String said(Fact fact) {
    return fact.behaviour() + " " + fact.detail() + " " + fact.inputs();
  }

  /** The code that {@link JavaScriptReaderTest} knows. */
  static List<String> techniques() throws NoSuchMethodException {
    CsvSource table =
        JavaScriptReaderTest.class
            .getDeclaredMethod("whatCodeDoesIsFoundInManySpellings", String.class, String.class)
            .getAnnotation(CsvSource.class);
    return table.textBlock().lines().map(line -> line.split(" ## ", 2)[1]).toList();
  }

  @ParameterizedTest
  @MethodSource("techniques")
  void whatIsNeverCalledIsReadTheSame(String code) {
    String body =
        code.replaceAll("import \\* as (\\w+) from ('[^']*');", "const $1 = require($2);")
            .replaceAll("import (\\w+) from ('[^']*');", "const $1 = require($2);");
    for (String way :
        List.of(
            "exports.f = async function () { " + body + " }",
            "class A { static async m() { " + body + " } }",
            "function a() { return async () => { " + body + " } }",
            "module.exports = { f: async () => { " + body + " } }")) {
      assertEquals(facts(way, false), facts(way, true), way);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const c = require('child_process'); exports.f = x => c.exec(x);",
        "import { exec as y } from 'node:child_process'; export function f(x) { y(x) }",
        "let c; function g() { c = require('child_process') } function f(x) { c.exec(x) }",
        "class A { constructor() { this.c = require('child_process') } m(x) { this.c.exec(x) } }",
        "const o = { c: require('child_process') }; function f(x) { o.c.exec(x) }",
        "function a() { return require('child_process') } function b(x) { a().exec(x) }",
        "function f(k) { [].at['constr' + 'uctor'](k)() }",
        "function f(k) { const c = 'constr', d = 'uctor'; [].at[c + d](k)() }",
        "function f(k) { (() => {})[k()](a)() }",
        "function f(x) { globalThis['ev' + 'al'](x) }",
        "function f(x) { const g = globalThis; g[y(1)](x) }",
        "function f(x) { \\u0065val(x) }",
        "function f(x) { require('\\x63hild_process').exec(x) }",
        "function f(x) { require('child' + '_process').exec(x) }",
        "function f(x) { require(`child_process`).exec(x) }",
        "function f(x) { const r = require; r('child_process').exec(x) }",
        "function f(x) { require(n('a')).exec(x) }",
        "function f() { return 'https://webh' + 'ook.site/x' }",
        "function f() { return '\\x68\\x74\\x74\\x70' }",
        "function f() { setTimeout('x()', 5) }",
        "function f(a = require('child_process').exec('x')) {}",
        "function f() { return process.env.NPM_TOKEN }",
        "function f() { return { ...process.env } }",
        "function f(x) { window.fetch(x) }"
      })
  void whatIsHiddenTells(String code) {
    Session session = follow(code, true);
    assertEquals(facts(code, false), facts(code, true));
    assertTrue(session.hasSignals, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.f = function (a) { return /a(b)/.exec(a)[1] }",
        "exports.f = (a, i) => a[i].b(a['c']) + process.argv[2] + process.env.NODE_ENV",
        "exports.f = a => typeof window !== 'undefined' && window.document.body === a",
        "class A { constructor() { this.x = 1 } m() { return this.constructor.name } }",
        "exports.f = () => new Promise(resolve => setTimeout(resolve, 10))",
        "const p = require('path'); exports.f = a => p.join(a, '../b')"
      })
  void ordinaryCodeTellsNothing(String code) {
    assertFalse(follow(code, true).hasSignals, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function helper() { require('child_process').exec('id') } exports.f = () => { helper() }",
        "const o = { helper() { require('child_process').exec('id') } }; exports.f = () => o.helper()",
        "class A { helper() { require('child_process').exec('id') } f() { this.helper() } }"
      })
  void whereItLeadsIsKnown(String code) {
    assertTrue(
        follow(code, true).sink.references().stream()
            .anyMatch(r -> r.unit().endsWith("f") && r.target().toString().contains("helper")),
        code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var t=['a','b','c','d'];function d(n){n=n-0x10;return t[n];}x[d(0x10)](y[d(0x11)])[d(0x12)]()",
        "var t=['a','b','c','d'];(function(p,q){while(--q){p['push'](p['shift']())}}(t,3));var d=function(n){n=n-1;var r=t[n];return r}",
        "const o='1|0|2'['split']('|');let i=0;while(!![]){switch(o[i++]){case'0':a();continue;}break;}"
      })
  void obfuscatorsAreKnownByTheShapeOfTheirCode(String code) {
    assertTrue(facts(code, true).contains("OBFUSCATED structure []"), code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var t=['a','b','c','d'];function d(n){n=n-1;return t[n]}d(1);d(2);d(3)",
        "var q=['a','b','c','d'];function next(){q.push(q.shift());return q[0]}",
        "var t=['a','b','c','d'];x[f(1)](x[f(2)],x[f(3)])",
        "var _0x12=['a','b','c','d'],_0x13=_0x12[0],_0x14=_0x12[1];",
        "switch(s[i++]){case 1:a();break}",
        "(()=>{var e={1:(e,t,n)=>{t.a=n(2)}},t={};function n(r){var o=t[r];return o||(o=t[r]={exports:{}},e[r](o,o.exports,n)),o.exports}n(1)})()"
      })
  void minifiersAndTablesAreNone(String code) {
    assertFalse(facts(code, true).contains("OBFUSCATED structure []"), code);
  }
}
