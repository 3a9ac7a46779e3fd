/**
 * JSON Schema, as far as the official schemas of the field use it (draft-07 and 2020-12), and XML
 * Schema by the JDK. Checking is apart from reading: a document that departs from its schema may
 * still be understood, and what is told here refuses nothing.
 */
@NullMarked
package cordon.formats.schema;

import org.jspecify.annotations.NullMarked;
