package cordon.gate.index;

import cordon.gate.NameOwner;
import cordon.gate.Upstream;
import java.io.IOException;

/** A name was asked for through an upstream to which it does not belong; nobody was asked. */
public final class ForeignNameException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Upstream upstream;
  private final String name;
  private final transient NameOwner owner;

  ForeignNameException(Upstream upstream, String name, NameOwner owner) {
    super(name + " belongs to the upstream " + owner.upstream());
    this.upstream = upstream;
    this.name = name;
    this.owner = owner;
  }

  /** Through which it was asked for. */
  public Upstream upstream() {
    return upstream;
  }

  /** As in purls. */
  public String name() {
    return name;
  }

  public NameOwner owner() {
    return owner;
  }
}
