package cordon.gate.pages;

import cordon.advisories.AdvisoryMatch;
import cordon.web.pages.Badge;
import cordon.web.pages.DefinitionList;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** An advisory that covers a release, as its page shows it. */
public record ClaimParts(AdvisoryMatch claim) {
  /** The rest stands on the advisory's own page. */
  private static final int MOST_REFERENCES = 5;

  public Content badge() {
    if (!claim.malicious()) {
      return Badge.of(Badge.Tone.WAIT, "vulnerable");
    }
    return claim.sure()
        ? Badge.verdict("malicious")
        : Badge.of(Badge.Tone.WAIT, "malicious, versions not named");
  }

  public String path() {
    return "/advisories/" + URLEncoder.encode(claim.id(), StandardCharsets.UTF_8);
  }

  public Content facts() {
    DefinitionList list = new DefinitionList().add("Says", claim.source());
    claim.published().ifPresent(p -> list.add("Published", Times.utc(p)));
    list.add("Known here since", Times.utc(claim.firstSeen()));
    if (!claim.aliases().isEmpty()) {
      list.add("Also called", String.join(", ", claim.aliases()));
    }
    return list;
  }

  /** Foreign text: only what a browser opens as a page becomes a link. */
  public List<String> references() {
    return claim.references().stream()
        .filter(r ->
            r.toLowerCase(Locale.ROOT).startsWith("https://")
                || r.toLowerCase(Locale.ROOT).startsWith("http://"))
        .limit(MOST_REFERENCES)
        .toList();
  }
}
