package cordon.inspect.jvm;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a method works a text or bytes out of others, one character at a time, as those do that
 * make hidden texts readable. Loops are not run, so that this is told by what they are made of.
 */
final class TextWork {
  private static final Set<String> TEXTS = Set.of("Ljava/lang/String;", "[B", "[C");

  /** What is done to characters to make them unreadable. */
  private static final Set<Opcode> ARITHMETIC = EnumSet.of(Opcode.IADD, Opcode.ISUB, Opcode.IXOR);

  private final boolean turnsText;
  private final Set<Label> passed = new HashSet<>();
  private boolean computes;
  private boolean narrows;
  private boolean repeats;

  TextWork(MethodTypeDesc type) {
    this.turnsText =
        isText(type.returnType()) && type.parameterList().stream().anyMatch(TextWork::isText);
  }

  private static boolean isText(ClassDesc type) {
    return TEXTS.contains(type.descriptorString());
  }

  void passes(Label label) {
    passed.add(label);
  }

  void branches(Label target) {
    repeats |= passed.contains(target);
  }

  void computes(Opcode opcode) {
    computes |= ARITHMETIC.contains(opcode);
  }

  void converts(TypeKind to) {
    narrows |= to == TypeKind.CHAR || to == TypeKind.BYTE;
  }

  boolean isDone() {
    return turnsText && computes && narrows && repeats;
  }
}
