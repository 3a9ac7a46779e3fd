package cordon.inspect.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.inspect.bytecode.CompiledModule;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Optional;

/** Modules that were compiled, read as the source that would give them. */
final class CompiledCode {
  private CompiledCode() {}

  /** The source of a module; what is no compiled code is returned as it is. */
  static byte[] source(byte[] file, FactSink sink) {
    if (!CompiledModule.is(file)) {
      return file;
    }
    CompiledModule module = CompiledModule.of(file);
    module.doubts().forEach(sink::doubt);
    return module.source().getBytes(UTF_8);
  }

  /** A code object as the text that running it runs. */
  static Optional<Value> marshalled(byte[] bytes, Flow flow) {
    return CompiledModule.ofMarshalled(bytes)
        .map(CompiledModule::source)
        .filter(source -> source.length() <= Value.MOST)
        .map(source -> Value.text(source, flow));
  }
}
