package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a file shows that an obfuscator made: its shape, and which means it loads to do whatever its
 * texts hide.
 */
final class ObfuscatedModules {
  private static final Set<String> STARTS =
      Set.of(
          "child_process", "net", "tls", "dgram", "vm", "worker_threads", "execa", "cross-spawn");

  private static final Set<String> NETWORK =
      Set.of(
          "http",
          "https",
          "http2",
          "dns",
          "axios",
          "request",
          "node-fetch",
          "got",
          "undici",
          "ws",
          "socket.io-client",
          "form-data",
          "needle",
          "superagent");

  private static final Set<String> FILES = Set.of("fs", "fs-extra", "os", "sqlite3", "adm-zip");

  private final Evaluator evaluator;

  ObfuscatedModules(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void signs(Obfuscation obfuscation, Tokens tokens) {
    sign(Behaviour.OBFUSCATED, "structure", obfuscation.place(), tokens);
    sign(Behaviour.OBFUSCATED, "alphabet", obfuscation.alphabet(), tokens);
    sign(Behaviour.OBFUSCATED, "brackets", obfuscation.brackets(), tokens);
    sign(Behaviour.CONCEALED, "white-space", obfuscation.behindBlanks(), tokens);
    boolean made = obfuscation.place().isPresent() || obfuscation.alphabet().isPresent();
    evaluator.session.obfuscated |= made;
    if (made && evaluator.source.isKept()) {
      evaluator.add(Behaviour.OBFUSCATED, "text", Flow.NONE, 0);
    }
  }

  private void sign(Behaviour behaviour, String detail, OptionalInt token, Tokens tokens) {
    token.ifPresent(at -> evaluator.add(behaviour, detail, Flow.NONE, tokens.starts[at]));
  }

  void loaded(String module, int at) {
    if (!evaluator.session.obfuscated) {
      return;
    }
    String means =
        STARTS.contains(module)
            ? "starts"
            : NETWORK.contains(module) ? "network" : FILES.contains(module) ? "files" : "";
    if (!means.isEmpty()) {
      evaluator.add(Behaviour.INDIRECT, "hidden-" + means, Flow.NONE, at);
    }
  }
}
