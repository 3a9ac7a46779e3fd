package cordon.gate.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Cause;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.Inspector;
import cordon.gate.inspection.InspectionReports.Before;
import cordon.gate.inspection.InspectionStore.Key;
import cordon.terminal.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same on both databases: what is kept of inspections, and what servers have in common. */
abstract class InspectionsContract extends InspectionsHouse {
  /** Says one thing of everything. */
  private record Fixed(String ruleSet, Result result, List<Digest> asked) implements Inspector {
    Fixed(String ruleSet, Result result) {
      this(ruleSet, result, new ArrayList<>());
    }

    @Override
    public Duration budget() {
      return Duration.ofMinutes(2);
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) {
      asked.add(sha256);
      return new Inspection(result, List.of(new Finding("rule", "text of " + result, "a.py:1")));
    }
  }

  @Test
  void whatOneServerFoundTheOthersDoNotLookForAgain() throws Exception {
    Fixed first = new Fixed("rules-1", Result.MALICIOUS);
    Fixed second = new Fixed("rules-1", Result.CLEAN);
    Inspections here = server(first);
    Inspections there = server(second);
    Digest digest = require(here, PLAIN, "1.0");
    assertThat(require(there, PLAIN, "1.0")).isEqualTo(digest);
    assertThat(second.asked()).isEmpty();
    assertThat(result(there, digest)).isEqualTo(Result.MALICIOUS);
    assertThat(result(there, md5(digest))).isEqualTo(Result.MALICIOUS);
    assertThat(facts()).isEqualTo(1);
  }

  /** A list must heed what was found elsewhere before anybody asks here. */
  @Test
  void whatOneServerFindsTheOthersHear() throws Exception {
    Inspections here = server(new Fixed("rules-1", Result.MALICIOUS));
    Inspections there = server(new Fixed("rules-1", Result.CLEAN));
    Inspections others = server(new Fixed("rules-2", Result.CLEAN));
    Digest digest = require(here, PLAIN, "1.0");
    long before = there.generation();
    there.refresh();
    assertThat(result(there, md5(digest))).isEqualTo(Result.MALICIOUS);
    assertThat(there.generation()).isGreaterThan(before);
    Inspections anew = server(new Fixed("rules-1", Result.CLEAN));
    assertThat(there.status(named("demo.whl"), List.of(digest)))
        .isEqualTo(anew.status(named("demo.whl"), List.of(digest)));
    others.refresh();
    assertThat(result(others, digest)).isEqualTo(Result.NOT_INSPECTED);
    long after = there.generation();
    there.refresh();
    assertThat(there.generation()).isEqualTo(after);
  }

  /** Every document that is kept would be made again. */
  @Test
  void onlyWhatAListHidesMakesListsAnew() throws Exception {
    for (Result passing : List.of(Result.CLEAN, Result.NOT_INSPECTED)) {
      Inspections server = server(new Fixed("rules " + passing, passing));
      require(server, PLAIN, "1.0");
      assertThat(server.generation()).as(passing.word()).isZero();
    }
    for (Result held : List.of(Result.NOT_FULLY_INSPECTED, Result.SUSPICIOUS, Result.MALICIOUS)) {
      Inspections server = server(new Fixed("rules " + held, held));
      require(server, PLAIN, "1.0");
      assertThat(server.generation()).as(held.word()).isPositive();
    }
  }

  /** Two servers that inspect at the same time say the same afterwards. */
  @Test
  void whoWasFirstCounts() throws Exception {
    InspectionStore store = new InspectionStore(database, ledger);
    Coordinate demo = named("demo.whl");
    Form form = Form.of(demo);
    Digest sha256 = Digest.of(Digest.Algorithm.SHA256, new byte[32]);
    Cause cause = new Cause(Result.SUSPICIOUS, "a.py", Optional.of(md5(sha256)), sha256);
    Finding finding = new Finding("r", "t", "p", Optional.of(cause));
    Inspection bad =
        new Inspection(Result.SUSPICIOUS, List.of(finding, new Finding("r", "t", "p")));
    Inspection good = new Inspection(Result.CLEAN, List.of());
    assertThat(store.put(demo, form, sha256, Set.of(sha256), "rules-1", bad, now)).isEqualTo(bad);
    assertThat(store.put(demo, form, sha256, Set.of(sha256, md5(sha256)), "rules-1", good, now))
        .isEqualTo(bad);
    assertThat(store.find(new Key(md5(sha256), form), "rules-1")).contains(bad);
    assertThat(store.put(demo, form, sha256, Set.of(sha256), "rules-1", good, now)).isEqualTo(bad);
    assertThat(facts()).isEqualTo(2);
    assertThat(store.since("rules-1", -2).found())
        .containsOnlyKeys(new Key(sha256, form), new Key(md5(sha256), form));
  }

  /** A name in an archive may hold what PostgreSQL takes in no text. */
  @Test
  void reportsAndProfilesAreKept() throws Exception {
    Inspections server = server(real());
    require(server, PLAIN, "1.0");
    Digest digest = require(server, HOOKED, "1.1");
    InspectionReports reports = server.reports();
    assertThat(reports.newest(Optional.empty(), Before.START, 10))
        .extracting(InspectionReport::version)
        .containsExactly("1.1", "1.0");
    assertThat(reports.newest(Optional.of(Result.CLEAN), Before.START, 10))
        .extracting(InspectionReport::version)
        .containsExactly("1.0");
    InspectionReport newest = reports.newest(Optional.empty(), Before.START, 1).getFirst();
    Before then = new Before(newest.inspected().toEpochMilli(), newest.sha256().toString());
    assertThat(reports.newest(Optional.empty(), then, 10))
        .extracting(InspectionReport::version)
        .containsExactly("1.0");
    assertThat(reports.of(digest)).isEqualTo(reports.of(Ecosystem.PYPI, "demo", "1.1"));
    Json finding = Json.read(reports.of(digest).getFirst().json()).list("findings").getFirst();
    assertThat(finding.flag("new")).isTrue();
    assertThat(reports.count(Result.MALICIOUS, server.ruleSet().orElseThrow())).isEqualTo(1);
  }

  @Test
  void nothingIsKeptOfAnInspectionThatFailed() throws Exception {
    Inspections server =
        server(
            new Inspector() {
              @Override
              public String ruleSet() {
                return "rules-1";
              }

              @Override
              public Duration budget() {
                return Duration.ofMinutes(2);
              }

              @Override
              public Inspection inspect(Coordinate coordinate, Digest sha256, Path file)
                  throws IOException {
                throw new IOException("no");
              }
            });
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> require(server, PLAIN, "1.0"))
        .isInstanceOf(InspectionPendingException.class);
    assertThat(facts()).isZero();
    assertThat(new InspectionStore(database, ledger).since("rules-1", -2).found()).isEmpty();
  }
}
