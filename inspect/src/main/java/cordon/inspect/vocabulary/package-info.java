/**
 * Names and words that mean something: interfaces of each language, destinations, places of
 * secrets. They are data ({@code rules/*.toml}), so that an organisation can add its own.
 */
@NullMarked
package cordon.inspect.vocabulary;

import org.jspecify.annotations.NullMarked;
