package cordon.inspect.jvm;

import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Vocabulary;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One class that is read, as often as it takes. */
final class ClassReading {
  private final ClassFindings findings;
  private final Map<String, Value> fields;
  private final Summaries summaries;
  private final List<MethodModel> methods;
  private final @Nullable ClassCalls calls;
  private final boolean means;

  private ClassReading(
      ClassFindings findings,
      Map<String, Value> fields,
      Summaries summaries,
      List<MethodModel> methods,
      @Nullable ClassCalls calls,
      boolean means) {
    this.findings = findings;
    this.fields = fields;
    this.summaries = summaries;
    this.methods = methods;
    this.calls = calls;
    this.means = means;
  }

  /**
   * @param summaries shared by all classes that are read together
   * @param fields as well
   */
  static ClassReading of(
      String path,
      byte[] content,
      Vocabulary vocabulary,
      Summaries summaries,
      Map<String, Value> fields) {
    ClassFindings findings = new ClassFindings(path, vocabulary);
    try {
      ClassModel model = ClassFile.of().parse(content);
      ClassCalls calls = new ClassCalls(vocabulary, findings, model, summaries);
      return new ClassReading(
          findings, fields, summaries, inOrder(model), calls, Interest.in(model, vocabulary));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      broken(findings, e);
      return new ClassReading(findings, fields, summaries, List.of(), null, false);
    }
  }

  private static void broken(ClassFindings findings, RuntimeException e) {
    findings.doubt("it is no class file that can be read to its end: " + e.getMessage());
  }

  /** What fields hold is set up before anything else runs. */
  private static List<MethodModel> inOrder(ClassModel model) {
    return model.methods().stream()
        .sorted(Comparator.comparing(method -> !method.methodName().stringValue().startsWith("<")))
        .toList();
  }

  ClassFindings findings() {
    return findings;
  }

  /**
   * Reads it first.
   *
   * @param whole also when nothing that it does means something by itself
   */
  void read(boolean whole) {
    methods(means || whole);
  }

  /** Reads it once more, knowing more. */
  void once() {
    findings.again();
    methods(true);
  }

  /** Begins a further reading of all classes that are read together. */
  void again() {
    summaries.again();
  }

  private void methods(boolean whole) {
    if (calls != null) {
      for (MethodModel method : methods) {
        method(method, calls, whole);
      }
    }
  }

  private void method(MethodModel method, ClassCalls calls, boolean whole) {
    String name = "";
    try {
      name = method.methodName().stringValue();
      if (method.code().isEmpty()) {
        return;
      }
      String key = name + method.methodType().stringValue();
      String unit = Leads.unit(calls.self(), name);
      Annotated.leads(method, calls, unit);
      if (whole) {
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
