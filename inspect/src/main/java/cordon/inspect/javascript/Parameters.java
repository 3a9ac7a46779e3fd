package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What parameters are, told by their names where nobody is seen to give anything for them. */
final class Parameters {
  /** What a server hands to whoever answers; the framework decides which. */
  static final String REQUEST = "http.IncomingMessage";

  private static final Set<String> REQUESTS = Set.of("req", "request", "ctx", "event");

  private static final Set<String> ASKED = Set.of("get", "headers", "header", "query", "cookies");

  /** What a visitor sends has, and what parts of one program send each other has not. */
  private static final Set<String> VISITED =
      Set.of(
          "get",
          "headers",
          "header",
          "query",
          "cookies",
          "body",
          "rawBody",
          "url",
          "originalUrl",
          "queryStringParameters",
          "request",
          "req",
          "param",
          "text",
          "json",
          "formData",
          "on");

  /** Of a body; those that hide something are short. */
  private static final int MOST_TOKENS = 600;

  private static final Set<String> PARTS = Set.of("headers", "query", "cookies", "body");

  /** Keys of wallets, whatever the code is about. */
  private static final Set<String> KEYS =
      Set.of(
          "mnemonic",
          "mnemonicphrase",
          "seedphrase",
          "recoveryphrase",
          "secretphrase",
          "seedwords",
          "privatekey",
          "privkey",
          "walletkey",
          "walletseed");

  /** The same where the code is about wallets. */
  private static final Set<String> PERHAPS_KEYS =
      Set.of("secretkey", "secret", "seed", "sk", "pk", "phrase", "passphrase", "keypair", "wif");

  private static final List<String> TAKEN_BY =
      List.of("privatekey", "mnemonic", "seedphrase", "secretkey", "recoveryphrase");

  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "pwd", "pass", "userpassword");

  private Parameters() {}

  /**
   * @param index of the parameter
   * @param given what is known to be given for it
   */
  static Value of(Node.Function function, int index, Value given, Source source) {
    if (!given.isUnknown()) {
      return given;
    }
    Node parameter = function.parameters().get(index);
    int count = function.parameters().size();
    return switch (parameter) {
      case Node.Name name
          when index == 0
              && (count == 3 || count == 2)
              && name.id().length() < 3
              && answers(function) ->
          Value.named(REQUEST).with(given.flow());
      case Node.Name name when REQUESTS.contains(name.id()) && (count > 1 || visited(function)) ->
          Value.named(REQUEST).with(given.flow());
      case Node.Name name when name.id().equals("require") ->
          Value.named("require").with(given.flow());
      case Node.Name name when takesKey(function, index) ->
          given.with(Flow.of(Behaviour.HANDED, Behaviour.WALLET));
      case Node.Name name -> given.with(handed(name.id(), source));
      case Node.ObjectOf pattern when count > 1 && takesApart(pattern.properties()) ->
          Value.named(REQUEST).with(given.flow());
      case Node.ObjectOf pattern -> keys(pattern.properties(), given, source);
      default -> given;
    };
  }

  /** {@code ({ mnemonic }) => …}: each name that is taken out says what it is. */
  private static Value keys(List<Node.Property> properties, Value given, Source source) {
    JsObject object = new JsObject();
    for (Node.Property each : properties) {
      String name = each.key() instanceof Node.Constant key ? key.value().text().orElse("") : "";
      Flow handed = handed(name, source);
      if (!handed.isEmpty()) {
        object.put(name, given.with(handed));
      }
    }
    return object.members.isEmpty() ? given : object.value().with(given.flow());
  }

  /**
   * Whether a function of two or three parameters whose names are short is one that answers
   * visitors or hands them on: it reads headers of the first, and calls the last without arguments.
   */
  private static boolean answers(Node.Function function) {
    Tokens t = function.body().tokens;
    if (!(function.parameters().get(0) instanceof Node.Name first)
        || !(function.parameters().getLast() instanceof Node.Name last)
        || function.body().size() > MOST_TOKENS) {
      return false;
    }
    boolean reads = false;
    boolean goesOn = false;
    for (int i = function.body().from; i + 2 < function.body().to; i++) {
      if (t.kinds[i] == Tokens.NAME && !t.is(i - 1, '.')) {
        boolean wrapped = t.is(i + 1, '.') && t.text(i + 2).equals("req") && i + 4 < t.count;
        int of = wrapped && t.is(i + 3, '.') ? i + 4 : i + 2;
        boolean takes = t.is(i + 1, '.') && ASKED.contains(t.text(of));
        reads |= takes && t.text(i).equals(first.id());
        goesOn |= t.is(i + 1, '(') && t.is(i + 2, ')') && t.text(i).equals(last.id());
      }
    }
    return reads && goesOn;
  }

  /**
   * Whether the only parameter of a function is used as what a visitor sends: what one part of a
   * program asks of another, over a worker's channel for instance, has no headers.
   */
  private static boolean visited(Node.Function function) {
    Tokens t = function.body().tokens;
    String id = function.parameters().get(0) instanceof Node.Name name ? name.id() : "";
    for (int i = function.body().from; i + 1 < function.body().to; i++) {
      if (t.kinds[i] == Tokens.NAME && !t.is(i - 1, '.') && t.text(i).equals(id)) {
        boolean asked = t.is(i + 1, '.') && VISITED.contains(t.text(i + 2));
        boolean takenApart = t.is(i - 1, '=') && t.is(i - 2, '}') && !t.is(i + 1, '.');
        if (asked || takenApart) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean takesApart(List<Node.Property> properties) {
    return properties.stream()
        .anyMatch(p ->
            p.key() instanceof Node.Constant key && PARTS.contains(key.value().text().orElse("")));
  }

  /** Members of wallets that nobody else is to have. */
  private static final Set<String> KEPT =
      Set.of("privateKey", "secretKey", "mnemonic", "_signingKey", "signingKey");

  private static final Set<String> WALLETS =
      Set.of("wallet", "signer", "keypair", "kp", "account", "payer", "userwallet");

  /** {@code wallet.privateKey}, whatever gave the wallet. */
  static Flow ofWallet(Node.Chain chain, int link) {
    boolean key =
        link == 0
            && chain.links().get(0) instanceof Node.Member(String name)
            && (name.equals("privateKey") || name.equals("secretKey") || name.equals("mnemonic"))
            && chain.first() instanceof Node.Name(int at, String id)
            && WALLETS.contains(id.toLowerCase(Locale.ROOT));
    return key ? Flow.of(Behaviour.HANDED, Behaviour.WALLET) : Flow.NONE;
  }

  /** What everybody may know of a key is none; a wallet that passes has its key with it. */
  static Flow ofKey(String member, Flow key) {
    if (key.has(Behaviour.PASSING) && KEPT.contains(member)) {
      return key.and(Behaviour.HANDED).and(Behaviour.WALLET);
    }
    return member.equals("address") || member.equals("publicKey")
        ? key.without(Behaviour.HANDED).without(Behaviour.WALLET)
        : key;
  }

  /** {@code fromPrivateKey(k)}: the function says what its only parameter is. */
  private static boolean takesKey(Node.Function function, int index) {
    String plain = function.name().replace("_", "").toLowerCase(Locale.ROOT);
    boolean turns =
        plain.startsWith("to") || plain.startsWith("get") || plain.startsWith("generate");
    return index == 0 && !turns && TAKEN_BY.stream().anyMatch(plain::contains);
  }

  private static Flow handed(String name, Source source) {
    if (name.length() < 2) {
      return Flow.NONE;
    }
    String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
    if (KEYS.contains(plain) || (PERHAPS_KEYS.contains(plain) && source.isAboutWallets())) {
      return Flow.of(Behaviour.HANDED, Behaviour.WALLET);
    }
    return PASSWORDS.contains(plain) ? Flow.of(Behaviour.HANDED) : Flow.NONE;
  }
}
