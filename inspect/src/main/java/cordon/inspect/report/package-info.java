/** Reports as JSON and as SARIF, for the command line, the API and the console alike. */
@NullMarked
package cordon.inspect.report;

import org.jspecify.annotations.NullMarked;
