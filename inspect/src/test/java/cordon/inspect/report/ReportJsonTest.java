package cordon.inspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.suppress.Suppressions;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class ReportJsonTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @Test
  void everythingOfAReportIsWritten() {
    assertThat(written(Suppressions.none(TODAY)))
        .isEqualTo(
            """
            {"subject":"demo-1.2-py3-none-any.whl","ecosystem":"pypi","name":"demo","version":"1.2",\
            "sha256":"%s","verdict":"malicious","rule_set":"rules-1","findings":[\
            {"rule":"start-hook-runs-hidden-code","severity":"critical","verdict":"malicious",\
            "title":"a start-up hook runs code that is encoded","why":"nobody can read what runs",\
            "remedy":"do not install","new":true,"steps":[\
            {"text":"runs at every start of Python","path":"demo_init.pth","line":1,"quote":""},\
            {"text":"runs text as code, given what it decoded","path":"demo_init.pth","line":1,\
            "decoded":2,"quote":"exec(b64decode('aW5lcnQ='))"}]},\
            {"rule":"install-runs-a-fetched-program","severity":"note","verdict":"clean",\
            "title":"installing it fetches a program","why":"the program is not in the package",\
            "remedy":"pin it","new":false,"steps":[\
            {"text":"fetches","path":"setup.py","line":0,"quote":""}]}],\
            "doubts":["a.zip: encrypted"],"triggers":[\
            {"occasion":"start","path":"demo_init.pth","line":1,"how":"runs at every start of Python"}],\
            "marks":["runs:start:demo_init.pth"],"kind":"wheel","files":[\
            {"path":"demo_init.pth","size":90,"sha256":"%s","language":"python"}]}\
            """
                .formatted(SampleReport.ARTIFACT.hex(), SampleReport.HOOK.hex()));
  }

  @Test
  void whatIsAcceptedSaysWhyByWhomAndUntilWhen() {
    String entry =
        """
        [[suppress]]
        rule = "start-hook-runs-hidden-code"
        reason = "ours"
        owner = "platform"
        expires = 2027-03-01
        """;
    assertThat(
            written(
                Suppressions.read("x", entry.getBytes(StandardCharsets.UTF_8), Set.of(), TODAY)))
        .contains("\"verdict\":\"not inspected\"")
        .contains(
            "\"suppressed\":{\"reason\":\"ours\",\"owner\":\"platform\",\"expires\":\"2027-03-01\"}");
  }

  private static String written(Suppressions suppressions) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      ReportJson.write(
          json,
          suppressions.review(
              SampleReport.of("a.zip: encrypted"), Optional.of(SampleReport.ARTIFACT)));
    }
    return out.toString();
  }
}
