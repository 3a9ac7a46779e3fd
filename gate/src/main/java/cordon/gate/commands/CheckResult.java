package cordon.gate.commands;

import cordon.gate.check.CheckAnswer;
import cordon.gate.check.EntryReader.Outside;
import cordon.gate.check.HashMatch;
import cordon.gate.check.LockEntry;
import cordon.gate.check.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param server who was asked; empty when nobody was
 * @param entries in the order of the files
 * @param outside sources that the files draw on and that were not read
 */
record CheckResult(Optional<URI> server, List<Entry> entries, List<Source> outside) {

  /**
   * @param detour from where it would be fetched past the gate
   */
  record Entry(LockEntry entry, CheckAnswer answer, Optional<String> detour) {
    boolean badNews() {
      return answer.outcome().badNews() || detour.isPresent() || hashes().badNews();
    }

    HashMatch hashes() {
      return HashMatch.of(entry.hashes(), answer.digests());
    }

    /** The word that people look for. */
    String word() {
      return answer.malicious() ? "malicious" : answer.outcome().word();
    }
  }

  /**
   * @param detour the registry beside the gate that it names
   */
  record Source(Outside outside, Optional<String> detour) {}

  boolean badNews() {
    return entries.stream().anyMatch(Entry::badNews)
        || outside.stream().anyMatch(s -> s.detour().isPresent());
  }

  /** Whether there was something to check and nothing of it names a release. */
  boolean nothingChecked() {
    return !entries.isEmpty()
        && entries.stream().allMatch(e -> e.answer().outcome() == Outcome.UNCHECKED);
  }

  /** Whether an upstream could not be asked about something. */
  boolean failed() {
    return entries.stream().anyMatch(e -> e.answer().outcome() == Outcome.FAILED);
  }
}
