package cordon.web;

import gg.jte.Content;

/**
 * One console page.
 *
 * @param title of the page and the window
 * @param nav path of the navigation entry that is lit
 * @param body what the page's own template renders
 */
public record Page(String title, String nav, Content body) {}
