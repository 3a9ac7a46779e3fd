package cordon.inspect.jvm;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Vocabulary;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a class file (JVMS 4) for what its methods do. A file that breaks the format is a doubt:
 * the JVM would refuse much of it, but not all JVMs refuse the same.
 */
public final class ClassFileReader {
  private final Vocabulary vocabulary;

  public ClassFileReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  public FileFacts read(String path, byte[] content) {
    ClassFindings findings = new ClassFindings(path, vocabulary);
    try {
      ClassModel model = ClassFile.of().parse(content);
      ClassCalls calls = new ClassCalls(vocabulary, findings, model);
      Map<String, Value> fields = new HashMap<>();
      List<MethodModel> methods = inOrder(model);
      boolean means = Interest.in(model, vocabulary);
      methods.forEach(method -> method(method, calls, fields, findings, means));
      if (!findings.isEmpty()) {
        // Once more, knowing what fields hold and methods return that came later.
        findings.again();
        calls.again();
        methods.forEach(method -> method(method, calls, fields, findings, true));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      findings.doubt("it is no class file that can be read to its end: " + e.getMessage());
    }
    return findings.result();
  }

  /** What fields hold is set up before anything else runs. */
  private static List<MethodModel> inOrder(ClassModel model) {
    return model.methods().stream()
        .sorted(Comparator.comparing(method -> !method.methodName().stringValue().startsWith("<")))
        .toList();
  }

  private static void method(
      MethodModel method,
      ClassCalls calls,
      Map<String, Value> fields,
      ClassFindings findings,
      boolean means) {
    String name = method.methodName().stringValue();
    String key = name + method.methodType().stringValue();
    String unit = ClassCalls.unit(calls.self(), name);
    try {
      if (method.code().isEmpty()) {
        return;
      }
      if (means) {
        boolean isStatic = method.flags().has(AccessFlag.STATIC);
        new MethodReading(calls, fields, unit, key, method.methodTypeSymbol(), isStatic)
            .read(method.code().get());
      } else {
        new MethodReferences(calls, unit, key).read(method.code().get());
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      findings.doubt("its method `" + name + "` cannot be read: " + e.getMessage());
    }
  }
}
