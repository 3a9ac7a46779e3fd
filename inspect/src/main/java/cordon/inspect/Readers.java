package cordon.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.javascript.JavaScriptReader;
import cordon.inspect.jvm.ClassFileReader;
import cordon.inspect.model.ModelReader;
import cordon.inspect.python.PythonReader;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.source.SourceReader;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Member;
import cordon.inspect.tree.MemberReader;
import cordon.inspect.tree.Tree;
import cordon.inspect.trigger.CrateTriggers;
import cordon.inspect.trigger.GoTriggers;
import cordon.inspect.trigger.JvmTriggers;
import cordon.inspect.trigger.ModelTriggers;
import cordon.inspect.trigger.NativeTriggers;
import cordon.inspect.trigger.NpmTriggers;
import cordon.inspect.trigger.PypiApart;
import cordon.inspect.trigger.PypiTriggers;
import cordon.inspect.trigger.SourceTreeTriggers;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which reader reads which file, and who knows what runs by itself. */
final class Readers implements MemberReader {
  private final ModelReader models;
  private final ClassFileReader classes;
  private final PythonReader python;
  private final JavaScriptReader javaScript;
  private final ShellReader shell;
  private final SourceReader sources;
  private final Vocabulary vocabulary;

  Readers(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.models = new ModelReader(vocabulary);
    this.classes = new ClassFileReader(vocabulary);
    this.python = new PythonReader(vocabulary);
    this.shell = new ShellReader(vocabulary, this::embedded);
    this.sources = new SourceReader(vocabulary, shell);
    this.javaScript = new JavaScriptReader(vocabulary, shell);
  }

  @Override
  public Optional<FileFacts> read(Member member) {
    if (ShellReader.readsBuild(member.path())) {
      return Optional.of(shell.read(member.path(), member.content()));
    }
    return switch (member.language()) {
      case MODEL -> Optional.of(models.read(member.path(), member.content(), member.size()));
      case PYTHON -> Optional.of(python.read(member.path(), member.content()));
      case JAVASCRIPT -> Optional.of(javaScript.read(member.path(), member.content()));
      case SHELL -> Optional.of(shell.read(member.path(), member.content()));
      case MANIFEST, OTHER ->
          member.path().endsWith(".pyc") ? Optional.of(compiled(member)) : model(member);
      case RUST, GO, C ->
          Optional.of(sources.read(member.path(), member.content(), member.language()));
      case JVM -> Optional.of(classes.read(member.path(), member.content()));
    };
  }

  /** Compiled Python of releases that are not read: what leads to it leads into the dark. */
  private static FileFacts compiled(Member member) {
    return FileFacts.unread(
        member.path(), Language.PYTHON, "it is compiled Python, whose source is not there");
  }

  /** Code of another language in a command line. */
  private List<Fact> embedded(Language language, Place place, String code) {
    return language == Language.PYTHON
        ? python.read(place.path(), code.getBytes(UTF_8)).facts().stream()
            .map(f -> new Fact(f.behaviour(), f.detail(), place, "", f.inputs(), f.quote()))
            .toList()
        : javaScript.fragment(place, code);
  }

  /** Settings of models, and pickles under names by which nobody expects them. */
  private Optional<FileFacts> model(Member member) {
    return ModelReader.mayRead(member.path(), member.content())
        ? Optional.of(models.read(member.path(), member.content(), member.size()))
            .filter(read -> !read.facts().isEmpty() || !read.references().isEmpty())
        : Optional.empty();
  }

  /**
   * What runs by itself, the most sudden first.
   *
   * @param read what was read from the files
   */
  List<Trigger> triggers(Subject subject, Tree tree, Collection<FileFacts> read) {
    List<Trigger> triggers = new ArrayList<>();
    if (isModel(tree.kind())) {
      triggers.addAll(ModelTriggers.read(tree, read));
    }
    triggers.addAll(JvmTriggers.read(tree, read));
    triggers.addAll(PypiTriggers.read(tree, read, vocabulary));
    triggers.addAll(NpmTriggers.read(tree, shell));
    triggers.addAll(CrateTriggers.read(tree, read));
    triggers.addAll(GoTriggers.read(tree, read));
    triggers.addAll(NativeTriggers.read(read));
    triggers.addAll(SourceTreeTriggers.read(tree, shell));
    triggers.sort(Comparator.comparing(Trigger::occasion));
    return triggers;
  }

  /** What files do that are run as scripts under names that are not those of any. */
  List<FileFacts> runAsScript(Tree tree, List<FileFacts> read, List<Trigger> triggers) {
    return new RunAsScript(tree, javaScript).of(read, triggers);
  }

  /** Files that nobody calls who uses what is installed. */
  static Set<String> apart(Tree tree) {
    return tree.kind() == ArtifactKind.GO_MODULE ? GoTriggers.apart(tree) : PypiApart.paths(tree);
  }

  /** What files of a package do together. */
  List<FileFacts> joined(Tree tree, List<FileFacts> read, List<Trigger> triggers) {
    return switch (tree.kind()) {
      case JAR -> new JoinedClasses(tree, read, classes).of(triggers);
      case NPM -> new JoinedReading(tree, read, javaScript).of(triggers);
      case WHEEL, SDIST, EGG, FOLDER, ARCHIVE -> new JoinedModules(tree, read, python).of(triggers);
      case CRATE, GO_MODULE, MODEL -> List.of();
    };
  }

  /** In a package a pickle is data that its tests or its users load; in a model it is the model. */
  private static boolean isModel(ArtifactKind kind) {
    return switch (kind) {
      case MODEL, FOLDER, ARCHIVE -> true;
      case WHEEL, SDIST, EGG, NPM, JAR, CRATE, GO_MODULE -> false;
    };
  }
}
