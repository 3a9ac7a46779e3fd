package cordon.inspect.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.Report;
import cordon.inspect.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Techniques are found, and what only looks like them is not. */
class CorpusTest {

  static List<Sample> pythonPositives() {
    return PythonPositives.all();
  }

  static List<Sample> npmPositives() {
    return NpmPositives.all();
  }

  static List<Sample> pythonSpellings() {
    return PythonSpellings.all();
  }

  static List<Sample> pythonThemes() {
    return Stream.of(
            PythonTaking.all(),
            PythonStarting.all(),
            PythonStaying.all(),
            PythonUnfolding.all(),
            PythonRoundabouts.all(),
            PythonModules.all(),
            PythonDetours.all(),
            PythonHosts.all(),
            PythonMachinery.all(),
            PythonClasses.all(),
            PythonServices.all(),
            PythonTables.all(),
            PythonLeavings.all(),
            PythonClusters.all(),
            PythonPresence.all(),
            PythonPretences.all(),
            PythonErrands.all(),
            PythonDoubts.all(),
            PythonWhenCalled.all(),
            PythonOutOfSight.all(),
            SetupCommandSamples.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<Sample> npmSpellings() {
    return NpmSpellings.all();
  }

  static List<Sample> npmRemoteCode() {
    return NpmRemoteCode.all();
  }

  static List<Sample> npmTakers() {
    return NpmTakers.all();
  }

  static List<Sample> npmFlows() {
    return NpmFlows.all();
  }

  static List<Sample> npmModules() {
    return Stream.of(
            NpmModules.all(),
            NpmRoundabouts.all(),
            NpmIntruders.all(),
            NpmPlanting.all(),
            NpmUnreadable.all(),
            NpmOlderCode.all(),
            NpmByways.all(),
            NpmGathering.all(),
            NpmEverydayCode.all(),
            NpmErrands.all(),
            NpmFurtherNames.all(),
            ContainerSamples.all(),
            AssistantSamples.all(),
            AssistantSamples.ofSeveralKinds(),
            MailSamples.all(),
            PayeeSamples.all(),
            NpmEverydayPrograms.all(),
            NpmWhenCalled.all(),
            HiddenAddressSamples.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<Sample> npmLookAlikes() {
    return Stream.of(
            NpmLookAlikes.all(),
            NpmModules.lookAlikes(),
            NpmRoundabouts.lookAlikes(),
            NpmIntruders.lookAlikes(),
            NpmPlanting.lookAlikes(),
            NpmUnreadable.lookAlikes(),
            NpmOlderCode.lookAlikes(),
            NpmByways.lookAlikes(),
            NpmGathering.lookAlikes(),
            NpmEverydayCode.lookAlikes(),
            NpmErrands.lookAlikes(),
            NpmFurtherNames.lookAlikes(),
            ContainerSamples.lookAlikes(),
            AssistantSamples.lookAlikes(),
            PrivateSamples.lookAlikes(),
            MailSamples.lookAlikes(),
            CardSamples.lookAlikes(),
            PayeeSamples.lookAlikes(),
            NpmEverydayPrograms.lookAlikes(),
            NpmWhenCalled.lookAlikes(),
            HiddenAddressSamples.lookAlikes())
        .flatMap(List::stream)
        .toList();
  }

  static List<Sample> buildPositives() {
    return Stream.of(BuildPositives.all(), NativePositives.all(), DestructionSamples.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<Sample> buildNegatives() {
    return Stream.of(
            BuildNegatives.all(), NativePositives.lookAlikes(), DestructionSamples.lookAlikes())
        .flatMap(List::stream)
        .toList();
  }

  static List<Sample> negatives() {
    return Stream.of(
            Negatives.all(),
            PythonLookalikes.all(),
            PythonEveryday.lookAlikes(),
            PythonModules.lookAlikes(),
            PythonDetours.lookAlikes(),
            PythonHosts.lookAlikes(),
            PythonMachinery.lookAlikes(),
            PythonClasses.lookAlikes(),
            PythonServices.lookAlikes(),
            PythonTables.lookAlikes(),
            PythonLeavings.lookAlikes(),
            PythonClusters.lookAlikes(),
            PythonPresence.lookAlikes(),
            PythonPretences.lookAlikes(),
            PythonErrands.lookAlikes(),
            PythonDoubts.lookAlikes(),
            PythonWhenCalled.lookAlikes(),
            PythonGuesses.lookAlikes(),
            PythonOutOfSight.lookAlikes(),
            SetupCommandSamples.lookAlikes())
        .flatMap(List::stream)
        .toList();
  }

  static List<Sample> doubtful() {
    return Stream.of(
            PythonDoubts.doubtful(),
            AssistantSamples.doubtful(),
            PrivateSamples.doubtful(),
            PythonOutOfSight.doubtful(),
            PayeeSamples.doubtful(),
            CardSamples.doubtful())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "pythonPositives",
    "npmPositives",
    "pythonSpellings",
    "pythonThemes",
    "npmSpellings",
    "npmRemoteCode",
    "npmTakers",
    "buildPositives",
    "npmFlows",
    "npmModules"
  })
  void aTechniqueIsFound(Sample sample) {
    Report report = sample.inspect();
    assertThat(report.verdict())
        .as(
            "%s: %s, doubts %s, runs %s",
            sample, report.findings(), report.doubts(), report.triggers())
        .isEqualTo(Verdict.MALICIOUS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"negatives", "npmLookAlikes", "buildNegatives"})
  void whatLooksAlikeIsClean(Sample sample) {
    Report report = sample.inspect();
    assertThat(report.verdict())
        .as("%s: %s, doubts %s", sample, report.findings(), report.doubts())
        .isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubtful")
  void whatMayBeEitherIsSuspicious(Sample sample) {
    Report report = sample.inspect();
    assertThat(report.verdict())
        .as("%s: %s, doubts %s", sample, report.findings(), report.doubts())
        .isEqualTo(Verdict.SUSPICIOUS);
  }
}
