package cordon.gate;

import cordon.ledger.Fact;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of the gate's log.
 *
 * @param facts newest first
 * @param next value for {@link GateEventQuery#before} of the next page; empty at the end
 */
public record GateEvents(List<Fact> facts, OptionalLong next) {}
