package cordon.gate.ocsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.gate.EvidenceConfig;
import cordon.gate.EvidenceConfig.OcsfFile;
import cordon.gate.EvidenceConfig.OcsfSyslog;
import cordon.gate.MovableClock;
import cordon.gate.TestDatabases;
import cordon.gate.evidence.BodyReader;
import cordon.gate.evidence.EventIndex;
import cordon.gate.evidence.EventLog;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.store.Durability;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcsfOutputTest {
  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private Ledger ledger;

  @BeforeEach
  void open() {
    database = TestDatabases.open(TestDatabases.sqlite(folder));
    ledger = TestDatabases.ledger(database, folder, clock);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private Path file() {
    return folder.resolve("out/events.jsonl");
  }

  private OcsfOutput output(long size) {
    OcsfFile file = new OcsfFile(file(), size, 2);
    return output(
        new EvidenceConfig(
            Durability.PROCESS, Duration.ofDays(1), Optional.of(file), Optional.empty()));
  }

  private OcsfOutput output(EvidenceConfig config) {
    return new OcsfOutput(
        config, ledger, new EventLog(database, ledger, new EventIndex(database)), "1.2.3");
  }

  private void fact(String type, String body) {
    ledger
        .append(new FactDraft(type, clock.instant(), "user:anna", "pkg:npm/left@1.0.0", body))
        .join();
  }

  private void pulls(int count) {
    for (int i = 0; i < count; i++) {
      fact("gate.pull", "{\"verdict\":\"allow\"}");
    }
  }

  private List<String> lines(Path path) throws IOException {
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }

  private static long sequence(String line) {
    return (Long) ((Map<?, ?>) BodyReader.read(line).get("metadata")).get("sequence");
  }

  @Test
  void aPullIsADownloadThatWasAllowed() throws Exception {
    String address = database.write(h -> ledger.personal().commit(h, "10.0.0.7"));
    fact(
        "gate.pull",
        "{\"address\":\""
            + address
            + "\",\"job\":{\"repository\":\"acme/app\"},\"client\":\"npm/11\",\"file\":\"left.tgz\","
            + "\"sha256\":\"ab\",\"size\":10,\"bytes\":10,\"status\":200,\"verdict\":\"allow\"}");
    fact("gate.refused", "{\"verdict\":\"block\"}");
    fact("web.token-created", "{}");
    try (OcsfOutput output = output(1 << 20)) {
      await().until(() -> lines(file()).size() == 2);
    }
    Map<String, Object> pull = BodyReader.read(lines(file()).getFirst());
    assertThat(pull)
        .containsEntry("category_uid", 6L)
        .containsEntry("class_uid", 6006L)
        .containsEntry("activity_id", 2L)
        .containsEntry("type_uid", 600602L)
        .containsEntry("severity_id", 1L)
        .containsEntry("time", clock.instant().toEpochMilli())
        .containsEntry("action_id", 1L)
        .containsEntry("disposition_id", 1L)
        .containsEntry("src_endpoint", Map.of("ip", "10.0.0.7"))
        .containsEntry("actor", Map.of("user", Map.of("name", "user:anna")))
        .containsEntry("http_response", Map.of("code", 200L));
    assertThat(pull.get("file").toString()).contains("left.tgz", "algorithm_id=3", "value=ab");
    assertThat(pull.get("unmapped").toString()).contains("pkg:npm/left@1.0.0", "acme/app");
    Map<String, Object> refused = BodyReader.read(lines(file()).getLast());
    assertThat(refused)
        .containsEntry("action_id", 2L)
        .containsEntry("disposition_id", 2L)
        .containsEntry("status_id", 2L)
        .containsEntry("severity_id", 4L);
  }

  @Test
  void itGoesOnWhereTheFileEndsAlsoAfterALineThatWasCut() throws Exception {
    pulls(3);
    try (OcsfOutput output = output(1 << 20)) {
      await().until(() -> lines(file()).size() == 3);
    }
    String whole = Files.readString(file());
    Files.writeString(file(), whole.substring(0, whole.length() - 20));
    pulls(2);
    try (OcsfOutput output = output(1 << 20)) {
      await().until(() -> lines(file()).size() == 5);
    }
    assertThat(lines(file()))
        .extracting(OcsfOutputTest::sequence)
        .containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void aFullFileIsPutAsideAndTheOldestGoes() throws Exception {
    for (int round = 1; round <= 4; round++) {
      pulls(1);
      long written = round - 1;
      try (OcsfOutput output = output(1)) {
        await()
            .until(() -> !lines(file()).isEmpty() && sequence(lines(file()).getFirst()) == written);
      }
    }
    assertThat(sequence(lines(folder.resolve("out/events.jsonl.1")).getFirst())).isEqualTo(2);
    assertThat(sequence(lines(folder.resolve("out/events.jsonl.2")).getFirst())).isEqualTo(1);
    assertThat(folder.resolve("out/events.jsonl.3")).doesNotExist();
  }

  @Test
  void aFileOfOthersIsLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "notes of somebody\n", StandardOpenOption.CREATE);
    pulls(1);
    try (OcsfOutput output = output(1 << 20)) {
      assertThat(Files.readString(file())).isEqualTo("notes of somebody\n");
    }
    assertThat(Files.readString(file())).isEqualTo("notes of somebody\n");
  }

  @Test
  void syslogGetsEachEventInItsOwnFrameAndGoesOnAfterABreak() throws Exception {
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      OcsfSyslog syslog = new OcsfSyslog("127.0.0.1", receiver.getLocalPort());
      EvidenceConfig config =
          new EvidenceConfig(
              Durability.PROCESS, Duration.ofDays(1), Optional.empty(), Optional.of(syslog));
      pulls(2);
      List<String> messages = new ArrayList<>();
      try (OcsfOutput output = output(config)) {
        try (Socket first = receiver.accept()) {
          messages.add(frame(first.getInputStream()));
          messages.add(frame(first.getInputStream()));
        }
        pulls(1);
        try (Socket second = receiver.accept()) {
          messages.add(frame(second.getInputStream()));
        }
      }
      assertThat(messages)
          .allSatisfy(m ->
              assertThat(m).startsWith("<110>1 2026-06-01T12:00:00Z - cordon - ocsf - {\"cat"));
      assertThat(messages)
          .extracting(m -> sequence(m.substring(m.indexOf('{'))))
          .containsExactly(0L, 1L, 2L);
    }
  }

  @Test
  void aReceiverThatReadsNoMoreDoesNotKeepTheServerFromStopping() throws Exception {
    try (ServerSocket receiver = new ServerSocket()) {
      receiver.setReceiveBufferSize(4096);
      receiver.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      OcsfSyslog syslog = new OcsfSyslog("127.0.0.1", receiver.getLocalPort());
      // More than the buffers of both sides hold.
      String body = "{\"command\":\"" + "c".repeat(40_000) + "\"}";
      for (int i = 0; i < 400; i++) {
        fact("gate.pull", body);
      }
      OcsfOutput output =
          output(
              new EvidenceConfig(
                  Durability.PROCESS, Duration.ofDays(1), Optional.empty(), Optional.of(syslog)));
      try (Socket stuck = receiver.accept()) {
        int[] before = {0};
        await()
            .pollInterval(Duration.ofMillis(200))
            .until(() -> {
              int now = stuck.getInputStream().available();
              boolean still = now > 0 && now == before[0];
              before[0] = now;
              return still;
            });
        assertTimeoutPreemptively(Duration.ofMinutes(1), output::close);
      }
    }
  }

  private static String frame(InputStream in) throws IOException {
    int length = 0;
    for (int c = in.read(); c != ' '; c = in.read()) {
      length = length * 10 + (c - '0');
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
