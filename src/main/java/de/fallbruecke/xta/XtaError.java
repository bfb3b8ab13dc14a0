package de.fallbruecke.xta;

import java.util.Arrays;
import java.util.Optional;

/**
 * The numbers of the list {@code urn:de:xta:webservice:codeliste:fehlernummer} 1.0, with what is
 * sensible to do.
 */
public enum XtaError {
  UNSPECIFIED(9000, Kind.TECHNICAL_PROBLEM, Remedy.HOLD),
  CERTIFICATE_EXPIRED(9010, Kind.PERMISSION_DENIED, Remedy.CONFIGURE),
  ACCOUNT_BLOCKED(9011, Kind.PERMISSION_DENIED, Remedy.CONFIGURE),
  NO_ACCOUNT(9012, Kind.PERMISSION_DENIED, Remedy.CONFIGURE),
  SERVICE_NOT_BOOKED(9013, Kind.PERMISSION_DENIED, Remedy.CONFIGURE),
  CERTIFICATE_OF_ANOTHER(9014, Kind.PERMISSION_DENIED, Remedy.CONFIGURE),
  PARAMETER_MISSING(9020, Kind.PARAMETER, Remedy.CONFIGURE),
  URI_INVALID(9021, Kind.PARAMETER, Remedy.CONFIGURE),
  COMBINATION_INVALID(9022, Kind.PARAMETER, Remedy.CONFIGURE),
  TOO_BIG(9023, Kind.PARAMETER, Remedy.HOLD),
  MESSAGE_ID_USED(9024, Kind.PARAMETER, Remedy.HOLD),
  SERVER_PROBLEM(9030, Kind.TECHNICAL_PROBLEM, Remedy.RETRY),
  DIRECTORY_PROBLEM(9031, Kind.TECHNICAL_PROBLEM, Remedy.RETRY),
  DELIVERY_PROBLEM(9032, Kind.TECHNICAL_PROBLEM, Remedy.RETRY),
  SCHEMA_VIOLATED(9050, Kind.SCHEMA, Remedy.HOLD),
  ENCODING_WRONG(9051, Kind.SCHEMA, Remedy.HOLD),
  PROFILE_VIOLATED(9052, Kind.SCHEMA, Remedy.HOLD),
  VIRUS(9060, Kind.VIRUS, Remedy.HOLD),
  MESSAGE_UNKNOWN(9070, Kind.MESSAGE_ID, Remedy.HOLD),
  ONLY_ASYNCHRONOUS(9080, Kind.SYNC_ASYNC, Remedy.CONFIGURE),
  ONLY_SYNCHRONOUS(9081, Kind.SYNC_ASYNC, Remedy.CONFIGURE),
  TIME_HAS_PASSED(9100, Kind.CANCEL, Remedy.HOLD),
  NOT_BEFORE_MISSING(9101, Kind.CANCEL, Remedy.HOLD);

  private final int number;
  private final Kind kind;
  private final Remedy remedy;

  XtaError(int number, Kind kind, Remedy remedy) {
    this.number = number;
    this.kind = kind;
    this.remedy = remedy;
  }

  /** Which fault carries the number; 9000 is a free text that any may carry. */
  public enum Kind {
    PERMISSION_DENIED,
    PARAMETER,
    TECHNICAL_PROBLEM,
    SCHEMA,
    VIRUS,
    MESSAGE_ID,
    SYNC_ASYNC,
    CANCEL
  }

  /** What is sensible to do. */
  public enum Remedy {
    /** Goes away by itself. */
    RETRY,
    /** A person looks at the message. */
    HOLD,
    /** A person looks at certificate, account or configuration: it concerns all messages. */
    CONFIGURE
  }

  /** The one of this number. */
  public static Optional<XtaError> of(int number) {
    return Arrays.stream(values()).filter(error -> error.number == number).findFirst();
  }

  public int number() {
    return number;
  }

  public Kind kind() {
    return kind;
  }

  public Remedy remedy() {
    return remedy;
  }
}
