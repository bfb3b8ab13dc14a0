package de.fallbruecke.vault;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Turns a failed authentication into the fault that says so. */
final class AuthenticatedInput extends FilterInputStream {
  private final UUID owner;
  private final String part;

  AuthenticatedInput(InputStream plain, UUID owner, String part) {
    super(plain);
    this.owner = owner;
    this.part = part;
  }

  static Fault damaged(UUID owner, String part, Exception cause) {
    return new Fault(
        FaultCode.VAULT_CONTENT_DAMAGED,
        "Part %s of %s is damaged or was changed in the database. It is not handed out. Restore the database from your backup or fetch the submission again while the portal still has it."
            .formatted(part, owner),
        cause);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      throw damaged(owner, part, e);
    }
  }
}
