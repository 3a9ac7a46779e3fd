package cordon.inspect.jvm;

import cordon.inspect.fact.Reference;
import cordon.inspect.jvm.ClassCalls.Where;
import java.util.List;
import java.util.Set;

/** Where the calls of one class lead. */
final class Leads {
  /** Classes of the platform: what they do inside is not looked at, what they mean is data. */
  private static final Set<String> PLATFORM =
      Set.of("java", "javax", "jdk", "sun", "com.sun", "org.w3c", "org.xml", "kotlin", "scala");

  /** Methods of an object that somebody else calls once they have it. */
  static final List<String> CALLED_BACK =
      List.of(
          "run",
          "call",
          "accept",
          "apply",
          "get",
          "test",
          "execute",
          "start",
          "visitFile",
          "preVisitDirectory",
          "postVisitDirectory",
          "afterPropertiesSet");

  private final ClassFindings findings;
  private final String self;

  Leads(ClassFindings findings, String self) {
    this.findings = findings;
    this.self = self;
  }

  /** A call; of a constructor, also what others call of the object later. */
  void toMethod(String owner, String method, Where where) {
    to(owner, method, where);
    boolean chained = owner.equals(self) && where.unit().endsWith(".<init>");
    if (method.equals("<init>") && !chained) {
      CALLED_BACK.forEach(later -> to(owner, later, where));
    }
  }

  void to(String owner, String method, Where where) {
    if (owner.startsWith("[") || isPlatform(owner)) {
      return;
    }
    String unit = unit(owner, method);
    findings.leadsTo(
        where.unit(),
        where.line(),
        owner.equals(self)
            ? new Reference.Local(unit)
            : new Reference.File(List.of(owner.replace('.', '/') + ".class"), unit));
  }

  /** {@code Owner.method}; empty for what runs when the class is loaded. */
  static String unit(String owner, String method) {
    return method.equals("<clinit>")
        ? ""
        : owner.substring(owner.lastIndexOf('.') + 1) + "." + method;
  }

  static boolean isPlatform(String owner) {
    int dot = owner.indexOf('.');
    int second = owner.indexOf('.', dot + 1);
    return dot > 0
        && (PLATFORM.contains(owner.substring(0, dot))
            || (second > 0 && PLATFORM.contains(owner.substring(0, second))));
  }
}
