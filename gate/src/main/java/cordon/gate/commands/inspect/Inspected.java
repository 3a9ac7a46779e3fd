package cordon.gate.commands.inspect;

import cordon.inspect.suppress.Reviewed;

/** What was named, and what was found in it. */
record Inspected(Target target, Reviewed reviewed) {}
