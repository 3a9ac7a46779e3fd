package cordon.gate.policy;

import cordon.gate.GateConfig;

/**
 * What decisions are made by, as it stood at one moment.
 *
 * @param config the settings
 * @param overrides what people here decided
 * @param revision names all of it, with the advisories of the moment; equal revisions decide
 *     equally
 */
public record Policy(GateConfig config, OverrideSet overrides, String revision) {}
