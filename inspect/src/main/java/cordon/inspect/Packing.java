package cordon.inspect;

import cordon.formats.archive.Anomaly;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.Unpacked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is odd about how an artifact is packed, as facts that rules can ask for. */
final class Packing {
  private Packing() {}

  /** Of the artifact only: archives within it are often the odd ones that a test needs. */
  static List<FileFacts> facts(Unpacked unpacked) {
    Map<String, List<Fact>> byPath = new LinkedHashMap<>();
    for (Anomaly anomaly : unpacked.anomalies()) {
      if (inner(unpacked.tree(), anomaly)) {
        continue;
      }
      detail(anomaly.kind())
          .ifPresent(detail ->
              byPath
                  .computeIfAbsent(anomaly.path(), p -> new ArrayList<>())
                  .add(
                      new Fact(
                          Behaviour.CONCEALED,
                          detail,
                          new Place(anomaly.path(), 0),
                          "",
                          anomaly.detail())));
    }
    List<FileFacts> files = new ArrayList<>();
    byPath.forEach((path, facts) ->
        files.add(new FileFacts(path, Language.OTHER, facts, List.of(), true, List.of())));
    return files;
  }

  private static boolean inner(Tree tree, Anomaly anomaly) {
    String path = anomaly.path();
    return switch (anomaly.kind()) {
      // Said of an archive as a whole: of the artifact itself only where there is no path.
      case PREPENDED, APPENDED, GAP -> !path.isEmpty();
      default -> path.contains("!/") || tree.file(path).filter(f -> f.type().archive()).isPresent();
    };
  }

  /** The kinds that rules tell apart; empty for what is odd but happens. */
  private static Optional<String> detail(Anomaly.Kind kind) {
    return switch (kind) {
      case ABSOLUTE_PATH, PARENT_PATH, DRIVE_PATH, ESCAPING_LINK, THROUGH_LINK ->
          Optional.of("path-escape");
      case AMBIGUOUS, OVERLAP -> Optional.of("header-mismatch");
      case HIDDEN -> Optional.of("hidden-entry");
      case CONTROL_PATH, PATH_ENCODING -> Optional.of("odd-path");
      case PREPENDED, APPENDED, GAP -> Optional.of("hidden-data");
      case SIZE, CHECKSUM -> Optional.of("wrong-size-or-checksum");
      case LIMIT,
          TRUNCATED,
          DAMAGED,
          ENCRYPTED,
          UNSUPPORTED,
          BACKSLASH_PATH,
          LINK,
          SPECIAL_FILE,
          UNTERMINATED,
          DUPLICATE ->
          Optional.empty();
    };
  }
}
