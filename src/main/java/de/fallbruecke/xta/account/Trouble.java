package de.fallbruecke.xta.account;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What a fault of the standard or a line that breaks means for us: one table for everything that
 * speaks to an XTA server. What concerns all messages of an account (certificate, account, line)
 * passes when somebody has put it right, so it is tried again; what concerns one message is held.
 */
public final class Trouble {
  /** What only core 3.1.1 has: there the name says what the list of numbers has no number for. */
  private static final Map<String, FaultCode> CORE =
      Map.of(
          "ExternalServiceUnavailable", FaultCode.XTA_SERVER_PROBLEM,
          "TechnicalProblem", FaultCode.XTA_SERVER_PROBLEM,
          "NotImplemented", FaultCode.XTA_REQUEST_REFUSED,
          "ParameterNotSupported", FaultCode.XTA_REQUEST_REFUSED,
          "UnsupportedExtension", FaultCode.XTA_REQUEST_REFUSED);

  private static final Pattern ENDING = Pattern.compile("(Exception|Fault)$");

  private Trouble() {}

  /** The code of a fault. */
  public static FaultCode code(XtaFault fault) {
    FaultCode core = CORE.get(ENDING.matcher(fault.name()).replaceFirst(""));
    return core == null ? numbered(fault) : core;
  }

  private static FaultCode numbered(XtaFault fault) {
    return fault
        .error()
        .map(XtaError::kind)
        .map(
            kind ->
                switch (kind) {
                  case PERMISSION_DENIED -> FaultCode.XTA_UNAUTHORISED;
                  case PARAMETER, SYNC_ASYNC, CANCEL -> FaultCode.XTA_REQUEST_REFUSED;
                  case TECHNICAL_PROBLEM -> technical(fault);
                  case SCHEMA, VIRUS -> FaultCode.XTA_MESSAGE_REFUSED;
                  case MESSAGE_ID -> FaultCode.XTA_MESSAGE_UNKNOWN;
                })
        .orElse(FaultCode.XTA_MESSAGE_REFUSED);
  }

  private static FaultCode technical(XtaFault fault) {
    return fault.number() == XtaError.UNSPECIFIED.number()
        ? FaultCode.XTA_MESSAGE_REFUSED
        : FaultCode.XTA_SERVER_PROBLEM;
  }

  /** The code of an outage. */
  public static FaultCode code(XtaOutage outage) {
    return switch (outage.reason()) {
      case NOT_CONNECTED, NO_ANSWER -> FaultCode.XTA_UNREACHABLE;
      case NOT_TRUSTED -> FaultCode.XTA_NOT_TRUSTED;
      case UNREADABLE, DOCTYPE, FOREIGN_INCLUDE -> FaultCode.XTA_ANSWER_UNREADABLE;
      case TOO_LARGE -> FaultCode.XTA_CONTAINER_TOO_LARGE;
    };
  }

  /** Whether the same call may succeed later without anybody having to look at this message. */
  public static boolean passes(XtaFault fault) {
    FaultCode code = code(fault);
    return code == FaultCode.XTA_SERVER_PROBLEM || code == FaultCode.XTA_UNAUTHORISED;
  }

  /**
   * Calls the server; what it refuses becomes a fault with a code.
   *
   * @param what names the call and its ids, for example {@code "Listing of destination 'x'"}
   */
  public static <T> T in(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (XtaFault refused) {
      throw fault(what, refused);
    } catch (XtaOutage outage) {
      throw fault(what, outage);
    }
  }

  /** As a fault that may pass or has to be looked at. */
  public static Fault fault(String what, XtaFault refused) {
    FaultCode code = code(refused);
    String said =
        "%s %s: the XTA server answered %s %d. Nothing was changed here; docs/reference/channels/xta.md says what the number means and what to do."
            .formatted(code, what, refused.name(), refused.number());
    return passes(refused)
        ? new TransientFault(code, said, (Duration) null)
        : new Fault(code, said, refused);
  }

  /** As a fault that may pass or has to be looked at. */
  public static Fault fault(String what, XtaOutage outage) {
    FaultCode code = code(outage);
    String said =
        "%s %s: no usable answer of the XTA server (%s). Nothing was acknowledged; check line, certificate and server if it does not pass."
            .formatted(code, what, outage.reason());
    return code == FaultCode.XTA_CONTAINER_TOO_LARGE
        ? new Fault(code, said, outage)
        : new TransientFault(code, said, outage);
  }
}
