package cordon.formats.npm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Packuments like those that a registry serves, from a seed; spacing and member order vary. */
final class GeneratedPackument {
  private final Random random;
  private final String name;
  private final boolean spaced;
  private final StringBuilder out = new StringBuilder();
  final List<String> versions = new ArrayList<>();

  GeneratedPackument(long seed, String name, int count) {
    this.random = new Random(seed);
    this.name = name;
    this.spaced = random.nextBoolean();
    while (versions.size() < count) {
      String version = version();
      if (!versions.contains(version)) {
        versions.add(version);
      }
    }
    document();
  }

  byte[] bytes() {
    return out.toString().getBytes(UTF_8);
  }

  private String version() {
    String core =
        random.nextInt(4) + "." + random.nextInt(50) + "." + random.nextInt(20 + versions.size());
    return switch (random.nextInt(6)) {
      case 0 -> core + "-beta." + random.nextInt(30);
      case 1 -> core + "-canary-" + random.nextInt(300);
      default -> core;
    };
  }

  private void document() {
    List<Runnable> members = new ArrayList<>();
    members.add(() -> member("_id", quoted(name)));
    members.add(() -> member("name", quoted(name)));
    members.add(this::tags);
    members.add(this::versionObjects);
    members.add(this::times);
    members.add(() -> member("readme", quoted("# " + words(60) + "\\n\\u00e9\\\"}{][")));
    members.add(() -> member("users", "{\"a\":true,\"b\":[1,2.5e3,null]}"));
    if (random.nextInt(4) == 0) {
      java.util.Collections.shuffle(members, random);
    }
    object(members);
  }

  private void object(List<Runnable> members) {
    out.append('{').append(space());
    for (int i = 0; i < members.size(); i++) {
      out.append(i == 0 ? "" : "," + space());
      members.get(i).run();
    }
    out.append(space()).append('}');
  }

  private void member(String key, String value) {
    out.append(quoted(key)).append(':').append(space()).append(value);
  }

  private void tags() {
    out.append("\"dist-tags\":").append(space());
    List<Runnable> tags = new ArrayList<>();
    tags.add(() -> member("latest", quoted(any())));
    tags.add(() -> member("next", quoted(any())));
    tags.add(() -> member("legacy", quoted(any())));
    object(tags);
  }

  private String any() {
    return versions.get(random.nextInt(versions.size()));
  }

  private void times() {
    out.append("\"time\":").append(space());
    List<Runnable> times = new ArrayList<>();
    times.add(() -> member("created", quoted("2015-01-01T00:00:00.000Z")));
    times.add(() -> member("modified", quoted("2026-11-01T00:00:00.000Z")));
    versions.forEach(v -> times.add(() -> member(v, quoted(time()))));
    object(times);
  }

  private String time() {
    return "20%02d-%02d-%02dT%02d:11:12.345Z"
        .formatted(
            15 + random.nextInt(11),
            1 + random.nextInt(12),
            1 + random.nextInt(28),
            random.nextInt(24));
  }

  private void versionObjects() {
    out.append("\"versions\":").append(space());
    List<Runnable> all = new ArrayList<>();
    versions.forEach(v ->
        all.add(() -> {
          out.append(quoted(v)).append(':').append(space());
          versionObject(v);
        }));
    object(all);
  }

  private void versionObject(String v) {
    List<Runnable> members = new ArrayList<>();
    members.add(() -> member("name", quoted(name)));
    members.add(() -> member("version", quoted(v)));
    members.add(() -> member("description", quoted(words(8) + " ünïcode 漢字 \\ud83d\\ude00")));
    members.add(() -> member("scripts", scripts()));
    members.add(() -> member("dependencies", dependencies(random.nextInt(12))));
    members.add(() -> member("devDependencies", dependencies(random.nextInt(20))));
    members.add(() -> member("engines", "{\"node\":\">=18\"}"));
    members.add(() -> member("_npmUser", "{\"name\":\"a\",\"email\":\"a@registry.example\"}"));
    members.add(() -> member("gitHead", quoted(hex(40))));
    if (random.nextInt(10) == 0) {
      members.add(() -> member("deprecated", quoted("use another")));
    }
    members.add(() -> {
      out.append("\"dist\":");
      dist(v);
    });
    members.add(() -> member("_hasShrinkwrap", "false"));
    if (random.nextInt(4) == 0) {
      java.util.Collections.shuffle(members, random);
    }
    object(members);
  }

  private String scripts() {
    return random.nextInt(5) == 0
        ? "{\"test\":\"true\",\"postinstall\":\"true\"}"
        : "{\"test\":\"node test\",\"build\":\"" + words(5) + "\"}";
  }

  private String dependencies(int count) {
    StringBuilder deps = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      deps.append(i == 0 ? "" : ",").append(quoted("dep-" + i)).append(":\"^1.").append(i);
      deps.append(".0\"");
    }
    return deps.append('}').toString();
  }

  private void dist(String v) {
    String bare = name.substring(name.indexOf('/') + 1);
    String slash = random.nextInt(3) == 0 ? "\\/" : "/";
    String path = String.join(slash, "https:", "", "registry.example", name, "-", bare);
    List<Runnable> members = new ArrayList<>();
    members.add(() -> member("integrity", quoted("sha512-" + sha512(v))));
    members.add(() -> member("shasum", quoted(hex(40))));
    members.add(() -> member("tarball", quoted(path + "-" + v + ".tgz")));
    members.add(() -> member("fileCount", "12"));
    members.add(
        () -> member("signatures", "[{\"keyid\":\"SHA256:k\",\"sig\":" + quoted(hex(96)) + "}]"));
    if (random.nextInt(4) == 0) {
      java.util.Collections.shuffle(members, random);
    }
    object(members);
  }

  private String sha512(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private String hex(int length) {
    byte[] bytes = new byte[length / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append("lorem ipsum dolor".split(" ")[random.nextInt(3)]);
    }
    return text.toString();
  }

  private String space() {
    return spaced ? "\n  " : "";
  }

  private static String quoted(String json) {
    return '"' + json + '"';
  }
}
