package cordon.exposure.api;

import cordon.exposure.Build;
import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What the parameters of a request say of the documents in its body. */
final class UploadQuery {
  private UploadQuery() {}

  /** Of one document of a unit. */
  static Upload ofUnit(Exchange exchange) {
    return read(exchange, name(exchange), unit(exchange));
  }

  /** Of several documents of a unit, whose names the body tells. */
  static Upload ofBundle(Exchange exchange) {
    return read(exchange, "bundle", unit(exchange));
  }

  /** Of a document that speaks of the organisation. */
  static Upload ofOrganisation(Exchange exchange) {
    new Speaker(exchange.identity()).requireOrganisation();
    return read(exchange, name(exchange), "");
  }

  private static String unit(Exchange exchange) {
    return new Speaker(exchange.identity())
        .unit(
            Parameters.text(exchange, "unit").orElse(""),
            Parameters.text(exchange, "project").orElse(""));
  }

  private static Upload read(Exchange exchange, String name, String unit) {
    Provenance provenance = new Speaker(exchange.identity()).provenance();
    Optional<Instant> observed = Parameters.instant(exchange, "observed");
    Optional<Boolean> complete = Parameters.text(exchange, "complete").map(UploadQuery::flag);
    Build build =
        new Build(
            Parameters.text(exchange, "commit").orElse(""),
            Parameters.text(exchange, "run").orElse(""));
    return new Upload(
        name, unit, Parameters.text(exchange, "stream"), observed, complete, provenance, build);
  }

  private static String name(Exchange exchange) {
    return required(exchange, "name", "give the name of the file");
  }

  static String required(Exchange exchange, String parameter, String remedy) {
    return Parameters.text(exchange, parameter)
        .orElseThrow(() -> ParameterText.bad(parameter, "it is missing", remedy).asException());
  }

  /** All that makes two requests the same, beside their path. */
  static byte[] identity(Upload upload, String digest) {
    return String.join(
            "\n",
            upload.name(),
            upload.unit(),
            upload.stream().toString(),
            upload.observed().toString(),
            upload.complete().toString(),
            upload.provenance().word(),
            upload.build().commit(),
            upload.build().run(),
            digest)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ParameterText.bad("complete", "`" + text + "` is neither", "write true or false")
              .asException();
    };
  }
}
