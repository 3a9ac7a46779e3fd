package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Inspection.Result;
import java.time.Instant;

/**
 * What one inspection of one artifact of a release found.
 *
 * @param sha256 of the artifact
 * @param ruleSet version of the rules that it was inspected by
 * @param json the report as docs/guides/inspect.md describes it; empty where it was not kept, as
 *     for what was inspected before reports were
 */
public record InspectionReport(
    Ecosystem ecosystem,
    String name,
    String version,
    Digest sha256,
    String ruleSet,
    Result result,
    Instant inspected,
    String json) {}
