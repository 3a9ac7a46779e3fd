package cordon.testkit.archive;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a class for a test, in memory; it is never loaded. */
public final class Compiled {
  private Compiled() {}

  /** Class files by their path. */
  public static Map<String, byte[]> classes(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> written = new TreeMap<>();
    JavaFileManager manager =
        new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
              @Override
              public OutputStream openOutputStream() {
                return written.computeIfAbsent(
                    className.replace('.', '/') + ".class", n -> new ByteArrayOutputStream());
              }
            };
          }
        };
    JavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("mem:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean done =
        compiler
            .getTask(
                Writer.nullWriter(),
                manager,
                null,
                List.of("-g", "-proc:none", "-Xlint:none"),
                null,
                List.of(unit))
            .call();
    if (!done) {
      throw new IllegalArgumentException(source);
    }
    Map<String, byte[]> classes = new TreeMap<>();
    written.forEach((path, bytes) -> classes.put(path, bytes.toByteArray()));
    return classes;
  }

  /** A class {@code Sample} with these members. */
  public static byte[] sample(String members) {
    String imports =
        "import java.io.*; import java.net.*; import java.nio.file.*; import java.util.*;"
            + " import javax.crypto.*; import javax.crypto.spec.*; ";
    String source = imports + "public class Sample {" + members + "}";
    return Objects.requireNonNull(classes("Sample", source).get("Sample.class"));
  }
}
