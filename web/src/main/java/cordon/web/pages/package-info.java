/**
 * Parts of pages that every capability needs, as {@code gg.jte.Content}: JTE templates of one
 * module cannot call those of another, but every template can print a content. See
 * docs/guides/pages.md.
 */
@NullMarked
package cordon.web.pages;

import org.jspecify.annotations.NullMarked;
