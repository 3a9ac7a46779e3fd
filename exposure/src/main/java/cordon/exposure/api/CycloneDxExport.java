package cordon.exposure.api;

import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.exposure.Grade;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.store.UnitInventory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** Writes what a unit had as CycloneDX JSON 1.6 or 1.7 (ECMA-424). */
final class CycloneDxExport {
  private static final String UNIT_REF = "unit";
  private static final Set<String> VERSIONS = Set.of("1.6", "1.7");

  private final JsonGenerator json;
  private final UnitInventory inventory;

  /** The ref of each item, in the order of the refs; equal releases are one component. */
  private final Map<Item, String> refs = new LinkedHashMap<>();

  private final Map<String, Item> components = new TreeMap<>();
  private final Map<String, Grade> grades = new TreeMap<>();
  private final Set<String> direct = new TreeSet<>();

  private CycloneDxExport(JsonGenerator json, UnitInventory inventory) {
    this.json = json;
    this.inventory = inventory;
    inventory
        .items()
        .forEach((item, grade) -> {
          String ref = ref(item);
          refs.put(item, ref);
          components.putIfAbsent(ref, item);
          grades.merge(ref, grade, (a, b) -> a.compareTo(b) <= 0 ? a : b);
          if (item.direct()) {
            direct.add(ref);
          }
        });
  }

  static boolean isVersion(String text) {
    return VERSIONS.contains(text);
  }

  /**
   * The same document for the same question, so that it can be signed and compared.
   *
   * @param at when it was true
   * @param asOf from what was known then
   */
  static void write(
      JsonGenerator json,
      String specVersion,
      String unit,
      Instant at,
      Instant asOf,
      UnitInventory inventory) {
    new CycloneDxExport(json, inventory).write(specVersion, unit, at, asOf);
  }

  private void write(String specVersion, String unit, Instant at, Instant asOf) {
    json.writeStartObject();
    json.writeStringProperty(
        "$schema", "http://cyclonedx.org/schema/bom-" + specVersion + ".schema.json");
    json.writeStringProperty("bomFormat", "CycloneDX");
    json.writeStringProperty("specVersion", specVersion);
    json.writeStringProperty("serialNumber", serial(unit, at, asOf));
    json.writeNumberProperty("version", 1);
    json.writeObjectPropertyStart("metadata");
    json.writeStringProperty("timestamp", at.truncatedTo(ChronoUnit.SECONDS).toString());
    json.writeObjectPropertyStart("component");
    json.writeStringProperty("type", "application");
    json.writeStringProperty("bom-ref", UNIT_REF);
    json.writeStringProperty("name", unit);
    json.writeEndObject();
    json.writeArrayPropertyStart("properties");
    property("cordon:as-of", asOf.toString());
    property("cordon:last-observed", inventory.observed().toString());
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayPropertyStart("components");
    components.forEach(this::component);
    json.writeEndArray();
    dependencies();
    json.writeArrayPropertyStart("compositions");
    json.writeStartObject();
    json.writeStringProperty("aggregate", inventory.complete() ? "complete" : "unknown");
    json.writeArrayPropertyStart("assemblies");
    json.writeString(UNIT_REF);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String serial(String unit, Instant at, Instant asOf) {
    byte[] name = (unit + "\n" + at + "\n" + asOf).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
  }

  private void component(String ref, Item item) {
    json.writeStartObject();
    json.writeStringProperty("type", "library");
    json.writeStringProperty("bom-ref", ref);
    json.writeStringProperty("name", item.name());
    item.version().ifPresent(version -> json.writeStringProperty("version", version));
    purl(item).ifPresent(purl -> json.writeStringProperty("purl", purl));
    json.writeArrayPropertyStart("properties");
    property("cordon:grade", grades.getOrDefault(ref, Grade.UNKNOWN).word());
    if (item.version().isEmpty()) {
      property("cordon:requirement", item.requirement());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void property(String name, String value) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("value", value);
    json.writeEndObject();
  }

  private void dependencies() {
    Map<String, Set<String>> needs = new TreeMap<>();
    inventory
        .edges()
        .forEach((from, to) ->
            to.forEach(item ->
                needs.computeIfAbsent(refs.get(from), r -> new TreeSet<>()).add(refs.get(item))));
    json.writeArrayPropertyStart("dependencies");
    dependency(UNIT_REF, direct);
    needs.forEach(this::dependency);
    json.writeEndArray();
  }

  private void dependency(String ref, Set<String> on) {
    json.writeStartObject();
    json.writeStringProperty("ref", ref);
    json.writeArrayPropertyStart("dependsOn");
    on.forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String ref(Item item) {
    String release = purl(item).orElseGet(() -> item.type() + ":" + item.name());
    return item.version().isPresent() ? release : release + " " + item.requirement();
  }

  /** None for a name that the type does not take. */
  private static Optional<String> purl(Item item) {
    return named(item).map(purl -> item.version().map(purl::withVersion).orElse(purl).toString());
  }

  private static Optional<Purl> named(Item item) {
    if (item.ecosystem().isEmpty()) {
      return Purl.tryParse("pkg:" + item.type() + "/" + item.name());
    }
    try {
      return Optional.of(Purl.of(item.ecosystem().get(), item.name(), Optional.empty()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
