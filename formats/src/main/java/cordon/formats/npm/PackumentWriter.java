package cordon.formats.npm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import cordon.formats.PublishTime;
import cordon.formats.npm.Layout.Member;
import cordon.formats.npm.Layout.UpstreamRestrictions;
import cordon.formats.npm.Layout.VersionPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a client sees of a packument, from its raw bytes.
 *
 * <p>Withheld versions leave {@code versions} and {@code time}; dist-tags are repaired; every
 * {@code dist.tarball} points at the gate; {@code policyRestrictions} tells npm why a version is
 * missing. {@code stagedVersions} goes altogether, since its manifests point past the gate. All
 * else stays byte for byte, signatures and attestations included.
 */
public final class PackumentWriter {
  private static final Set<String> ABBREVIATED_TOP =
      Set.of("name", "dist-tags", "versions", "time", "policyRestrictions");

  private final DistTags tags;

  /**
   * @param order the npm order of versions
   */
  public PackumentWriter(Comparator<String> order) {
    this.tags = new DistTags(order);
  }

  /** The document for {@code Accept: application/json} and for no preference. */
  public Splice full(Packument packument, PackumentView view) {
    return new Pass(packument, view, false).document();
  }

  /**
   * The document for {@code application/vnd.npm.install-v1+json}, with {@code time} added so that
   * clients can apply their own minimum age.
   */
  public Splice abbreviated(Packument packument, PackumentView view) {
    return new Pass(packument, view, true).document();
  }

  /** The document of one version ({@code /name/1.2.3}); empty when a client does not see it. */
  public Optional<Splice> version(Packument packument, PackumentView view, String version) {
    return new Pass(packument, view, false).single(version);
  }

  /**
   * The tags as a client sees them, for {@code /-/package/name/dist-tags} and {@code /name/tag}.
   */
  public Map<String, String> distTags(Packument packument, PackumentView view) {
    return tags.repair(packument.distTags(), new Pass(packument, view, false).shown());
  }

  /** One document being put together. */
  private final class Pass {
    private final Packument packument;
    private final PackumentView view;
    private final boolean abbreviate;
    private final Map<String, String> withheld;
    private final Splice.Builder out = new Splice.Builder();

    Pass(Packument packument, PackumentView view, boolean abbreviate) {
      this.packument = packument;
      this.view = view;
      this.abbreviate = abbreviate;
      this.withheld = withheld(packument, view);
    }

    Splice document() {
      literal("{");
      members(packument.layout().top(), this::stays, this::topMember);
      if (abbreviate && packument.modified() instanceof PublishTime.Known modified) {
        literal(",\"modified\":" + Json.quote(modified.raw()));
      }
      if (!withheld.isEmpty() && packument.layout().restrictions().isEmpty()) {
        literal(",\"policyRestrictions\":");
        restrictions(new UpstreamRestrictions(List.of(), ""));
      }
      literal("}");
      return out.build();
    }

    Optional<Splice> single(String version) {
      for (VersionPlace place : packument.layout().versions()) {
        if (place.member().name().equals(version) && !withheld.containsKey(version)) {
          versionValue(place, place.member().value(), place.member().to());
          return Optional.of(out.build());
        }
      }
      return Optional.empty();
    }

    List<NpmRelease> shown() {
      return packument.releases().stream()
          .filter(release -> !withheld.containsKey(release.version()))
          .toList();
    }

    /** INVARIANT: true for the name, which every packument has, so a comma may follow. */
    private boolean stays(Member top) {
      return abbreviate
          ? ABBREVIATED_TOP.contains(top.name())
          : !top.name().equals("stagedVersions");
    }

    private boolean shows(Member version) {
      return !withheld.containsKey(version.name());
    }

    private void topMember(Member member, int from) {
      switch (member.name()) {
        case "versions" -> {
          out.range(from, member.value());
          versions();
        }
        case "time" -> {
          out.range(from, member.value());
          time();
        }
        case "dist-tags" -> {
          out.range(from, member.value());
          literal(Json.object(tags.repair(packument.distTags(), shown())));
        }
        case "policyRestrictions" -> {
          out.range(from, member.value());
          packument.layout().restrictions().ifPresent(this::restrictions);
        }
        default -> out.range(from, member.to());
      }
    }

    private void versions() {
      Map<String, VersionPlace> places = new HashMap<>();
      packument.layout().versions().forEach(place -> places.put(place.member().name(), place));
      List<Member> all = packument.layout().versions().stream().map(VersionPlace::member).toList();
      literal("{");
      members(all, this::shows, (m, from) -> version(requireNonNull(places.get(m.name())), from));
      literal("}");
    }

    private void version(VersionPlace place, int from) {
      if (!abbreviate) {
        versionValue(place, from, place.member().to());
        return;
      }
      out.range(from, place.member().value());
      literal("{");
      int[] kept = place.abbreviated();
      for (int i = 0; i < kept.length; i += 2) {
        // One byte between two members can only be their comma.
        boolean neighbours = i > 0 && kept[i] - kept[i - 1] == 1;
        literal(i == 0 || neighbours ? "" : ",");
        versionValue(place, neighbours ? kept[i - 1] : kept[i], kept[i + 1]);
      }
      // A version without a "version" of its own is withheld, so something precedes.
      literal(place.addInstallScript() ? ",\"hasInstallScript\":true}" : "}");
    }

    /** Copies a stretch of a version object, putting in the gate's tarball URL where it passes. */
    private void versionValue(VersionPlace place, int from, int to) {
      if (from <= place.tarballFrom() && place.tarballTo() <= to) {
        out.range(from, place.tarballFrom());
        literal(Json.quote(tarball(place.member().name())));
        out.range(place.tarballTo(), to);
      } else {
        out.range(from, to);
      }
    }

    private String tarball(String version) {
      String file = packument.release(version).flatMap(NpmRelease::fileName).orElseThrow();
      return view.gateBase() + "/" + packument.name().full() + "/-/" + file;
    }

    private void time() {
      literal("{");
      members(
          packument.layout().time(), this::shows, (member, from) -> out.range(from, member.to()));
      literal("}");
    }

    /** Ours beside those of an upstream that is a gate itself. */
    private void restrictions(UpstreamRestrictions upstream) {
      literal("{\"versions\":{");
      members(upstream.versions(), this::shows, (member, from) -> out.range(from, member.to()));
      boolean theirs = upstream.versions().stream().anyMatch(this::shows);
      List<String> ours = new ArrayList<>();
      withheld.forEach((version, reason) -> ours.add(restriction(version, reason)));
      literal((theirs && !ours.isEmpty() ? "," : "") + String.join(",", ours));
      List<String> messages = new ArrayList<>(List.of(message(), upstream.message()));
      messages.removeIf(String::isEmpty);
      literal("},\"message\":" + Json.quote(String.join("\n", messages)) + "}");
    }

    /** npm picks from these as from manifests and refuses what it picked by its version. */
    private String restriction(String version, String reason) {
      Map<String, String> manifest = new LinkedHashMap<>();
      manifest.put("name", packument.name().full());
      manifest.put("version", version);
      manifest.put("message", reason);
      return Json.quote(version) + ":" + Json.object(manifest);
    }

    private String message() {
      if (!view.message().isEmpty() || withheld.isEmpty()) {
        return view.message();
      }
      return withheld.entrySet().stream()
              .limit(3)
              .map(e -> packument.name() + "@" + e.getKey() + ": " + e.getValue())
              .reduce((a, b) -> a + "\n" + b)
              .orElse("")
          + (withheld.size() > 3 ? "\nand " + (withheld.size() - 3) + " more" : "");
    }

    /**
     * Writes those members that stay. A member whose neighbour before it stays too is written from
     * the neighbour's end, so that the upstream's own comma and white space come along.
     */
    private void members(List<Member> all, Predicate<Member> stays, ObjIntConsumer<Member> write) {
      @Nullable Member neighbour = null;
      boolean first = true;
      for (Member member : all) {
        if (!stays.test(member)) {
          neighbour = null;
          continue;
        }
        if (neighbour == null) {
          literal(first ? "" : ",");
        }
        write.accept(member, neighbour == null ? member.from() : neighbour.to());
        neighbour = member;
        first = false;
      }
    }

    private void literal(String text) {
      if (!text.isEmpty()) {
        out.literal(text.getBytes(UTF_8));
      }
    }
  }

  /** In the order of the document, those that cannot be served among them. */
  private static Map<String, String> withheld(Packument packument, PackumentView view) {
    Map<String, String> withheld = new LinkedHashMap<>();
    for (NpmRelease release : packument.releases()) {
      Optional.ofNullable(view.withheld().get(release.version()))
          .or(release::defect)
          .ifPresent(reason -> withheld.put(release.version(), reason));
    }
    return withheld;
  }
}
