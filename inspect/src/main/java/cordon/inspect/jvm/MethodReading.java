package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.jvm.ClassCalls.Where;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one method from its first instruction to its last, each once. Where ways meet, what is
 * known on one of them and what flowed in on any is kept: enough to follow a command into the call
 * that runs it, at a cost that is linear.
 */
final class MethodReading {
  /** Of streams, which take numbers for bytes. */
  private static final String WRITE = "write";

  private final ClassCalls calls;
  private final Map<String, Value> fields;
  private final String unit;
  private final String key;
  private final Map<Integer, Value> locals = new HashMap<>();
  private final Map<Label, OperandStack> waiting = new HashMap<>();
  private final Set<Label> handlers = new HashSet<>();
  private OperandStack stack = new OperandStack();
  private final TextWork work;
  private final Masked masked = new Masked();
  private boolean reachable = true;
  private int line;

  /**
   * @param fields what is known of the fields of the class, kept from method to method
   */
  MethodReading(
      ClassCalls calls,
      Map<String, Value> fields,
      String unit,
      String key,
      MethodTypeDesc type,
      boolean isStatic) {
    this.calls = calls;
    this.fields = fields;
    this.unit = unit;
    this.key = key;
    this.work = new TextWork(type);
    int slot = isStatic ? 0 : 1;
    if (!isStatic) {
      locals.put(0, Value.unknown(Flow.ofParameter(Summaries.RECEIVER)));
    }
    for (int i = 0; i < type.parameterCount(); i++) {
      locals.put(slot, Value.unknown(Flow.ofParameter(i)));
      slot += TypeKind.from(type.parameterType(i)).slotSize();
    }
  }

  void read(CodeModel code) {
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case ExceptionCatch handler -> handlers.add(handler.handler());
        case LabelTarget target -> {
          work.passes(target.label());
          meet(target.label());
        }
        case InvokeInstruction invoke -> invoke(invoke);
        case InvokeDynamicInstruction dynamic -> dynamic(dynamic);
        case ConstantInstruction constant -> constant(constant);
        case FieldInstruction field -> field(field);
        case LoadInstruction load ->
            push(locals.getOrDefault(load.slot(), Value.UNKNOWN), load.typeKind());
        case StoreInstruction store -> locals.put(store.slot(), stack.pop());
        case StackInstruction instruction -> stack.shuffle(instruction.opcode());
        case BranchInstruction branch -> branch(branch);
        default -> other(element);
      }
    }
  }

  private void other(CodeElement element) {
    switch (element) {
      case NewObjectInstruction made ->
          stack.push(
              JvmObject.of(Call.binaryName(made.className().asSymbol()), null, Value.UNKNOWN)
                  .value());
      case NewPrimitiveArrayInstruction array ->
          newArray("[" + array.typeKind().upperBound().descriptorString());
      case NewReferenceArrayInstruction array -> newArray("[L");
      case NewMultiArrayInstruction array -> {
        stack.pop(array.dimensions());
        stack.push(Value.UNKNOWN);
      }
      case ArrayLoadInstruction load -> {
        List<Value> operands = stack.pop(2);
        JvmObject array = JvmObject.of(operands.get(0));
        Value read =
            array == null ? Value.unknown(operands.get(0).flow()) : array.load(operands.get(1));
        push(read, load.typeKind());
      }
      case ArrayStoreInstruction store -> {
        List<Value> operands = stack.pop(3);
        JvmObject array = JvmObject.of(operands.get(0));
        if (array != null) {
          array.store(operands.get(1), operands.get(2));
        }
      }
      case OperatorInstruction operator -> operator(operator);
      case ConvertInstruction convert -> {
        work.converts(convert.toType());
        Value value = stack.pop();
        push(masked.converted(value, convert.toType()), convert.toType());
      }
      case IncrementInstruction increment ->
          locals.put(increment.slot(), Value.unknown(local(increment.slot()).flow()));
      case TypeCheckInstruction check -> {
        if (check.opcode() == Opcode.INSTANCEOF) {
          stack.pop();
          stack.push(Value.UNKNOWN);
        }
      }
      case LookupSwitchInstruction choice -> choose(choice.cases(), choice.defaultTarget());
      case TableSwitchInstruction choice -> choose(choice.cases(), choice.defaultTarget());
      case ReturnInstruction returned -> {
        if (returned.opcode() != Opcode.RETURN) {
          Value value = stack.pop();
          calls.returned(work.isDone() ? value.with(Behaviour.DECODE) : value, where());
        }
        reachable = false;
      }
      case ThrowInstruction thrown -> reachable = false;
      case MonitorInstruction monitor -> stack.pop();
      default -> {}
    }
  }

  private void choose(List<SwitchCase> cases, Label otherwise) {
    stack.pop();
    cases.forEach(each -> wait(each.target()));
    wait(otherwise);
    reachable = false;
  }

  private Where where() {
    return new Where(unit, key, line);
  }

  private Value local(int slot) {
    return locals.getOrDefault(slot, Value.UNKNOWN);
  }

  private void push(Value value, TypeKind kind) {
    stack.push(value, kind.slotSize() == 2);
  }

  private void push(Value value, ClassDesc type) {
    TypeKind kind = TypeKind.from(type);
    if (kind != TypeKind.VOID) {
      push(value, kind);
    }
  }

  /** Where ways meet: what waited here joins what comes from above. */
  private void meet(Label label) {
    OperandStack other = waiting.remove(label);
    if (!reachable) {
      stack = other == null ? new OperandStack() : other;
      if (other == null && handlers.contains(label)) {
        stack.push(Value.UNKNOWN);
      }
    } else if (other != null) {
      stack.merge(other);
    }
    reachable = true;
  }

  private void wait(Label label) {
    waiting.putIfAbsent(label, stack.copy());
  }

  private void branch(BranchInstruction branch) {
    work.branches(branch.target());
    boolean always = branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W;
    if (!always) {
      stack.pop(branch.opcode().name().startsWith("IF_") ? 2 : 1); // that one compares two
    }
    wait(branch.target());
    reachable = !always;
  }

  private void constant(ConstantInstruction constant) {
    Value value = Constants.value(constant.constantValue());
    push(value.text().isPresent() ? calls.words(value, where()) : value, constant.typeKind());
  }

  private void field(FieldInstruction field) {
    String name = field.owner().asInternalName() + "." + field.name().stringValue();
    switch (field.opcode()) {
      case GETSTATIC -> push(fields.getOrDefault(name, Value.UNKNOWN), field.typeSymbol());
      case GETFIELD -> {
        Value owner = stack.pop();
        Flow kept = owner.flow().and(Keys.held(field.name().stringValue()));
        push(fields.getOrDefault(name, Value.UNKNOWN).with(kept), field.typeSymbol());
      }
      default -> {
        Value popped = stack.pop();
        // Whose parameter it was is not known any more where the field is read.
        Value value = popped.withOnly(popped.flow().behavioursOnly());
        fields.merge(name, value, (old, now) -> now.with(old.flow()));
        if (field.opcode() == Opcode.PUTFIELD) {
          stack.pop();
        }
      }
    }
  }

  private void invoke(InvokeInstruction invoke) {
    MethodTypeDesc type = invoke.typeSymbol();
    List<Value> arguments = stack.pop(type.parameterCount());
    @Nullable Value receiver = invoke.opcode() == Opcode.INVOKESTATIC ? null : stack.pop();
    String owner = Call.binaryName(invoke.owner().asSymbol());
    String name = invoke.name().stringValue();
    Call call =
        new Call(
            owner, name, type, receiver, name.equals(WRITE) ? masked.texts(arguments) : arguments);
    push(calls.call(call, where()), type.returnType());
  }

  private void dynamic(InvokeDynamicInstruction dynamic) {
    MethodTypeDesc type = dynamic.typeSymbol();
    List<Value> arguments = stack.pop(type.parameterCount());
    List<ConstantDesc> constants = dynamic.bootstrapArgs();
    Value result = Value.unknown(Value.flowOf(arguments));
    if (Concatenation.is(dynamic)) {
      result = calls.words(Concatenation.text(constants, type, arguments), where());
    }
    MethodReferences.handles(dynamic, calls, where());
    for (ConstantDesc constant : constants) {
      if (constant instanceof DirectMethodHandleDesc handle && Handle.isMethod(handle)) {
        result = Handle.of(handle, arguments).value();
      }
    }
    push(result, type.returnType());
  }

  private void newArray(String type) {
    stack.push(JvmObject.array(type, stack.pop().smallNumber()).value());
  }

  private void operator(OperatorInstruction operator) {
    Opcode opcode = operator.opcode();
    if (opcode == Opcode.ARRAYLENGTH) {
      JvmObject array = JvmObject.of(stack.pop());
      stack.push(array == null ? Value.UNKNOWN : array.length());
      return;
    }
    if (opcode.name().endsWith("NEG")) {
      push(Numbers.negated(stack.pop()), operator.typeKind());
      return;
    }
    work.computes(opcode);
    List<Value> operands = stack.pop(2);
    push(
        masked.computed(opcode, operands, Numbers.computed(opcode, operands)), operator.typeKind());
  }
}
