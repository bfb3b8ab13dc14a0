package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.ContentUnreadable;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Outcome.NotYet;
import de.fallbruecke.delivery.Outcome.Refused;
import de.fallbruecke.delivery.Outcome.Unclear;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.drop.MoveUnclear;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.util.UUID;
import org.apache.sshd.sftp.common.SftpException;

/** A directory on an SFTP server: what happens on the line, and what it means for a delivery. */
public final class SftpPlace {
  private final String target;
  private final SftpOptions options;
  private final SftpDirectory directory;

  /** What is done there. */
  @FunctionalInterface
  public interface Work {
    Outcome on(SftpFiles files) throws IOException;
  }

  SftpPlace(String target, SftpOptions options, SftpDirectory directory) {
    this.target = target;
    this.options = options;
    this.directory = directory;
  }

  /**
   * Works in the directory for a parcel.
   *
   * @throws RuntimeException what went wrong with our own content
   */
  public Outcome with(Parcel parcel, Work work) {
    UUID delivery = parcel.delivery().id();
    try {
      if (!AddressRule.mayReach(options.host())) {
        return new Refused(
            FaultCode.TARGET_ADDRESS_FORBIDDEN,
            "The host name of target '%s' leads to this machine or to a link-local address. Nothing was sent; check the name service, or write the loopback address into the configuration if it is meant."
                .formatted(target));
      }
      return directory.with(
          files ->
              files.isThere()
                  ? work.on(files)
                  : new Refused(
                      FaultCode.TARGET_DIRECTORY_MISSING,
                      "The drop directory of target '%s' is not there on the SFTP server or no directory. Delivery %s was not written; create it (fallbruecke.targets.%s.sftp.directory) and release the delivery."
                          .formatted(target, delivery, target)));
    } catch (ContentUnreadable e) {
      throw e.reason();
    } catch (IOException e) {
      return meaning(e, delivery);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unclear(delivery, "was still at work when the gateway was stopped");
    }
  }

  private Outcome meaning(IOException failure, UUID delivery) {
    return switch (failure) {
      case SftpLine.HostKeyUnknown stranger ->
          new Refused(
              FaultCode.TARGET_HOST_KEY_CHANGED,
              "The SFTP server of target '%s' shows the key %s, which is not among fallbruecke.targets.%s.sftp.host-keys. Nothing of delivery %s was sent. Ask its operator, over another way, whether the key was exchanged; only then enter it and release the delivery."
                  .formatted(target, stranger.getMessage(), target, delivery));
      case SftpLine.NotLetIn refused ->
          new Refused(
              FaultCode.TARGET_UNAUTHORISED,
              "The SFTP server of target '%s' does not let us in. Delivery %s was not sent. Correct user, key or password and release it."
                  .formatted(target, delivery));
      case MoveUnclear broken -> unclear(delivery, "broke the line while the ready file appeared");
      case SftpException refused ->
          new NotYet(
              FaultCode.TARGET_NOT_WRITABLE,
              "Delivery %s could not be written on the SFTP server of target '%s' (status %d). What was written is removed with the next attempt. Check free space, quota and permissions there."
                  .formatted(delivery, target, refused.getStatus()),
              null);
      default ->
          new NotYet(
              FaultCode.TARGET_UNREACHABLE,
              "The SFTP server of target '%s' could not be reached or broke the line (%s). Delivery %s is not complete there; it is tried again."
                  .formatted(target, kind(failure), delivery),
              null);
    };
  }

  private Outcome unclear(UUID delivery, String what) {
    return new Unclear(
        FaultCode.TARGET_OUTCOME_UNKNOWN,
        "The SFTP server of target '%s' %s. Delivery %s may be complete there."
            .formatted(target, what, delivery));
  }

  /** The class names the kind; messages of exceptions may quote what was received. */
  private static String kind(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
