package cordon.inspect.jvm;

import cordon.inspect.jvm.ClassCalls.Where;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/** What others call of the lambdas and objects that they are given, with what they have. */
final class Callbacks {
  private final ClassCalls calls;
  private final Summaries summaries;

  Callbacks(ClassCalls calls, Summaries summaries) {
    this.calls = calls;
    this.summaries = summaries;
  }

  Flow of(Call call, Where where) {
    Flow flow = Flow.NONE;
    for (Value argument : call.arguments()) {
      Handle handle = Handle.of(argument);
      JvmObject object = JvmObject.of(argument);
      if (handle != null) {
        Value having = having(call);
        flow = flow.and(JvmObject.flowOf(calls.later(handle.call(List.of(), having), where)));
        gathered(handle, having.flow());
      } else if (object != null && Leads.isPlatform(call.owner())) {
        for (String key : summaries.methods(object.type())) {
          called(object, key, having(call), where);
        }
      }
    }
    return flow;
  }

  /** A lambda puts what it is called with into what it has around it: a builder, a list. */
  private static void gathered(Handle handle, Flow given) {
    for (Value around : handle.bound()) {
      JvmObject object = JvmObject.of(around);
      if (object != null) {
        object.take(given);
      }
    }
  }

  private void called(JvmObject object, String key, Value given, Where where) {
    int parameters = key.indexOf('(');
    String method = key.substring(0, parameters);
    if (Leads.CALLED_BACK.contains(method)) {
      MethodTypeDesc type = MethodTypeDesc.ofDescriptor(key.substring(parameters));
      List<Value> arguments = Collections.nCopies(type.parameterCount(), given);
      calls.own(new Call(object.type(), method, type, object.value(), arguments), where);
    }
  }

  /** What a method has to give to what it calls back: what it is called on, or else is given. */
  private static Value having(Call call) {
    Value of = call.receiver() == null ? call.argument(0) : call.receiver();
    Value text = JvmObject.textOf(of);
    Flow flow = call.flow();
    return text.isUnknown() ? Value.unknown(flow) : text.with(flow);
  }
}
