package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.jvm.ClassCalls.Where;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Set;

/** What goes over a connection, or between a connection and a process. */
final class Connections {
  private static final Set<String> SENDING =
      Set.of(
          "write", "print", "println", "append", "writeBytes", "writeUTF", "writeObject", "send");

  private static final Set<String> COPYING =
      Set.of("store", "storeToXML", "transferTo", "copy", "writeTo", "marshal", "save");

  private static final Set<String> TAKE_A_HOST =
      Set.of("java.net.Socket", "java.net.InetSocketAddress", "javax.net.SocketFactory");

  private static final Set<String> TAKE_AN_ADDRESS =
      Set.of("java.net.URL", "java.net.URI", "okhttp3.Request$Builder");

  private static final Flow TAKEN = Flow.of(Behaviour.SECRET, Behaviour.ENVIRONMENT);

  private final ClassCalls calls;

  Connections(ClassCalls calls) {
    this.calls = calls;
  }

  Flow of(Call call, Where where) {
    host(call, where);
    address(call, where);
    if (looksUpWhatItTells(call)) {
      return sends(call, where, call.flow());
    }
    int target = target(call);
    if (target < 0 && !writes(call)) {
      return Flow.NONE;
    }
    Flow to = JvmObject.flowOf(target < 0 ? receiver(call) : call.argument(target));
    Flow what = target < 0 ? JvmObject.flowOf(call.arguments()) : copied(call, target);
    tied(call, to, what, where);
    return to.has(Behaviour.FETCH) && !what.without(Behaviour.FETCH).isEmpty()
        ? sends(call, where, what)
        : Flow.NONE;
  }

  /** An address is made that tells what was taken to whoever is asked for it. */
  void address(Call call, Where where) {
    if (tellsByAddress(call)) {
      sends(call, where, JvmObject.flowOf(call.arguments()));
    }
  }

  /** Whether a call gives something to what it is called on. */
  static boolean writes(Call call) {
    return call.receiver() != null && SENDING.contains(call.method());
  }

  /** Which argument is a stream that a call copies into, as of {@code transferTo}; -1 for none. */
  private static int target(Call call) {
    for (int i = 0; COPYING.contains(call.method()) && i < call.type().parameterCount(); i++) {
      String type = call.type().parameterType(i).displayName();
      if (type.endsWith("OutputStream") || type.endsWith("Writer")) {
        return i;
      }
    }
    return -1;
  }

  /** What goes into a stream that is given. */
  private static Flow copied(Call call, int target) {
    Flow what = JvmObject.flowOf(receiver(call));
    for (int i = 0; i < call.arguments().size(); i++) {
      what = i == target ? what : what.and(JvmObject.flowOf(call.argument(i)));
    }
    return what;
  }

  private Flow sends(Call call, Where where, Flow what) {
    calls.fact(Behaviour.SEND, call.name(), where, what, call.name());
    return Flow.of(Behaviour.SEND);
  }

  private static Value receiver(Call call) {
    return call.receiver() == null ? Value.UNKNOWN : call.receiver();
  }

  private void host(Call call, Where where) {
    if (TAKE_A_HOST.contains(call.owner())) {
      JvmObject.textOf(call.argument(0))
          .text()
          .filter(Addresses::isPublic)
          .ifPresent(host -> calls.fact(Behaviour.HOST, "raw-ip", where, Flow.NONE, host));
    }
  }

  /** Behind the host of an address stands something that was taken. */
  private static boolean tellsByAddress(Call call) {
    if (!TAKE_AN_ADDRESS.contains(call.owner())) {
      return false;
    }
    String address = call.text("").textWithHoles();
    int host = address.indexOf("://");
    int path = host < 0 ? -1 : address.indexOf('/', host + 3);
    int query = host < 0 ? -1 : address.indexOf('?', host + 3);
    int end = path < 0 ? query : query < 0 ? path : Math.min(path, query);
    return end > host + 3
        && !address.substring(0, end).contains(String.valueOf(Value.HOLE))
        && address.indexOf(Value.HOLE, end) > 0
        && (JvmObject.flowOf(call.arguments()).bits() & TAKEN.bits()) != 0;
  }

  /** A look-up of a name below a domain, whose first labels carry something. */
  private static boolean looksUpWhatItTells(Call call) {
    if (!call.owner().equals("java.net.InetAddress")
        || !(call.method().equals("getByName") || call.method().equals("getAllByName"))) {
      return false;
    }
    String name = JvmObject.textOf(call.argument(0)).textWithHoles();
    String end = name.substring(name.lastIndexOf(Value.HOLE) + 1);
    return name.indexOf(Value.HOLE) >= 0 && end.indexOf('.') >= 0 && end.length() > 4;
  }

  /** What a process prints goes to a connection, or what comes from one into a process. */
  private void tied(Call call, Flow to, Flow what, Where where) {
    boolean ties =
        (to.has(Behaviour.FETCH) && what.has(Behaviour.RUN_PROCESS) && !what.has(Behaviour.FETCH))
            || (to.has(Behaviour.RUN_PROCESS)
                && !to.has(Behaviour.FETCH)
                && what.has(Behaviour.FETCH));
    if (ties) {
      calls.fact(Behaviour.REMOTE_CONTROL, "process", where, what, call.name());
    }
  }
}
