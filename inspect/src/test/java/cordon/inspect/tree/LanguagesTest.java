package cordon.inspect.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource({
    "a.py, x = 1, PYTHON",
    "hook.pth, import os, PYTHON",
    "a.mjs, x, JAVASCRIPT",
    "a.d.ts, x, OTHER",
    "a.sh, echo, SHELL",
    "package.json, {}, MANIFEST",
    "binding.gyp, {}, MANIFEST",
    "x/META-INF/services/javax.Thing, a.B, MANIFEST",
    "setup.py, x = 1, PYTHON",
    "tool, #!/usr/bin/env python3, PYTHON",
    "tool, #!/usr/bin/env -S node --x, JAVASCRIPT",
    "tool, #!/bin/bash, SHELL",
    "tool, #!/usr/bin/perl, OTHER",
    "notes.txt, from here on we import nothing, OTHER",
  })
  void nameAndFirstLineDecide(String path, String text, Language language) {
    assertThat(of(path, text)).isEqualTo(language);
  }

  @Test
  void codeUnderANameThatSaysNothingIsKnownByItsLines() {
    String python = "import base64\nimport os\n\ndef run():\n    pass\n";
    String script = "const fs = require('fs');\nfunction run() {\n}\nmodule.exports = run;\n";
    assertThat(of("data.bin", python)).isEqualTo(Language.PYTHON);
    assertThat(of("logo.png", python)).isEqualTo(Language.PYTHON);
    assertThat(of("LICENSE", script)).isEqualTo(Language.JAVASCRIPT);
    assertThat(of("x.dat", "(function(){var a=1;return a})()")).isEqualTo(Language.JAVASCRIPT);
  }

  @Test
  void theAddressOfASmallPictureIsNoCodeAndWhatFollowsItIs() {
    String picture = "export default \"data:image/png;base64,iVBORw0KGgo=\"";
    assertThat(of("sort.png", picture)).isEqualTo(Language.OTHER);
    assertThat(of("sort.png", picture + ";\n")).isEqualTo(Language.OTHER);
    assertThat(of("sort.png", picture + ";eval(\"1\")")).isEqualTo(Language.JAVASCRIPT);
    assertThat(of("sort.png", picture + "+run(1);")).isEqualTo(Language.JAVASCRIPT);
    String filling = "A".repeat(Languages.LOOKED_AT - picture.length() - 1);
    String filled = picture.replace("iVBO", filling + "iVBO") + ";";
    assertThat(of("sort.png", filled + "eval(\"1\")")).isEqualTo(Language.JAVASCRIPT);
  }

  @Test
  void proseAboutCodeIsNone() {
    String text = "import this and that.\nfrom time to time we import things\nclass act, really\n";
    assertThat(of("notes.txt", text)).isEqualTo(Language.OTHER);
    assertThat(of("README.md", "import os\nimport sys\n")).isEqualTo(Language.OTHER);
    assertThat(of("page", "<html>\n<script>\nvar x = 1;\nlet y = 2;\n")).isEqualTo(Language.OTHER);
    assertThat(of("LICENSE", "let it be known that this\nvar ious terms apply\n"))
        .isEqualTo(Language.OTHER);
  }

  @Test
  void bytesTellTypesWhateverTheName() {
    Map<String, FileType> magic =
        Map.ofEntries(
            Map.entry("\u007fELF\2", FileType.ELF),
            Map.entry("\u00ca\u00fe\u00ba\u00be\0\0\0\u0041", FileType.CLASS),
            Map.entry("\u00ca\u00fe\u00ba\u00be\0\0\0\2", FileType.MACH_O),
            Map.entry("\u00cf\u00fa\u00ed\u00fe", FileType.MACH_O),
            Map.entry("\0asm\1\0\0\0", FileType.WASM),
            Map.entry("dex\n035\0", FileType.DEX),
            Map.entry("PK\3\4", FileType.ZIP),
            Map.entry("\u001f\u008b\b\0", FileType.GZIP),
            Map.entry("BZh91AY&SY", FileType.BZIP2),
            Map.entry("\u00fd7zXZ\0", FileType.XZ),
            Map.entry("7z\u00bc\u00af\u0027\u001c", FileType.SEVEN_ZIP),
            Map.entry("Rar!\u001a\7", FileType.RAR),
            Map.entry("\u0028\u00b5\u002f\u00fd", FileType.ZSTD),
            Map.entry("\u0080\4\u0095", FileType.PICKLE),
            Map.entry("\u0093NUMPY", FileType.NUMPY),
            Map.entry("GGUF\3", FileType.GGUF),
            Map.entry("\u0089PNG\r\n\u001a\n", FileType.IMAGE),
            Map.entry("%PDF-1.7", FileType.DOCUMENT),
            Map.entry("#!/bin/sh\n", FileType.SCRIPT),
            Map.entry("words", FileType.TEXT),
            Map.entry("\0\1\2\3\4\5", FileType.BINARY),
            Map.entry("", FileType.EMPTY));
    magic.forEach((head, type) ->
        assertThat(FileTypes.of(head.getBytes(ISO_8859_1))).as(type.word()).isEqualTo(type));
  }

  @Test
  void programOfWindowsNeedsItsSecondHeader() {
    byte[] program = new byte[200];
    program[0] = 'M';
    program[1] = 'Z';
    program[60] = 100;
    program[100] = 'P';
    program[101] = 'E';
    assertThat(FileTypes.of(program)).isEqualTo(FileType.PE);
    assertThat(FileTypes.of("MZ is how this text begins".getBytes(ISO_8859_1)))
        .isEqualTo(FileType.TEXT);
  }

  /** Interpreters skip a NUL or a byte order mark; what is text to them is text here. */
  @Test
  void oddTextIsText() {
    assertThat(FileTypes.of(("import os\n".repeat(20) + "\0").getBytes(ISO_8859_1)))
        .isEqualTo(FileType.TEXT);
    assertThat(FileTypes.of("import os\n".getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isEqualTo(FileType.TEXT);
    assertThat(FileTypes.of("\u00ef\u00bb\u00bf#!/bin/sh".getBytes(ISO_8859_1)))
        .isEqualTo(FileType.SCRIPT);
  }

  private static Language of(String path, String text) {
    byte[] head = text.getBytes(ISO_8859_1);
    return Languages.of(path, FileTypes.of(head), head);
  }
}
