package cordon.inspect.javascript;

import java.util.Set;

/** Functions of the language and of libraries that only pass on, drop or gather. */
final class PlainFunctions {
  /** Give back what they are given. */
  static final Set<String> SAME =
      Set.of(
          "String",
          "Promise.resolve",
          "util.promisify",
          "Object.freeze",
          "Object.getPrototypeOf",
          "Reflect.getPrototypeOf",
          "Array.from",
          "Object",
          "bluebird.promisify",
          "pify",
          "Uint8Array.from",
          "Uint8Array",
          "structuredClone");

  /** Give of the environment what is declared beside it, by the name of each variable. */
  static final Set<String> DECLARED =
      Set.of("envalid.cleanEnv", "envsafe.envsafe", "znv.parseEnv", "env-schema");

  /** Say nothing of what they are given. */
  static final Set<String> DROPS =
      Set.of(
          "console.log",
          "console.error",
          "console.warn",
          "console.info",
          "isNaN",
          "fs.exists",
          "fs.access",
          "fs.stat",
          "fs.mkdir",
          "fs.mkdirp",
          "Array.isArray",
          "process.exit",
          "Boolean",
          "fs.lstat",
          "crypto.randomBytes");

  /** Put what they are given into what they are called on: forms, archives, messages. */
  static final Set<String> ADDS =
      Set.of(
          "append",
          "set",
          "add",
          "attach",
          "field",
          "file",
          "addFile",
          "addLocalFile",
          "addLocalFolder",
          "directory",
          "glob",
          "addField",
          "addFields",
          "setDescription",
          "setContent",
          "setTitle",
          "addBuffer");

  /** Give what they are called on: those of emitters of events and of requests. */
  static final Set<String> FLUENT =
      Set.of(
          "on",
          "once",
          "addListener",
          "prependListener",
          "setHeader",
          "setNoDelay",
          "setKeepAlive",
          "setEncoding",
          "setTimeout",
          "set",
          "header",
          "type",
          "query",
          "timeout",
          "retry",
          "auth",
          "accept");

  private PlainFunctions() {}
}
