package cordon.advisories.index;

import cordon.advisories.AdvisoryMatch;
import cordon.formats.osv.Credit;
import cordon.formats.osv.OsvRecord;
import cordon.formats.osv.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a claim tells people, packed: it is read only when the claim covers what was asked. */
final class ClaimHead {
  private static final int MOST_LISTED = 10;
  private static final int LONGEST_SUMMARY = 300;

  private ClaimHead() {}

  static byte[] pack(OsvRecord osv, String source, Instant firstSeen) {
    return new Packer()
        .text(source)
        .text(osv.id())
        .flag(osv.malicious())
        .text(reporters(osv))
        .text(summary(osv))
        .texts(osv.aliases().stream().limit(MOST_LISTED).toList())
        .texts(osv.references().stream().map(Reference::url).limit(MOST_LISTED).toList())
        .flag(osv.published().isPresent())
        .number(osv.published().map(Instant::toEpochMilli).orElse(0L))
        .number(firstSeen.toEpochMilli())
        .bytes();
  }

  static AdvisoryMatch unpack(byte[] head, boolean sure) {
    Unpacker in = new Unpacker(head);
    String source = in.text();
    String id = in.text();
    boolean malicious = in.flag();
    String reporters = in.text();
    String summary = in.text();
    List<String> aliases = List.copyOf(in.texts());
    List<String> references = List.copyOf(in.texts());
    boolean dated = in.flag();
    Instant published = Instant.ofEpochMilli(in.number());
    Instant firstSeen = Instant.ofEpochMilli(in.number());
    return new AdvisoryMatch(
        id,
        aliases,
        malicious,
        sure,
        summary,
        reporters.isEmpty() ? source : source + ": " + reporters,
        dated ? Optional.of(published) : Optional.empty(),
        firstSeen,
        references);
  }

  /** With what the heads of this record of this source begin, and no others. */
  static byte[] beginning(String source, String id) {
    return new Packer().text(source).text(id).bytes();
  }

  /** Whether the record claims malice. */
  static boolean malicious(byte[] head) {
    Unpacker in = new Unpacker(head);
    in.text();
    in.text();
    return in.flag();
  }

  private static String reporters(OsvRecord osv) {
    return osv.credits().stream()
        .map(Credit::name)
        .distinct()
        .limit(MOST_LISTED)
        .collect(Collectors.joining(", "));
  }

  /** A record without a summary shows the first line of its details. */
  private static String summary(OsvRecord osv) {
    String text = osv.summary().isBlank() ? osv.details().strip() : osv.summary().strip();
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY) + "…";
  }
}
