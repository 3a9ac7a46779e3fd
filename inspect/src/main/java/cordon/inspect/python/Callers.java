package cordon.inspect.python;

import java.util.List;
import java.util.Set;

/** Functions that call what they are given. */
final class Callers {
  /** What a command of setuptools runs. */
  static final List<String> METHODS_OF_COMMANDS =
      List.of(
          "__init__",
          "initialize_options",
          "finalize_options",
          "run",
          "build_extensions",
          "build_extension",
          "build_packages",
          "build_modules");

  /** Where a function is put that is called on its own later. */
  static final Set<String> CALLED_BY_THE_INTERPRETER =
      Set.of(
          "sys.excepthook",
          "sys.displayhook",
          "sys.unraisablehook",
          "sys.breakpointhook",
          "threading.excepthook",
          "warnings.showwarning",
          "__import__",
          "print",
          "input",
          "open");

  /** Decorators of methods that reading an attribute calls. */
  static final Set<String> PROPERTIES =
      Set.of(
          "property",
          "functools.cached_property",
          "cached_property.cached_property",
          "django.utils.functional.cached_property",
          "abc.abstractproperty");

  /** The end of the name by which reading a property of another file refers to it. */
  static final String READ = "@";

  /** What the import system calls of a finder or a loader. */
  static final List<String> METHODS_OF_LOADERS =
      List.of(
          "find_spec",
          "find_module",
          "exec_module",
          "load_module",
          "create_module",
          "get_code",
          "get_data");

  /** What makes the plan of a module from a loader, by which it is then loaded. */
  static final Set<String> LOADS_BY =
      Set.of("importlib.machinery.ModuleSpec", "importlib.util.spec_from_loader");

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
          "keyboard.hook",
          "keyboard.on_release",
          "keyboard.add_hotkey",
          "mouse.hook",
          "mouse.on_click");

  static final Set<String> HEARS =
      Set.of(
          "discord.ext.commands.Bot.command",
          "discord.ext.commands.Bot.event",
          "discord.ext.commands.command",
          "discord.Bot.command",
          "discord.Bot.event",
          "discord.Client.event",
          "telebot.TeleBot.message_handler",
          "telebot.async_telebot.AsyncTeleBot.message_handler",
          "aiogram.Dispatcher.message_handler",
          "aiogram.Dispatcher.message",
          "aiogram.Router.message",
          "pyrogram.Client.on_message",
          "pyrogram.handlers.MessageHandler",
          "telethon.TelegramClient.on",
          "telegram.ext.CommandHandler",
          "telegram.ext.MessageHandler",
          "zulip.Client.call_on_each_message",
          "socketio.Client.on",
          "socketio.Client.event",
          "socketio.AsyncClient.on",
          "websocket.WebSocketApp",
          "websocket.WebSocketApp.on_message",
          "paho.mqtt.client.Client.on_message",
          "slack_bolt.App.message",
          "slack_bolt.App.command",
          "discord.Client",
          "discord.AutoShardedClient",
          "discord.ext.commands.Bot",
          "discord.ext.commands.Cog",
          "socketio.ClientNamespace",
          "irc.bot.SingleServerIRCBot",
          "slixmpp.ClientXMPP",
          "nextcord.Client",
          "disnake.Client");

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
          "map",
          "imap",
          "imap_unordered",
          "apply",
          "add_job",
          "starmap",
          "execute",
          "do",
          "spawn",
          "after",
          "start_background_task",
          "add_done_callback",
          "call_soon_threadsafe",
          "run_coroutine_threadsafe",
          "deferToThread");

  /** {@code super().__init__(target=…)} of a thread. */
  private static final String INIT = ".__init__";

  private Callers() {}

  static boolean takes(String name) {
    if (name.endsWith(INIT)) {
      return FUNCTIONS.contains(name.substring(0, name.length() - INIT.length()));
    }
    int dot = name.lastIndexOf('.');
    return FUNCTIONS.contains(name) || (dot > 0 && METHODS.contains(name.substring(dot + 1)));
  }

  /** Whether it is {@code setup()} of setuptools and of what came before and after it. */
  static boolean isSetup(String name) {
    return name.endsWith("setup") && FUNCTIONS.contains(name);
  }

  /** Whether what it is given is called with what somebody writes from afar. */
  static boolean hears(String name) {
    return HEARS.contains(name);
  }

  static boolean takesMethod(String name) {
    return METHODS.contains(name);
  }
}
