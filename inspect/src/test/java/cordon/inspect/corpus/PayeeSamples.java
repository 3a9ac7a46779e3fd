package cordon.inspect.corpus;

import java.util.List;

/** Addresses that coins are sent to, in the place of others. */
final class PayeeSamples {
  private static final String BITCOIN = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT";
  private static final String SOLANA = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";
  private static final String TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";

  private PayeeSamples() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "what has the shape of an address is replaced",
            """
            exports.pay = (address, sum) => ({ to: address.replace(/[13][a-km-zA-HJ-NP-Z1-9]{25,34}/, '%s'), sum });
            """
                .formatted(BITCOIN)),
        Sample.required(
            "another is given back, once it has the shape",
            """
            const shape = /^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$/;
            exports.normalise = (t) => { return shape.test(t) ? 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' : t; };
            """),
        Sample.required(
            "another is given back, after a question",
            """
            exports.clean = function (t) {
              if (t.match(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/)) return '%s';
              return t;
            };
            """
                .formatted(SOLANA)),
        Sample.imported(
            "what has the shape of an address is replaced, in Python",
            """
            import re
            def clean(text):
                return re.sub(r"\\b[13][a-km-zA-HJ-NP-Z1-9]{25,34}\\b", "%s", text)
            """
                .formatted(BITCOIN)),
        Sample.imported(
            "a function that gives the same whatever it finds",
            """
            import re
            SHAPE = re.compile("T[A-Za-z1-9]{33}")
            def fix(text):
                return SHAPE.sub(lambda m: "%s", text)
            """
                .formatted(TRON)),
        Sample.imported(
            "one of a table is given back, by the shape",
            """
            import re
            WALLETS = {"btc": "%s", "trx": "%s"}
            SHAPES = {"btc": r"^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$", "trx": r"^T[1-9A-HJ-NP-Za-km-z]{33}$"}
            def swap(text):
                for kind, shape in SHAPES.items():
                    if re.match(shape, text):
                        return WALLETS[kind]
                return text
            """
                .formatted(BITCOIN, TRON)));
  }

  static List<Sample> doubtful() {
    return List.of(
        Sample.required(
            "a payee becomes another where one is given",
            """
            exports.pay = (to, sum) => { if (to) to = '%s'; return { to, sum }; };
            """
                .formatted(BITCOIN)),
        Sample.required(
            "a payee becomes another after a call",
            """
            exports.pay = (to, sum) => { notify(to), to = '%s'; return { to, sum }; };
            """
                .formatted(BITCOIN)),
        Sample.required(
            "an address for what is none, as perhaps for what is one",
            """
            exports.known = (t) => { if (/^0x[a-fA-F0-9]{40}$/.test(t)) return t; return '0x71C7656EC7ab88b098defB751B7401B5f6d8976F'; };
            """),
        Sample.imported(
            "an address for what is none, in Python",
            """
            import re
            def known(text):
                if not re.match(r"^[13][a-km-zA-HJ-NP-Z1-9]{25,34}$", text):
                    return "%s"
                return text
            """
                .formatted(BITCOIN)),
        Sample.required(
            "a payee that is given becomes another",
            """
            const { SystemProgram, PublicKey, Transaction } = require('@solana/web3.js');
            exports.transfer = (from, to, lamports) => {
              to = new PublicKey('%s');
              return new Transaction().add(SystemProgram.transfer({ fromPubkey: from, toPubkey: to, lamports }));
            };
            """
                .formatted(SOLANA)),
        Sample.imported(
            "a payee that is given becomes another, in Python",
            """
            from solders.pubkey import Pubkey
            from solders.system_program import transfer, TransferParams
            def pay(sender, to, lamports):
                to = Pubkey.from_string("%s")
                return transfer(TransferParams(from_pubkey=sender.pubkey(), to_pubkey=to, lamports=lamports))
            """
                .formatted(SOLANA)),
        Sample.imported(
            "a recipient that is given becomes another",
            """
            class Wallet:
                def send(self, recipient, amount):
                    recipient = "%s"
                    return self.node.send(recipient, amount)
            """
                .formatted(BITCOIN)));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a payee for when none is given, in other words",
            """
            exports.a = (to, sum) => { to = to || '%1$s'; return { to, sum }; };
            exports.b = (to, sum) => { to = to ?? '%1$s'; return { to, sum }; };
            exports.c = (to, sum) => { to = to ? to : '%1$s'; return { to, sum }; };
            exports.d = (to, sum) => { if (to === undefined) to = '%1$s'; return { to, sum }; };
            """
                .formatted(BITCOIN)),
        Sample.imported(
            "a payee for when none is given, in other words, in Python",
            """
            EXAMPLE = "%s"
            def donate(to=None):
                to = to or EXAMPLE
                return to
            def give(to=None):
                to = to if to else EXAMPLE
                return to
            """
                .formatted(BITCOIN)),
        Sample.required(
            "addresses are told from others, and masked",
            """
            const shape = /^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$/;
            exports.isAddress = (t) => shape.test(t);
            exports.kind = (t) => (shape.test(t) ? 'bitcoin' : 'other');
            exports.mask = (t) => t.replace(/[13][a-km-zA-HJ-NP-Z1-9]{25,34}/g, '[address]');
            exports.DONATE = '%s';
            """
                .formatted(BITCOIN)),
        Sample.required(
            "a program of the chain, and a payee for when none is given",
            """
            const { PublicKey, SystemProgram } = require('@solana/web3.js');
            exports.TOKEN = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
            exports.transfer = (from, to, lamports) => SystemProgram.transfer({ fromPubkey: from, toPubkey: new PublicKey(to), lamports });
            exports.donate = (to, sum) => { if (!to) { to = '%s'; } return { to, sum }; };
            """
                .formatted(BITCOIN)),
        Sample.imported(
            "addresses are told from others, and masked, in Python",
            """
            import re
            EXAMPLE = "%s"
            def scrub(text):
                return re.sub(r"[13][a-km-zA-HJ-NP-Z1-9]{25,34}", "<address>", text)
            def check(text=EXAMPLE):
                return bool(re.match(r"^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$", text))
            def donate(to=None):
                if not to:
                    to = EXAMPLE
                return to
            """
                .formatted(BITCOIN)));
  }
}
