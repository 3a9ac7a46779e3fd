package cordon.gate.ocsf;

import cordon.gate.EvidenceConfig;
import cordon.gate.EvidenceConfig.OcsfFile;
import cordon.gate.EvidenceConfig.OcsfSyslog;
import cordon.gate.evidence.EventLog;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the gate's traffic as OCSF events to where the configuration says, for as long as it is
 * open.
 */
public final class OcsfOutput implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OcsfOutput.class);
  private static final String SUBSCRIBER = "gate.ocsf.syslog";
  private static final int FACTS_PER_READ = 500;
  private static final long POLL_MILLIS = 500;
  private static final long PAUSE_MILLIS = 10_000;

  private final Ledger ledger;
  private final EventLog log;
  private final OcsfEvent event;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<AutoCloseable> open = new ArrayList<>();

  /**
   * @param version of Cordon, for the events
   */
  public OcsfOutput(EvidenceConfig config, Ledger ledger, EventLog log, String version) {
    this.ledger = ledger;
    this.log = log;
    this.event = new OcsfEvent(version);
    config.file().ifPresent(this::toFile);
    config.syslog().ifPresent(this::toSyslog);
  }

  private void toSyslog(OcsfSyslog receiver) {
    SyslogSender sender = new SyslogSender(receiver);
    // The sender closes first: a receiver that reads no more would hold the subscription for ever.
    // What was cut off by that is sent again after the next start.
    open.add(sender);
    open.add(ledger.subscribe(SUBSCRIBER, fact -> send(sender, fact)));
  }

  private void send(SyslogSender sender, Fact fact) {
    Optional<String> line = line(log.revealed(List.of(fact)).getFirst());
    try {
      if (line.isPresent()) {
        sender.send(fact.time(), line.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> line(Fact fact) {
    return fact.type().startsWith("gate.") ? event.of(fact) : Optional.empty();
  }

  private void toFile(OcsfFile file) {
    OcsfFileWriter writer = new OcsfFileWriter(file);
    Thread thread = Thread.ofVirtual().name("gate-ocsf-file").start(() -> keepUp(writer));
    open.add(thread::join);
  }

  private void keepUp(OcsfFileWriter writer) {
    while (closing.getCount() > 0) {
      try {
        follow(writer);
      } catch (IOException | RuntimeException e) {
        LOG.error("OCSF events cannot be written; trying again", e);
        pause(PAUSE_MILLIS);
      }
    }
  }

  /** From the end of the file; after a failure its end is looked up again. */
  private void follow(OcsfFileWriter writer) throws IOException {
    long last = writer.last();
    while (closing.getCount() > 0) {
      List<Fact> facts = ledger.read(FactQuery.all(FACTS_PER_READ).after(last));
      List<String> lines =
          log.revealed(facts).stream().flatMap(fact -> line(fact).stream()).toList();
      if (!lines.isEmpty()) {
        writer.append(lines);
      }
      last = facts.isEmpty() ? last : facts.getLast().sequence();
      if (facts.size() < FACTS_PER_READ) {
        pause(POLL_MILLIS);
      }
    }
  }

  private void pause(long millis) {
    try {
      boolean ended = closing.await(millis, TimeUnit.MILLISECONDS);
      if (ended) {
        LOG.debug("no more OCSF events are written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.warn("an output of OCSF events did not close cleanly", e);
      }
    }
  }
}
