/** The gate in the console: what went through it, why a release stands where it does, waivers. */
@NullMarked
package cordon.gate.pages;

import org.jspecify.annotations.NullMarked;
