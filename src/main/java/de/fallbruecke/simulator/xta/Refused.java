package de.fallbruecke.simulator.xta;

/**
 * A fault of the standard.
 *
 * <p>The number decides which fault carries it.
 */
final class Refused extends Exception {
  private final String name;
  private final int number;

  private Refused(String name, int number, String reason) {
    super(reason);
    this.name = name;
    this.number = number;
  }

  static Refused with(int number, String reason) {
    return new Refused(nameOf(number), number, reason);
  }

  /** A fault that only the core knows, by its name; the list of numbers has none for it. */
  static Refused named(String name) {
    return new Refused(name, 9000, "Ordered fault");
  }

  private static String nameOf(int number) {
    return switch (number / 10) {
      case 901 -> "PermissionDeniedException";
      case 902 -> "ParameterIsNotValidException";
      case 905 -> "MessageSchemaViolationException";
      case 906 -> "MessageVirusDetectionException";
      case 907 -> "InvalidMessageIDException";
      case 908 -> "SyncAsyncException";
      case 910 -> "CancelDeniedException";
      default -> "XTAWSTechnicalProblemException";
    };
  }

  String name() {
    return name;
  }

  int number() {
    return number;
  }

  /** The detail of the fault. */
  Tag detail(String namespace) {
    return Tag.of(
        namespace,
        name,
        Tag.of(
                namespace,
                "errorCode",
                Tag.of("", "code", String.valueOf(number)),
                Tag.of("", "name", String.valueOf(getMessage())))
            .with("listURI", "urn:de:xta:webservice:codeliste:fehlernummer")
            .with("listVersionID", "1.0"));
  }
}
