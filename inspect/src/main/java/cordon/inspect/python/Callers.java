package cordon.inspect.python;

import java.util.List;
import java.util.Set;

/** Functions that call what they are given. */
final class Callers {
  /** What a command of setuptools runs. */
  static final List<String> METHODS_OF_COMMANDS =
      List.of("__init__", "initialize_options", "finalize_options", "run");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "threading.Thread",
          "threading.Timer",
          "_thread.start_new_thread",
          "thread.start_new_thread",
          "multiprocessing.Process",
          "multiprocessing.context.Process",
          "atexit.register",
          "signal.signal",
          "asyncio.run",
          "asyncio.create_task",
          "asyncio.ensure_future",
          "asyncio.to_thread",
          "asyncio.gather",
          "trio.run",
          "anyio.run",
          "map",
          "filter",
          "functools.reduce",
          "reduce",
          "sys.settrace",
          "sys.setprofile",
          "sys.addaudithook",
          "threading.settrace",
          "weakref.finalize",
          "os.register_at_fork",
          "setuptools.setup",
          "distutils.core.setup",
          "setup",
          "numpy.distutils.core.setup",
          "skbuild.setup",
          "list",
          "any",
          "all",
          "apply",
          "next",
          "contextlib.ExitStack.callback",
          "pynput.keyboard.Listener",
          "pynput.mouse.Listener",
          "keyboard.on_press",
          "keyboard.hook");

  private static final Set<String> METHODS =
      Set.of(
          "submit",
          "apply_async",
          "run_in_executor",
          "create_task",
          "run_until_complete",
          "ensure_future",
          "call_later",
          "call_soon",
          "enter",
          "enterabs",
          "start_soon",
          "map_async",
          "starmap");

  private Callers() {}

  static boolean takes(String name) {
    return FUNCTIONS.contains(name);
  }

  static boolean takesMethod(String name) {
    return METHODS.contains(name);
  }
}
