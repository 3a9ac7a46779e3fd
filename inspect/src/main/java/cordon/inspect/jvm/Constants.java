package cordon.inspect.jvm;

import cordon.inspect.value.Value;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;

/** Constants of class files as values. */
final class Constants {
  private Constants() {}

  static Value value(ConstantDesc constant) {
    return switch (constant) {
      case String text -> Value.text(text);
      case Integer number -> Value.number(number);
      case Long number -> Value.number(number);
      case ClassDesc type -> Value.named(Call.binaryName(type));
      default -> Value.UNKNOWN;
    };
  }
}
