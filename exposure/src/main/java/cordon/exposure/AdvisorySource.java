package cordon.exposure;

import cordon.advisories.AdvisoryDocument;
import cordon.base.Ecosystem;
import cordon.exposure.answer.FindingSearch.Claims;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What exposure asks of advisories.
 *
 * @param find all that is held under an id or alias
 * @param malice the ids of all standing claims of malice about any version of a package
 * @param claims all that covers one release
 * @param generation grows whenever an answer of these may have changed
 */
public record AdvisorySource(
    Function<String, List<AdvisoryDocument>> find,
    BiFunction<Ecosystem, String, List<String>> malice,
    Claims claims,
    LongSupplier generation) {}
