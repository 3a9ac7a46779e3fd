package cordon.formats.lockfile;

import cordon.base.Digest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Seeded lockfiles as the clients write them, with what must be read out of them.
 *
 * @param name normalised
 * @param address where the artifact lies; empty text where the format says nothing of it
 */
record GeneratedLock(String name, String version, Digest digest, String address) {
  private static final String HOST = "https://registry.example/";

  /** How a generated entry is written in one variant of a format. */
  enum Variant {
    REQUIREMENTS(LockfileKind.REQUIREMENTS, "--index-url https://registry.example/simple\n"),
    UV(LockfileKind.UV_LOCK, "version = 1\nrevision = 3\nrequires-python = \">=3.9\"\n"),
    POETRY_2(LockfileKind.POETRY_LOCK, "# generated\n"),
    PYLOCK(LockfileKind.PYLOCK, "lock-version = \"1.0\"\ncreated-by = \"test\"\n"),
    NPM_3(LockfileKind.PACKAGE_LOCK, "{\"lockfileVersion\":3,\"packages\":{\"\":{}"),
    NPM_1(LockfileKind.PACKAGE_LOCK, "{\"lockfileVersion\":1,\"dependencies\":{\"x\":{}"),
    PNPM_5(LockfileKind.PNPM_LOCK, "lockfileVersion: 5.4\n\npackages:\n\n"),
    PNPM_6(LockfileKind.PNPM_LOCK, "lockfileVersion: '6.0'\n\npackages:\n\n"),
    PNPM_9(LockfileKind.PNPM_LOCK, "lockfileVersion: '9.0'\n\npackages:\n\n"),
    YARN_1(LockfileKind.YARN_LOCK, "# yarn lockfile v1\n\n\n"),
    YARN_BERRY(LockfileKind.YARN_LOCK, "__metadata:\n  version: 8\n  cacheKey: 10c0\n\n");

    final LockfileKind kind;
    private final String head;

    Variant(LockfileKind kind, String head) {
      this.kind = kind;
      this.head = head;
    }

    private boolean python() {
      return ordinal() <= PYLOCK.ordinal();
    }

    String document(List<GeneratedLock> entries) {
      String body = entries.stream().map(e -> e.text(this)).collect(Collectors.joining());
      return head + body + (kind == LockfileKind.PACKAGE_LOCK ? "}}\n" : "");
    }
  }

  /** Entries with different names, in the order of their names. */
  static List<GeneratedLock> entries(Random random, Variant variant, int count) {
    Map<String, GeneratedLock> entries = new LinkedHashMap<>();
    while (entries.size() < count) {
      GeneratedLock entry = one(random, variant, entries.size());
      entries.put(entry.name, entry);
    }
    List<GeneratedLock> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparing(GeneratedLock::name));
    return sorted;
  }

  private static GeneratedLock one(Random random, Variant variant, int number) {
    String plain = word(random) + "-" + word(random) + number;
    String name =
        !variant.python() && random.nextInt(4) == 0 ? "@" + word(random) + "/" + plain : plain;
    String version = random.nextInt(30) + "." + random.nextInt(30) + "." + random.nextInt(9);
    if (random.nextInt(5) == 0) {
      version += variant.python() ? "rc" + random.nextInt(9) : "-beta." + random.nextInt(9);
    }
    byte[] hash = new byte[variant.python() ? 32 : 64];
    random.nextBytes(hash);
    Digest digest =
        Digest.of(variant.python() ? Digest.Algorithm.SHA256 : Digest.Algorithm.SHA512, hash);
    return new GeneratedLock(name, version, digest, HOST + plain + "/-/" + plain + ".tgz");
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 2 + random.nextInt(8); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private String sri() {
    return "sha512-" + Base64.getEncoder().encodeToString(digest.bytes());
  }

  private String text(Variant variant) {
    String format =
        switch (variant) {
          case REQUIREMENTS -> "%1$s==%2$s ; python_version >= '3.9' \\\n    --hash=%3$s\n";
          case UV ->
              """

              [[package]]
              name = "%1$s"
              version = "%2$s"
              source = { registry = "https://registry.example/simple" }
              wheels = [
                  { url = "%4$s", hash = "%3$s", size = 1 },
              ]
              """;
          case POETRY_2 ->
              """
              [[package]]
              name = "%1$s"
              version = "%2$s"
              files = [
                  {file = "x.whl", hash = "%3$s"},
              ]

              [package.dependencies]
              other = ">=1"

              """;
          case PYLOCK ->
              """
              [[packages]]
              name = "%1$s"
              version = "%2$s"
              [[packages.wheels]]
              url = "%4$s"
              hashes = {sha256 = "%6$s"}
              """;
          case NPM_3 ->
              ",\n\"node_modules/%1$s\":{\"version\":\"%2$s\",\"resolved\":\"%4$s\",\"integrity\":\"%5$s\"}";
          case NPM_1 ->
              ",\n\"%1$s\":{\"version\":\"%2$s\",\"resolved\":\"%4$s\",\"integrity\":\"%5$s\"}";
          case PNPM_5 -> "  /%1$s/%2$s_peer@1.0.0:\n    resolution: {integrity: %5$s}\n\n";
          case PNPM_6 -> "  /%1$s@%2$s(peer@1.0.0):\n    resolution: {integrity: %5$s}\n\n";
          case PNPM_9 -> "  '%1$s@%2$s':\n    resolution: {integrity: %5$s}\n\n";
          case YARN_1 ->
              "\"%1$s@^1\", \"%1$s@^2\":\n  version \"%2$s\"\n  resolved \"%4$s\"\n  integrity %5$s\n\n";
          case YARN_BERRY ->
              "\"%1$s@npm:^1\":\n  version: %2$s\n  resolution: \"%1$s@npm:%2$s\"\n  checksum: 10c0/0\n\n";
        };
    return format.formatted(name, version, digest, address, sri(), digest.hex());
  }

  /** What a reader must say of it. */
  String expected(Variant variant) {
    boolean addressed =
        switch (variant) {
          case UV, PYLOCK, NPM_3, NPM_1, YARN_1 -> true;
          default -> false;
        };
    String hash = variant == Variant.YARN_BERRY ? "[]" : "[" + digest + "]";
    return String.join(" ", name, version, hash, addressed ? "[" + address + "]" : "[]")
        .toLowerCase(Locale.ROOT);
  }
}
