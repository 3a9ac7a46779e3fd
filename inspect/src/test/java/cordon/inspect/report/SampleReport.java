package cordon.inspect.report;

import cordon.base.Digest;
import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.Severity;
import cordon.inspect.Step;
import cordon.inspect.Subject;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Profile;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.FileType;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A report as an inspection would make it. */
public final class SampleReport {
  public static final Digest HOOK = Digest.sha256("ab".repeat(32));
  public static final Digest ARTIFACT = Digest.sha256("cd".repeat(32));

  private SampleReport() {}

  /** A start-up hook that runs decoded code, and a note. */
  public static Report of(String... doubts) {
    Place hook = new Place("demo_init.pth", 1);
    return new Report(
        new Subject(
            "demo-1.2-py3-none-any.whl",
            Optional.of("pypi"),
            Optional.of("demo"),
            Optional.of("1.2")),
        Verdict.MALICIOUS,
        List.of(hidden(hook), note()),
        List.of(doubts),
        List.of(
            new Trigger(
                Occasion.START, hook, "runs at every start of Python", List.of(), List.of())),
        new Profile("demo 1.2", "rules-1", Set.of("runs:start:demo_init.pth")),
        new Tree(
            ArtifactKind.WHEEL,
            Map.of(
                "demo_init.pth",
                new TreeFile(
                    "demo_init.pth", 90, HOOK, Language.PYTHON, FileType.TEXT, Optional.empty()))),
        "rules-1");
  }

  private static Finding hidden(Place hook) {
    return new Finding(
        "start-hook-runs-hidden-code",
        Severity.CRITICAL,
        Verdict.MALICIOUS,
        "a start-up hook runs code that is encoded",
        "nobody can read what runs",
        "do not install",
        List.of(
            new Step("runs at every start of Python", hook, ""),
            new Step(
                "runs text as code, given what it decoded",
                new Place("demo_init.pth", 1, 2),
                "exec(b64decode('aW5lcnQ='))")),
        true);
  }

  private static Finding note() {
    return new Finding(
        "install-runs-a-fetched-program",
        Severity.NOTE,
        Verdict.CLEAN,
        "installing it fetches a program",
        "the program is not in the package",
        "pin it",
        List.of(new Step("fetches", new Place("setup.py", 0), "")),
        false);
  }
}
