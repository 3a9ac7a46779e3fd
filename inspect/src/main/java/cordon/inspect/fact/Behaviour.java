package cordon.inspect.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a piece of code does or holds. Rule files and reports use the {@link #word}; the detail of a
 * {@link Fact} says which kind of it.
 */
public enum Behaviour {
  // --- means: hiding
  /**
   * Turns encoded text or bytes back: base64, hex, zlib, marshal, character codes, reversal, XOR.
   */
  DECODE,
  /** Decrypts with a cipher. */
  DECRYPT,
  /** Encrypts with a cipher or a public key. */
  ENCRYPT,
  /** Holds a long encoded literal, or a file of it. Detail: its length and encoding. */
  BLOB,
  /** Reads as the output of an obfuscator. Detail: which signs. */
  OBFUSCATED,
  /** Hides text from whoever looks: code behind much white space, invisible or bidi characters. */
  CONCEALED,
  /** Reaches a function through a computed name: {@code getattr}, {@code globals()[…]}. */
  INDIRECT,

  // --- means: fetching
  /** Reads from the network. Detail: the API; input {@link #HOST} when the destination is known. */
  FETCH,
  /** Fetches or starts the interpreter of another language: Bun in a Python package. */
  FOREIGN_RUNTIME,

  // --- ends: running
  /** Runs text as code. */
  RUN_CODE,
  /** Starts a process. Detail: the command, as far as it is known. */
  RUN_PROCESS,
  /** Loads native code or calls into it. */
  LOAD_NATIVE,
  /** Unpickles, or loads an object format that runs code. */
  LOAD_OBJECT,
  /** Has a container started that is given the machine that it runs on. */
  ESCAPE,

  // --- ends: taking
  /** Sends to the network. Detail: the API. */
  SEND,
  /** Opens a raw connection and ties it to a shell or to commands from afar. */
  REMOTE_CONTROL,
  /** Reads or names a secret. Detail: its kind: {@code ssh}, {@code cloud}, {@code ci} … */
  SECRET,
  /** Names what nobody but its owner has any use of: keys of SSH, stores of browsers, wallets. */
  PRIVATE,
  /** Reads the environment as a whole. */
  ENVIRONMENT,
  /** Reads who and where: host name, user, addresses, hardware. Detail: what. */
  HOST_INFO,
  /** Records keys, clipboard, screen, camera or microphone. */
  CAPTURE,
  /** Reads or swaps what a browser wallet sends; holds many wallet addresses. */
  WALLET,
  /** Reads the memory of other processes. */
  PROCESS_MEMORY,
  /** Takes what somebody who visits a server sends: a header, a query, a cookie, a body. */
  REQUEST,
  /** Is given a key or a password by whoever calls it. */
  HANDED,
  /**
   * Sees what is meant for others: stands in for a function of the platform, or listens to what is
   * typed into a page. Detail: where.
   */
  PASSING,

  // --- ends: staying, spreading, destroying
  /** Writes a file. Detail: the path, as far as it is known. */
  WRITE,
  /** Makes a file executable. */
  MAKE_EXECUTABLE,
  /** Makes itself start again: unit files, cron, launch agents, shell profiles, registry keys. */
  PERSIST,
  /** Publishes packages or pushes commits. */
  PUBLISH,
  /** Writes hooks for editors, assistants, or CI: {@code tasks.json}, workflows. */
  HOOK,
  /** Deletes or overwrites much. Detail: what. */
  DESTROY,
  /** Removes its own traces: its file, its manifest, logs, history. */
  COVER_TRACKS,
  /** Turns off protection: antivirus, certificate checks of the whole process, firewalls. */
  DISARM,
  /** Mines coins. */
  MINE,

  // --- circumstances
  /** Names a destination. Detail: its class, such as {@code webhook} or {@code raw-ip}. */
  HOST,
  /** Acts only here or there: by locale, time zone, CI, sandbox, date. Detail: by what. */
  GATE,
  /** Runs apart from the caller: a daemon thread, a detached process, silenced output. */
  DETACHED,
  /** Brings another package with it. Detail: its name. */
  DEPENDENCY,
  /** Is called nearly as another package is, or claims its source. Detail: in which way. */
  RESEMBLES,
  /** Is not in the source that it should be built from. Detail: {@code absent} … */
  UNSOURCED,
  /**
   * Holds a program, or names something of an operating system that the package has no business
   * with.
   */
  PLATFORM;

  /** As rule files and reports write it: {@code run-code}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether a text that names it amounts to it, as a path of SSH keys does; the others need that
   * something is done with what is named.
   */
  public boolean byName() {
    return switch (this) {
      case SECRET, HOST, WALLET, PLATFORM, PROCESS_MEMORY, MINE, DISARM -> true;
      default -> false;
    };
  }

  /** Whether it gets hold of something of which another piece of code may make use. */
  public boolean takes() {
    return switch (this) {
      case SECRET, HOST_INFO, ENVIRONMENT, FETCH, DECODE, CAPTURE, WALLET -> true;
      default -> false;
    };
  }

  /** Whether it makes use of something of which another piece of code may have got hold. */
  public boolean uses() {
    return switch (this) {
      case SEND, RUN_CODE, RUN_PROCESS, FETCH -> true;
      default -> false;
    };
  }

  public static Optional<Behaviour> parse(String word) {
    return Arrays.stream(values()).filter(b -> b.word().equals(word)).findFirst();
  }
}
