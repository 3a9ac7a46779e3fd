package cordon.exposure.commands;

import java.io.IOException;

/**
 * Something on this machine that tells what a unit has.
 *
 * @param name below the folder that was looked through, with slashes; also the stream
 * @param content read when it is sent
 */
record FoundDocument(String name, Content content) {
  /** Without folders. */
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Where the bytes come from. */
  @FunctionalInterface
  interface Content {
    byte[] read() throws IOException;
  }
}
