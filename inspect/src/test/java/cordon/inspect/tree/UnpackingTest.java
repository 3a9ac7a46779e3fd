package cordon.inspect.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.Anomaly;
import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.archive.ArchiveLimits;
import cordon.formats.archive.ByteSource;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.testing.Artifact;
import cordon.testkit.archive.TarForge;
import cordon.testkit.archive.ZipForge;
import cordon.testkit.archive.ZstdForge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnpackingTest {
  private static final String CODE = "import os\nprint('inert')\n";

  @Test
  void eachKindLosesItsWrappingAndKeepsItsManifests() {
    Unpacked wheel =
        Artifact.wheel("demo", "1.0")
            .file("demo/__init__.py", CODE)
            .file("demo/tables.py", "# " + "x".repeat(200_000))
            .unpack();
    assertThat(wheel.tree().kind()).isEqualTo(ArtifactKind.WHEEL);
    assertThat(wheel.tree().files().keySet())
        .containsExactly(
            "demo-1.0.dist-info/METADATA",
            "demo-1.0.dist-info/RECORD",
            "demo-1.0.dist-info/WHEEL",
            "demo/__init__.py",
            "demo/tables.py");
    assertThat(wheel.tree().content("demo-1.0.dist-info/RECORD")).isPresent();
    assertThat(wheel.tree().content("demo/__init__.py")).isPresent();
    assertThat(wheel.tree().content("demo/tables.py")).isEmpty();

    Unpacked sdist = Artifact.sdist("demo", "1.0").file("setup.py", CODE).unpack();
    assertThat(sdist.tree().kind()).isEqualTo(ArtifactKind.SDIST);
    assertThat(sdist.tree().content("setup.py")).hasValue(CODE.getBytes(UTF_8));

    Unpacked npm = Artifact.npm("@scope/demo", "1.0.0").file("lib/index.js", "x").unpack();
    assertThat(npm.tree().kind()).isEqualTo(ArtifactKind.NPM);
    assertThat(npm.tree().files().keySet()).containsExactly("lib/index.js", "package.json");

    Unpacked jar = Artifact.jar("demo", "1.0").unpack();
    assertThat(jar.tree().kind()).isEqualTo(ArtifactKind.JAR);
    assertThat(jar.tree().content("META-INF/MANIFEST.MF")).isPresent();
    assertThat(List.of(wheel, sdist, npm, jar))
        .allMatch(Unpacked::complete)
        .allMatch(unpacked -> unpacked.anomalies().isEmpty());
  }

  /** npm takes the first part off every path, whatever it is. */
  @Test
  void npmTarballWithSeveralFoldersIsReadAsNpmDoes() {
    byte[] tar =
        new TarForge()
            .file("package/package.json", "{}")
            .file("other/index.js", "1")
            .end()
            .gzipped();
    assertThat(unpack("x-1.0.0.tgz", tar).tree().files().keySet())
        .containsExactly("index.js", "package.json");
  }

  @Test
  void sdistThatIsNotWrappedKeepsItsPaths() {
    byte[] tar = new TarForge().file("src/a.py", CODE).file("setup.py", CODE).end().gzipped();
    assertThat(unpack("demo-1.0.tar.gz", tar).tree().files().keySet())
        .containsExactly("setup.py", "src/a.py");
  }

  @Test
  void goModuleAndCrateLoseTheirFolders() {
    byte[] zip = new ZipForge().file("example.invalid/a/b@v1.2.3/go.mod", "module b").bytes();
    Unpacked module = unpack("v1.2.3.zip", zip);
    assertThat(module.tree().kind()).isEqualTo(ArtifactKind.GO_MODULE);
    assertThat(module.tree().content("go.mod")).isPresent();
    byte[] crate = new TarForge().file("demo-0.1.0/Cargo.toml", "[package]").end().gzipped();
    Unpacked unpacked = unpack("demo-0.1.0.crate", crate);
    assertThat(unpacked.tree().kind()).isEqualTo(ArtifactKind.CRATE);
    assertThat(unpacked.tree().content("Cargo.toml")).isPresent();
  }

  @Test
  void everyFileIsShownOnceWithItsLanguage() {
    List<String> shown = new ArrayList<>();
    Artifact.npm("demo", "1.0.0")
        .file("a.js", "require('x')")
        .file("b.py", CODE)
        .file("c.sh", "echo hi")
        .file("notes.txt", "nothing to see here, move along")
        .file("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, 10, 0})
        .unpack(member -> {
          shown.add(member.path() + " " + member.language());
          return Optional.empty();
        });
    assertThat(shown)
        .containsExactly(
            "package.json MANIFEST",
            "a.js JAVASCRIPT",
            "b.py PYTHON",
            "c.sh SHELL",
            "notes.txt OTHER");
  }

  @Test
  void archivesWithinAreFollowed() {
    byte[] inner = Artifact.jar("inner", "1").file("a/B.class", classFile()).bytes();
    byte[] tar = new TarForge().file("x/y.py", CODE).end().gzipped();
    Unpacked outer =
        Artifact.jar("outer", "1")
            .file("lib/inner.jar", inner)
            .file("data.tar.gz", tar)
            .file("one.py.gz", TarForge.gzip(List.of(CODE.getBytes(UTF_8))))
            .unpack();
    assertThat(outer.tree().files().keySet())
        .contains(
            "lib/inner.jar",
            "lib/inner.jar!/a/B.class",
            "lib/inner.jar!/META-INF/MANIFEST.MF",
            "data.tar.gz!/x/y.py",
            "one.py.gz!/one.py");
    assertThat(outer.tree().file("lib/inner.jar!/a/B.class").orElseThrow().language())
        .isEqualTo(Language.JVM);
    assertThat(outer.tree().file("lib/inner.jar").orElseThrow().size()).isEqualTo(inner.length);
  }

  @Test
  void nestingIsBounded() {
    byte[] bytes = CODE.getBytes(UTF_8);
    for (int depth = 0; depth < 12; depth++) {
      bytes = new ZipForge().add(ZipForge.Entry.of("inner.zip", bytes)).bytes();
    }
    Unpacked unpacked = unpack("deep.zip", bytes);
    assertThat(unpacked.complete()).isFalse();
    assertThat(unpacked.anomalies()).extracting(Anomaly::kind).contains(Kind.LIMIT);
  }

  @Test
  void damagedArchiveWithinIsADoubtAboutThatFileAlone() {
    byte[] whole = new ZipForge().file("a.py", CODE).bytes();
    byte[] inner = Arrays.copyOf(whole, whole.length - 30);
    Unpacked unpacked = Artifact.wheel("demo", "1").file("tests/broken.zip", inner).unpack();
    assertThat(unpacked.complete()).isTrue();
    assertThat(unpacked.facts())
        .filteredOn(facts -> facts.path().equals("tests/broken.zip"))
        .isNotEmpty()
        .allMatch(facts -> !facts.complete());
  }

  @Test
  void damagedArtifactIsADoubt() {
    byte[] wheel = Artifact.wheel("demo", "1").file("a.py", CODE.repeat(50)).bytes();
    assertThat(unpack("demo-1-py3-none-any.whl", Arrays.copyOf(wheel, 300)).complete()).isFalse();
    byte[] npm = Artifact.npm("demo", "1").file("a.js", CODE.repeat(5000)).bytes();
    assertThat(unpack("demo-1.tgz", Arrays.copyOf(npm, npm.length / 2)).complete()).isFalse();
  }

  @Test
  void limitsMakeItIncomplete() throws IOException {
    UnpackLimits tight =
        new UnpackLimits(
            new ArchiveLimits(3, 1 << 20, 1 << 19, 200, 3, 100), 1 << 16, 1 << 16, 100);
    byte[] wheel = Artifact.wheel("demo", "1").file("a.py", CODE).file("b.py", CODE).bytes();
    Unpacked unpacked =
        new Unpacking(tight, member -> Optional.empty())
            .artifact("demo-1-py3-none-any.whl", ByteSource.of(wheel));
    assertThat(unpacked.complete()).isFalse();
    assertThat(unpacked.anomalies()).extracting(Anomaly::kind).contains(Kind.LIMIT);
  }

  @Test
  void twoFilesOfOnePathThatDifferAreADoubt() {
    byte[] same = new ZipForge().file("a.py", CODE).file("a.py", CODE).bytes();
    assertThat(unpack("x.whl", same).complete()).isTrue();
    byte[] other = new ZipForge().file("a.py", CODE).file("a.py", "print(2)").bytes();
    assertThat(unpack("x.whl", other).complete()).isFalse();
  }

  @Test
  void codeTooLargeToHoldIsADoubtAboutTheFile() throws IOException {
    UnpackLimits small = new UnpackLimits(ArchiveLimits.DEFAULT, 8192, 1 << 20, 1 << 20);
    byte[] wheel = Artifact.wheel("demo", "1").file("a.py", CODE.repeat(1000)).bytes();
    List<Member> shown = new ArrayList<>();
    Unpacked unpacked =
        new Unpacking(
                small,
                member -> {
                  shown.add(member);
                  return Optional.empty();
                })
            .artifact("demo-1-py3-none-any.whl", ByteSource.of(wheel));
    assertThat(unpacked.complete()).isTrue();
    assertThat(unpacked.facts()).singleElement().matches(facts -> !facts.complete());
    Member member = shown.stream().filter(m -> m.path().equals("a.py")).findFirst().orElseThrow();
    assertThat(member.whole()).isFalse();
    assertThat(member.size()).isEqualTo(25_000);
    assertThat(unpacked.tree().file("a.py").orElseThrow().size()).isEqualTo(25_000);
  }

  @Test
  void disguisedFilesAreFacts() {
    byte[] elf = new byte[200];
    elf[0] = 0x7F;
    elf[1] = 'E';
    elf[2] = 'L';
    elf[3] = 'F';
    Unpacked unpacked =
        Artifact.npm("demo", "1")
            .file("readme.txt", elf)
            .file("lib/native.node", elf)
            .file("logo.png", CODE + "import sys\nexec(sys.argv[0])\n")
            .file("data.json", new ZipForge().file("a.py", CODE).bytes())
            .file("real.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, 10})
            .unpack();
    assertThat(details(unpacked))
        .containsExactlyInAnyOrder(
            "readme.txt disguised:elf", "logo.png disguised:python", "data.json disguised:zip");
    assertThat(unpacked.tree().files()).containsKey("data.json!/a.py");
  }

  @Test
  void pictureThatEndsAsAZipIsBoth() {
    byte[] zip = new ZipForge().file("a.py", CODE).bytes();
    byte[] both = new byte[100 + zip.length];
    System.arraycopy("#!/usr/bin/env python3\n".getBytes(UTF_8), 0, both, 0, 23);
    Arrays.fill(both, 23, 100, (byte) '#');
    System.arraycopy(zip, 0, both, 100, zip.length);
    Unpacked unpacked = Artifact.npm("demo", "1").file("tool", both).unpack();
    assertThat(details(unpacked)).contains("tool polyglot:zip");
    assertThat(unpacked.tree().files()).containsKey("tool!/a.py");
  }

  /** An sdist is unpacked with its links, so a link is a second path of what it leads to. */
  @Test
  void linksWithinAnArtifactAreSecondPaths() {
    byte[] tar =
        new TarForge()
            .file("demo-1/PKG-INFO", "Name: demo")
            .file("demo-1/lib/code.py", CODE)
            .link('2', "demo-1/mod.py", "lib/code.py")
            .link('2', "demo-1/deep/again.py", "../mod.py")
            .link('1', "demo-1/hard.py", "demo-1/lib/code.py")
            .link('2', "demo-1/docs.txt", "nowhere.txt")
            .link('2', "demo-1/loop.txt", "loop.txt")
            .end()
            .gzipped();
    List<String> facts = new ArrayList<>();
    Unpacked unpacked =
        unpack(
            "demo-1.tar.gz",
            tar,
            member ->
                Optional.of(
                    new FileFacts(
                        member.path(), member.language(), List.of(), List.of(), true, List.of())));
    unpacked.facts().forEach(file -> facts.add(file.path()));
    assertThat(facts).contains("lib/code.py", "mod.py", "deep/again.py", "hard.py");
    assertThat(unpacked.tree().files()).containsKeys("mod.py", "deep/again.py", "hard.py");
    assertThat(unpacked.complete()).isTrue();
  }

  @Test
  void codeThatIsALinkToSomethingElseIsADoubt() {
    for (String target : List.of("notes.txt", "/usr/lib/x.py", "../x.py", "setup.py")) {
      byte[] tar =
          new TarForge()
              .file("demo-1/notes.txt", "plain words that are no code of any kind")
              .link('2', "demo-1/setup.py", target)
              .end()
              .gzipped();
      assertThat(unpack("demo-1.tar.gz", tar).complete()).as(target).isFalse();
    }
  }

  @Test
  void readerThatFailsIsADoubt() {
    Unpacked unpacked =
        Artifact.npm("demo", "1")
            .file("a.js", "1")
            .unpack(member -> {
              throw new IllegalStateException("a bug");
            });
    assertThat(unpacked.complete()).isFalse();
    assertThat(unpacked.tree().files()).containsKey("a.js");
  }

  /** A package of conda is a zip of tars in zstd. */
  @Test
  void packageOfCondaIsRead() {
    byte[] zstd = ZstdForge.frame(new TarForge().file("lib/evil.py", CODE).end().bytes());
    Unpacked whole = unpack("demo-1.conda", conda(zstd));
    assertThat(whole.tree().files().keySet()).anyMatch(path -> path.endsWith("lib/evil.py"));
    assertThat(whole.complete()).isTrue();
    byte[] cut = Arrays.copyOf(zstd, zstd.length - 9);
    assertThat(unpack("demo-1.conda", conda(cut)).complete()).isFalse();
  }

  private static byte[] conda(byte[] packed) {
    return new ZipForge().add(ZipForge.Entry.of("pkg-demo-1.tar.zst", packed)).bytes();
  }

  /** pip asks first whether a file can be opened as a zip, even one called `.tar.gz`. */
  @Test
  void tarballThatEndsAsAZipIsReadAsBothAndADoubt() {
    byte[] tar = Artifact.sdist("demo", "1").file("setup.py", CODE).bytes();
    byte[] zip = new ZipForge().raw(tar).file("demo-1/evil.py", CODE).comment(new byte[9]).bytes();
    Unpacked unpacked = unpack("demo-1.tar.gz", zip);
    assertThat(unpacked.tree().files()).containsKeys("setup.py", "evil.py");
    assertThat(unpacked.complete()).isFalse();
  }

  @Test
  void wheelBehindOtherBytesIsRead() {
    byte[] prefix = "#!/bin/sh\nexit\n".getBytes(UTF_8);
    byte[] zip = new ZipForge().raw(prefix).file("a.py", CODE).comment(new byte[9]).bytes();
    Unpacked unpacked = unpack("demo-1-py3-none-any.whl", zip);
    assertThat(unpacked.tree().files()).containsOnlyKeys("a.py");
    assertThat(unpacked.anomalies()).extracting(Anomaly::kind).containsExactly(Kind.PREPENDED);
  }

  @Test
  void whatIsNoArchiveThoughItsNameSaysSoIsADoubt() {
    for (String name : List.of("demo-1-py3-none-any.whl", "demo-1.tar.gz", "demo-1.tgz")) {
      assertThat(unpack(name, CODE.getBytes(UTF_8)).complete()).as(name).isFalse();
      assertThat(unpack(name, new byte[0]).complete()).as(name).isFalse();
    }
    assertThat(unpack("setup.py", CODE.getBytes(UTF_8)).complete()).isTrue();
  }

  @Test
  void programWithAZipBehindIsADoubtWhereItIsNotHeld() {
    byte[] elf = new byte[10_000];
    System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F'}, 0, elf, 0, 4);
    byte[] both = new ZipForge().raw(elf).file("a.py", CODE).bytes();
    Unpacked unpacked = Artifact.npm("demo", "1").file("tool", both).unpack();
    assertThat(details(unpacked)).contains("tool polyglot:zip");
    assertThat(unpacked.facts()).anyMatch(facts -> !facts.complete());
  }

  @Test
  void foldersAreWalkedByWhoMayOpenFiles() throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("pkg/a.py", CODE.getBytes(UTF_8));
    files.put("pkg/x.jar", Artifact.jar("x", "1").file("A.class", classFile()).bytes());
    Unpacked unpacked =
        new Unpacking(UnpackLimits.DEFAULT, member -> Optional.empty())
            .folder(visitor -> {
              for (var file : files.entrySet()) {
                visitor.file(file.getKey(), ByteSource.of(file.getValue()));
              }
              visitor.link("pkg/link", "/etc");
              visitor.unreadable("pkg/secret", "permission denied");
            });
    assertThat(unpacked.tree().kind()).isEqualTo(ArtifactKind.FOLDER);
    assertThat(unpacked.tree().files()).containsKeys("pkg/a.py", "pkg/x.jar!/A.class");
    assertThat(unpacked.doubts())
        .containsExactly("pkg/secret: permission denied; make it readable and inspect again");
    assertThat(unpacked.anomalies()).extracting(Anomaly::kind).containsExactly(Kind.LINK);
  }

  @Test
  void factsOfTheReaderAndOfTheScanAreOne() {
    String blob = "Xy9z".repeat(1000);
    Unpacked unpacked =
        Artifact.npm("demo", "1")
            .file("a.js", "x = '" + blob + "'\n")
            .unpack(member ->
                Optional.of(
                    new FileFacts(
                        member.path(),
                        member.language(),
                        List.of(),
                        List.of(),
                        false,
                        List.of("too deep"))));
    FileFacts facts =
        unpacked.facts().stream().filter(f -> f.path().equals("a.js")).findFirst().orElseThrow();
    assertThat(facts.complete()).isFalse();
    assertThat(facts.doubts()).containsExactly("too deep");
    assertThat(facts.facts()).singleElement().matches(f -> f.detail().equals("base64:4000"));
  }

  private static List<String> details(Unpacked unpacked) {
    return unpacked.facts().stream()
        .flatMap(file -> file.facts().stream().map(f -> file.path() + " " + f.detail()))
        .toList();
  }

  private static byte[] classFile() {
    return new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 65, 0, 1};
  }

  private static Unpacked unpack(String name, byte[] bytes) {
    return unpack(name, bytes, member -> Optional.empty());
  }

  private static Unpacked unpack(String name, byte[] bytes, MemberReader reader) {
    try {
      return new Unpacking(UnpackLimits.DEFAULT, reader).artifact(name, ByteSource.of(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
