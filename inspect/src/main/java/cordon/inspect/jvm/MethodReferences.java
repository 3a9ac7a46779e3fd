package cordon.inspect.jvm;

import cordon.inspect.jvm.ClassCalls.Where;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashSet;
import java.util.Set;

/** Reads a method only for where it leads, when nothing that it does means something. */
final class MethodReferences {
  private final ClassCalls calls;
  private final String unit;
  private final String key;
  private final Set<String> seen = new HashSet<>();
  private int line;

  MethodReferences(ClassCalls calls, String unit, String key) {
    this.calls = calls;
    this.unit = unit;
    this.key = key;
  }

  void read(CodeModel code) {
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case InvokeInstruction invoke -> {
          String owner = invoke.owner().asInternalName();
          String method = invoke.name().stringValue();
          if (!owner.startsWith("java/") && seen.add(owner + method)) {
            calls.leads().toMethod(owner.replace('/', '.'), method, where());
          }
        }
        case InvokeDynamicInstruction dynamic -> handles(dynamic, calls, where());
        default -> {}
      }
    }
  }

  private Where where() {
    return new Where(unit, key, line);
  }

  /** The code of a lambda is named by a handle among the arguments of its making. */
  static void handles(InvokeDynamicInstruction dynamic, ClassCalls calls, Where where) {
    for (ConstantDesc constant : dynamic.bootstrapArgs()) {
      if (constant instanceof DirectMethodHandleDesc handle) {
        calls.leads().to(Call.binaryName(handle.owner()), handle.methodName(), where);
      }
    }
  }
}
