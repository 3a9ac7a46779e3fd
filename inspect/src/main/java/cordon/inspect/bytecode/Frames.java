package cordon.inspect.bytecode;

/** Instructions of {@code with}, of exceptions and of patterns. */
final class Frames {
  private static final int HANDLED = 6;

  private final CodeWriter writer;
  private final OperandStack stack;

  Frames(CodeWriter writer) {
    this.writer = writer;
    this.stack = writer.stack;
  }

  boolean run(Instruction instruction) {
    switch (instruction.name()) {
      case "BEFORE_WITH", "BEFORE_ASYNC_WITH" -> {
        Operand entered = stack.pop();
        stack.push("_leave");
        stack.push(entered);
      }
      case "SETUP_WITH", "SETUP_ASYNC_WITH" -> {
        Operand entered = stack.pop();
        stack.push("_leave");
        writer.handled(instruction, HANDLED);
        stack.push(entered);
      }
      case "PUSH_EXC_INFO" -> stack.push("_error");
      case "CHECK_EXC_MATCH", "CHECK_EG_MATCH" -> {
        stack.pop();
        stack.push("_matches");
      }
      case "POP_EXCEPT" -> stack.pop(writer.release.isFlat() ? 1 : 3);
      case "WITH_EXCEPT_START", "WITH_CLEANUP_START", "BEGIN_FINALLY" -> stack.push("_left");
      case "WITH_CLEANUP_FINISH", "POP_FINALLY", "END_FINALLY", "PREP_RERAISE_STAR" -> stack.pop();
      case "END_ASYNC_FOR", "CLEANUP_THROW" -> stack.pop(2);
      case "RETURN_GENERATOR" -> stack.push("_generator");
      case "MATCH_MAPPING", "MATCH_SEQUENCE", "MATCH_KEYS" -> stack.push("_matches");
      case "MATCH_CLASS", "COPY_DICT_WITHOUT_KEYS" -> {
        stack.pop(2);
        stack.push("_matches");
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
