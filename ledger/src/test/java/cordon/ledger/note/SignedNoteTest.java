package cordon.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {
  @TempDir Path folder;
  private final SigningKey key = SigningKey.generate("log.example/a", new SecureRandom());

  @Test
  void roundTrip() {
    SignedNote note = key.sign(new Checkpoint("log.example/a", 5, new byte[32]).text());
    SignedNote read = SignedNote.parse(note.format());
    assertThat(read.format()).isEqualTo(note.format());
    assertThat(read.signedBy(VerifierKey.parse(key.verifier().toString()))).isTrue();
    assertThat(Checkpoint.parse(read.text()))
        .isEqualTo(new Checkpoint("log.example/a", 5, new byte[32]));
  }

  @Test
  void anyChangeOfTextOrSignatureIsSeen() {
    String note = key.sign("log.example/a\n12\nAAAA\n").format();
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      int place = random.nextInt(note.length() - 1);
      char[] changed = note.toCharArray();
      changed[place] = (char) (changed[place] == 'x' ? 'y' : 'x');
      boolean accepted;
      try {
        accepted = SignedNote.parse(new String(changed)).signedBy(key.verifier());
      } catch (ProblemException e) {
        accepted = false;
      }
      assertThat(accepted).as("change at %d of %s", place, note).isFalse();
    }
  }

  @Test
  void otherSignersAreIgnoredButNeverEnough() {
    SigningKey witness = SigningKey.generate("witness.example/w", new SecureRandom());
    SigningKey impostor = SigningKey.generate("log.example/a", new SecureRandom());
    SignedNote own = key.sign("text\n");
    SignedNote theirs = witness.sign("text\n");
    List<SignedNote.Signature> both = new ArrayList<>(theirs.signatures());
    both.addAll(own.signatures());
    assertThat(SignedNote.parse(new SignedNote("text\n", both).format()).signedBy(key.verifier()))
        .isTrue();
    assertThat(theirs.signedBy(key.verifier())).isFalse();
    assertThat(impostor.sign("text\n").signedBy(key.verifier())).isFalse();
  }

  @Test
  void refusesWhatIsNoNoteAndNoCheckpointAndNoKey() {
    for (String bad :
        List.of(
            "",
            "text\n",
            "text\n\n",
            "a\n\nno dash x\n",
            "a\n\n\u2014 n !!\n",
            "a\u0001\n\n\u2014 n AAAAAAAA\n")) {
      assertThatThrownBy(() -> SignedNote.parse(bad)).isInstanceOf(ProblemException.class);
    }
    for (String bad :
        List.of("", "o\n1\n", "o\n01\nAA==\n", "o\n-1\nAA==\n", "o\n1\nAA==\n", "\n1\nx\n")) {
      assertThatThrownBy(() -> Checkpoint.parse(bad)).isInstanceOf(ProblemException.class);
    }
    String good = key.verifier().toString();
    for (String bad :
        List.of("", "a+b", "a b" + good, good.replace("+", "-"), good + "A", "b" + good)) {
      assertThatThrownBy(() -> VerifierKey.parse(bad)).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void keyFileIsCreatedPrivateAndReadBack() throws Exception {
    Path file = folder.resolve("sub/ledger.key");
    SigningKey made = KeyFile.loadOrCreate(file, "log.example/a", new SecureRandom());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    SigningKey read = KeyFile.loadOrCreate(file, "log.example/a", new SecureRandom());
    assertThat(read.verifier()).isEqualTo(made.verifier());
    assertThat(read.sign("t\n").signedBy(made.verifier())).isTrue();
  }

  @Test
  void keyFileOfOthersIsRefused() throws Exception {
    Path file = folder.resolve("ledger.key");
    KeyFile.loadOrCreate(file, "log.example/a", new SecureRandom());
    assertThatThrownBy(() -> KeyFile.loadOrCreate(file, "log.example/b", new SecureRandom()))
        .hasMessageContaining("log.example/a");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> KeyFile.loadOrCreate(file, "log.example/a", new SecureRandom()))
        .hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, Files.readString(file).substring(20));
    assertThatThrownBy(() -> KeyFile.loadOrCreate(file, "log.example/a", new SecureRandom()))
        .hasMessageContaining("damaged");
  }
}
