package de.fallbruecke.fitconnect.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The delivery service answered that it will not do this, and would not if asked again. */
public final class RemoteRefusal extends Fault {
  private final int status;
  private final @Nullable String problemType;
  private final String said;

  RemoteRefusal(FaultCode code, int status, @Nullable String problemType, String message) {
    super(code, message);
    this.status = status;
    this.problemType = problemType;
    this.said = message;
  }

  /** The message without the code. */
  public String said() {
    return said;
  }

  /**
   * The problem type of the answer (RFC 7807). An answer 404 without one may come from a proxy that
   * knows nothing of submissions.
   */
  public Optional<String> problemType() {
    return Optional.ofNullable(problemType);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What was asked for does not exist there. */
  public boolean notFound() {
    return status == 404 || status == 410;
  }

  /** What was sent contradicts the state there. */
  public boolean conflict() {
    return status == 409;
  }
}
