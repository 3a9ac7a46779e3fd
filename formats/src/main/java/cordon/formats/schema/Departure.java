package cordon.formats.schema;

/**
 * Where a document is not as its schema wants it.
 *
 * @param pointer to the value, a JSON Pointer (RFC 6901), or the path of elements in XML
 * @param line from 1, where the value begins
 * @param column from 1
 * @param what lower case, without a full stop; what comes from the document is shortened
 */
public record Departure(String pointer, int line, int column, String what) {}
