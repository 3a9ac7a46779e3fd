package cordon.inspect.jvm;

import cordon.inspect.jvm.ClassCalls.Where;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.util.Set;

/** Methods that whoever makes an object of the class calls next, because an annotation says so. */
final class Annotated {
  /** Simple names: the same annotation stands in several packages, as in javax and jakarta. */
  private static final Set<String> CALLED =
      Set.of(
          "PostConstruct",
          "Bean",
          "EventListener",
          "Scheduled",
          "Startup",
          "Produces",
          "Inject",
          "Autowired",
          "BeforeAll",
          "BeforeEach",
          "BeforeClass",
          "Before");

  private Annotated() {}

  static void leads(MethodModel method, ClassCalls calls, String unit) {
    boolean called =
        method
            .findAttribute(Attributes.runtimeVisibleAnnotations())
            .map(all -> all.annotations().stream().anyMatch(Annotated::called))
            .orElse(false);
    if (called) {
      String maker = Leads.unit(calls.self(), "<init>");
      calls.leads().to(calls.self(), method.methodName().stringValue(), new Where(maker, "", 0));
    }
  }

  private static boolean called(Annotation annotation) {
    String type = annotation.className().stringValue();
    int end = type.length() - (type.endsWith(";") ? 1 : 0);
    return CALLED.contains(
        type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1, end));
  }
}
