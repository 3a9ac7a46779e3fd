package cordon.web.server;

import java.util.function.Supplier;

/**
 * What the server calls for each request, and at its end.
 *
 * @param traffic counts what is answered
 * @param incidentIds names of unexpected failures, to find them in the log
 * @param beforeStop ends what would otherwise hold the stop up, such as live streams
 */
public record ServerParts(
    Guard guard, Shell shell, Traffic traffic, Supplier<String> incidentIds, Runnable beforeStop) {}
