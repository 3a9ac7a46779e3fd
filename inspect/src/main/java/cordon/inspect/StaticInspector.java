package cordon.inspect;

import cordon.formats.archive.ByteSource;
import cordon.inspect.chain.Judge;
import cordon.inspect.chain.Judgement;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.inspect.delta.SourceTree;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Trigger;
import cordon.inspect.reach.Code;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.tree.Doubts;
import cordon.inspect.tree.MemberReader;
import cordon.inspect.tree.PackageFolder;
import cordon.inspect.tree.UnpackLimits;
import cordon.inspect.tree.Unpacked;
import cordon.inspect.tree.Unpacking;
import cordon.inspect.trigger.Composition;
import cordon.inspect.trigger.Coordinates;
import cordon.inspect.trigger.Likeness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads artifacts and says what they do. Safe for any number of threads; what it remembers of files
 * changes nothing of what it says.
 */
public final class StaticInspector {
  private static final String READ_IT = "read the file by hand before you trust the rest";

  private final RuleSet rules;
  private final Readers readers;
  private final MemberReader files;
  private final Judge judge;
  private final UnpackLimits limits;

  public StaticInspector(RuleSet rules, UnpackLimits limits) {
    this.rules = rules;
    this.readers = new Readers(rules.vocabulary());
    this.files = new ReadBefore(readers, ReadBefore.MOST);
    this.judge = new Judge(rules.chains());
    this.limits = limits;
  }

  public RuleSet rules() {
    return rules;
  }

  /**
   * Reads a packed artifact.
   *
   * @param baseline what it is compared with
   * @throws IOException if the source itself breaks; what it holds never makes it throw
   */
  public Report inspect(Subject subject, ByteSource content, Baseline baseline) throws IOException {
    Effort effort = new Effort(files, Effort.STEPS);
    Unpacked unpacked = new Unpacking(limits, effort).artifact(subject.file(), content);
    return report(subject, unpacked, effort, baseline);
  }

  /**
   * Reads a folder.
   *
   * @throws IOException as the folder does
   */
  public Report inspect(Subject subject, PackageFolder folder, Baseline baseline)
      throws IOException {
    Effort effort = new Effort(files, Effort.STEPS);
    Unpacked unpacked = new Unpacking(limits, effort).folder(folder);
    return report(subject, unpacked, effort, baseline);
  }

  /**
   * Reads what a release should be built from, for {@link Baseline#builtFrom}.
   *
   * @throws IOException as the folder does
   */
  public SourceTree source(PackageFolder folder) throws IOException {
    return source(new Unpacking(limits, MemberReader.NONE).folder(folder));
  }

  /**
   * The same for a source distribution.
   *
   * @throws IOException if the source itself breaks
   */
  public SourceTree source(Subject subject, ByteSource content) throws IOException {
    return source(new Unpacking(limits, MemberReader.NONE).artifact(subject.file(), content));
  }

  private static SourceTree source(Unpacked unpacked) {
    return new SourceTree(unpacked.tree(), Composition.of(unpacked.tree()));
  }

  private Report report(Subject subject, Unpacked unpacked, Effort effort, Baseline baseline) {
    List<FileFacts> facts = new ArrayList<>(unpacked.facts());
    facts.addAll(Packing.facts(unpacked));
    facts.addAll(Composition.of(unpacked.tree()));
    facts.addAll(Coordinates.of(subject, unpacked.tree()));
    baseline.source().ifPresent(source -> facts.addAll(source.lacks(unpacked.tree(), facts)));
    List<FileFacts> likeness = Likeness.of(subject, unpacked.tree(), facts);
    facts.addAll(likeness);
    List<Trigger> triggers =
        Likeness.named(readers.triggers(subject, unpacked.tree(), facts), likeness);
    facts.addAll(readers.runAsScript(unpacked.tree(), facts, triggers));
    facts.addAll(readers.joined(unpacked.tree(), facts, triggers));
    Judgement judgement =
        judge.judge(new Code(facts), triggers, Readers.apart(unpacked.tree()), baseline);
    List<String> doubts = new ArrayList<>(unpacked.doubts());
    doubts.addAll(effort.doubts());
    judgement
        .lost()
        .forEach(path -> doubts.add(Doubts.about(path, "it leads to too much code", READ_IT)));
    // What nothing leads to may be as broken as it likes: test data often is.
    facts.stream()
        .filter(file -> judgement.reached().contains(file.path()))
        .forEach(file ->
            file.doubts().forEach(why -> doubts.add(Doubts.about(file.path(), why, READ_IT))));
    return new Report(
        subject,
        verdict(judgement, doubts),
        judgement.findings(),
        doubts,
        triggers,
        new Profile(subject.file(), rules.version(), judgement.marks()),
        unpacked.tree(),
        rules.version());
  }

  /** Silence means nothing where something could not be read. */
  private static Verdict verdict(Judgement judgement, List<String> doubts) {
    return judgement.verdict() == Verdict.CLEAN && !doubts.isEmpty()
        ? Verdict.NOT_INSPECTED
        : judgement.verdict();
  }
}
