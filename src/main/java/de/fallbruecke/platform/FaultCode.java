package de.fallbruecke.platform;

/**
 * Every code that Fallbrücke shows to a person, grouped by concern. A code never changes its
 * meaning and is never reused. Title and remedy in German and English stand in {@code
 * messages/faults*.properties} under the code.
 */
public enum FaultCode {
  // Configuration and start-up: FB-CFG
  CONFIGURATION_INVALID("FB-CFG-001"),
  CONFIGURATION_UNKNOWN_KEY("FB-CFG-002"),
  KEY_UNREADABLE("FB-CFG-003"),
  DATABASE_UNREACHABLE("FB-CFG-004"),
  ADDRESS_INVALID("FB-CFG-005"),

  // Vault: FB-VLT
  VAULT_MASTER_KEY("FB-VLT-001"),
  VAULT_CONTENT_MISSING("FB-VLT-002"),
  VAULT_CONTENT_DESTROYED("FB-VLT-003"),
  VAULT_CONTENT_DAMAGED("FB-VLT-004"),

  // Evidence: FB-EVD
  EVIDENCE_CHAIN_BROKEN("FB-EVD-001"),

  // Submission and engine: FB-SUB, FB-ENG
  ILLEGAL_TRANSITION("FB-SUB-001"),
  CONCURRENT_CHANGE("FB-SUB-002"),
  SUBMISSION_UNKNOWN("FB-SUB-003"),
  DESTINATION_UNKNOWN("FB-SUB-004"),
  UNEXPECTED("FB-ENG-001"),
  TASK_GIVES_UP("FB-ENG-002"),
  CLOSED_REMOTELY("FB-ENG-003"),
  RECEIPT_CONTRADICTED("FB-ENG-004"),

  // FIT-Connect, remote side: FB-FIT
  REMOTE_UNREACHABLE("FB-FIT-001"),
  REMOTE_REFUSED("FB-FIT-002"),
  REMOTE_UNAUTHORISED("FB-FIT-003"),
  REMOTE_NOT_FOUND("FB-FIT-004"),
  REMOTE_ANSWER_UNREADABLE("FB-FIT-005"),

  // FIT-Connect, verification of what arrived: FB-VER
  EVENT_LOG_NOT_VERIFIABLE("FB-VER-001"),

  // Schema packs and validation: FB-XOV
  SCHEMA_UNKNOWN("FB-XOV-001"),
  SCHEMA_PACK_INCOMPLETE("FB-XOV-002"),
  DOCUMENT_NOT_WELL_FORMED("FB-XOV-003"),
  DOCUMENT_INVALID("FB-XOV-004"),
  DOCUMENT_LIMIT_EXCEEDED("FB-XOV-005"),
  CODE_UNKNOWN("FB-XOV-006"),

  // Mapping: FB-MAP
  MAPPING_INVALID("FB-MAP-001"),
  MAPPING_FAILED("FB-MAP-002"),

  // Case record: FB-CAS
  CASE_INVALID("FB-CAS-001"),

  // Route packages: FB-RTE
  PACKAGE_INVALID("FB-RTE-001"),
  PACKAGE_FORBIDDEN("FB-RTE-002"),
  NO_ROUTE("FB-RTE-003"),
  ROUTE_AMBIGUOUS("FB-RTE-004"),
  ROUTE_FAILED("FB-RTE-005"),

  // Delivery: FB-DEL
  TARGET_UNKNOWN("FB-DEL-001"),
  TARGET_UNREACHABLE("FB-DEL-002"),
  TARGET_BUSY("FB-DEL-003"),
  TARGET_REFUSED("FB-DEL-004"),
  TARGET_OUTCOME_UNKNOWN("FB-DEL-005"),
  DELIVERY_GIVES_UP("FB-DEL-006"),
  DELIVERY_UNKNOWN("FB-DEL-007"),
  TARGET_UNAUTHORISED("FB-DEL-008"),
  TARGET_CONFLICT("FB-DEL-009"),
  TARGET_REDIRECTS("FB-DEL-010"),
  TARGET_OF_OTHER_TENANT("FB-DEL-011"),
  TARGET_IS_PRODUCTIVE("FB-DEL-012"),
  TARGET_NOT_WRITABLE("FB-DEL-013"),
  TARGET_DIRECTORY_MISSING("FB-DEL-014"),
  TARGET_ADDRESS_FORBIDDEN("FB-DEL-015"),
  TARGET_SECRET_UNREADABLE("FB-DEL-016"),
  PARCEL_MISMATCH("FB-DEL-017");

  private final String code;

  FaultCode(String code) {
    this.code = code;
  }

  /** The code as shown and logged, for example {@code FB-DEL-004}. */
  public String code() {
    return code;
  }

  @Override
  public String toString() {
    return code;
  }
}
