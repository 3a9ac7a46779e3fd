package cordon.inspect.source;

import cordon.inspect.fact.Language;
import cordon.inspect.fact.Reference;
import cordon.inspect.vocabulary.Meaning;
import java.util.List;
import java.util.Set;

/**
 * A call of a statement, by the name that stands there: {@code process.Command.new}.
 *
 * @param line where it begins
 */
record Called(String name, int line) {
  /** How many parts of a name any rule has. */
  private static final int LONGEST_NAME = 6;

  private static final Set<String> OPENS =
      Set.of("File.create", "os.Create", "os.OpenFile", "File.options", "OpenOptions.new");

  private static final Set<String> SAME =
      Set.of(".String", ".as_str", ".to_string", ".clone", ".concat", ".join");

  /** What moves bytes from one thing to another, whichever of the two it is called on. */
  private static final Set<String> WRITES =
      Set.of(
          "write",
          "writeln",
          "Fprintf",
          "Fprint",
          "Fprintln",
          "write_all",
          "copy",
          "Copy",
          "WriteFile",
          "Write",
          "WriteString",
          "read_to_string",
          "read_to_end",
          "push_str",
          "extend");

  private static final Set<String> ASKS =
      Set.of(
          "get",
          "post",
          "put",
          "head",
          "patch",
          "delete",
          "request",
          "execute",
          "Do",
          "Get",
          "Post",
          "PostForm",
          "Head");

  /** {@code START.call_once(module::function)}: in Rust, which names functions so. */
  static boolean mayBeHandedOver(String name, Language language) {
    int dot = name.lastIndexOf('.');
    return language == Language.RUST
        && dot > 0
        && !name.startsWith("self.")
        && dot + 1 < name.length()
        && Character.isLowerCase(name.charAt(0))
        && Character.isLowerCase(name.charAt(dot + 1));
  }

  /** Whether it opens a file to be written. */
  boolean opens() {
    return OPENS.stream().anyMatch(name::endsWith);
  }

  /** Goes through folders, whatever lies there. */
  boolean walks() {
    return last().equals("read_dir")
        || last().equals("ReadDir")
        || last().equals("Walk")
        || name.endsWith("WalkDir")
        || name.endsWith("WalkDir.new")
        || last().equals("read_to_string");
  }

  /** {@code os.Create(path)}, {@code fs::write(path, bytes)}. */
  boolean creates() {
    return last().equals("Create")
        || last().equals("WriteFile")
        || name.endsWith("File.create")
        || name.endsWith("fs.write");
  }

  /** {@code OpenOptions::new().write(true)}. */
  boolean isWrite() {
    return last().equals("write");
  }

  boolean writes() {
    return WRITES.contains(last());
  }

  /** {@code Command::new(x).spawn()}, {@code exec.Command(x).Start()}. */
  boolean startsProcess() {
    return last().equals("spawn") || last().equals("Start");
  }

  boolean waits() {
    return last().equals("wait") || last().equals("wait_with_output") || last().equals("Wait");
  }

  /** {@code b.WriteString(x)}: a text becomes longer. */
  boolean appends() {
    return name.indexOf('.') > 0 && (last().equals("WriteString") || last().equals("push_str"));
  }

  /** {@code strings.Join(parts, "")}, {@code parts.concat()}. */
  boolean joins() {
    return last().equals("Join") || last().equals("join") || last().equals("concat");
  }

  /** Whether a call of this name gives the text that it is called on: {@code b.String()}. */
  static boolean isSame(String name) {
    return SAME.stream().anyMatch(name::endsWith);
  }

  /** {@code reqwest::blocking::Client::builder()}, {@code ureq::Agent::new()}. */
  boolean makesClient() {
    return name.contains("Client.") || name.contains("Agent.") || name.endsWith(".agent");
  }

  /** Whether it is a method by which a client asks a server: {@code client.get(url)}. */
  boolean isRequest() {
    int dot = name.indexOf('.');
    return dot > 0 && dot == name.lastIndexOf('.') && ASKS.contains(last());
  }

  String receiver() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private String last() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The name by which a function of the file is called; empty for one of elsewhere. */
  String local() {
    boolean own = name.startsWith("self.") || name.startsWith("Self.");
    String plain = own ? name.substring(5) : name;
    return plain.indexOf('.') < 0 ? plain : "";
  }

  /** Of the name with what it is imported from, or of the last of it. */
  List<Meaning> meanings(SourceFile file) {
    int from = name.length();
    for (int i = 0; i < LONGEST_NAME && from > 0; i++) {
      from = name.lastIndexOf('.', from - 1);
    }
    String rest = name.substring(Math.max(0, from + 1));
    while (true) {
      List<Meaning> known = file.vocabulary.ofName(file.language, rest);
      int dot = rest.indexOf('.');
      if (!known.isEmpty() || dot < 0) {
        return known;
      }
      rest = rest.substring(dot + 1);
    }
  }

  /** Tells the file which functions follow: its own, and in Rust those of the module beside it. */
  void refer(SourceFile file, String unit) {
    int dot = name.lastIndexOf('.');
    file.refer(new Reference(unit, line, new Reference.Local(name)));
    if (dot > 0 && file.language == Language.RUST) {
      String module = name.substring(0, dot);
      String plain = module.substring(module.lastIndexOf('.') + 1);
      String folder = file.path.substring(0, file.path.lastIndexOf('/') + 1);
      file.refer(
          new Reference(
              unit,
              line,
              new Reference.File(
                  List.of("/" + folder + plain + ".rs", "/" + folder + plain + "/mod.rs"),
                  last())));
    }
  }
}
