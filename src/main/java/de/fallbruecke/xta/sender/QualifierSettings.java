package de.fallbruecke.xta.sender;

import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaQualifier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the messages that we send are about; the values come from the agreement with their reader.
 *
 * @param service URI of the service (DVDV)
 * @param messageType required; code of the message type
 * @param messageTypeList required; URI of the code list of the message type
 * @param messageTypeVersion required; version of that list
 * @param payloadSchema required; name of the schema of the message
 * @param scenario code of the business scenario; without a list it is sent as a text
 * @param scenarioList URI of the code list of the scenario
 * @param scenarioVersion version of that list
 */
public record QualifierSettings(
    @Nullable String service,
    @Nullable String messageType,
    @Nullable String messageTypeList,
    @Nullable String messageTypeVersion,
    @Nullable String payloadSchema,
    @DefaultValue("FALLBRUECKE") String scenario,
    @Nullable String scenarioList,
    @Nullable String scenarioVersion) {

  /** Whether anything is written at all. */
  public boolean given() {
    return messageType != null || payloadSchema != null || messageTypeList != null;
  }

  /**
   * Checked.
   *
   * @param ifNoService the service if none is written; null if one has to be
   * @param missing makes the error for a missing setting from its key
   */
  public XtaQualifier checked(
      @Nullable String ifNoService, Function<String, RuntimeException> missing) {
    XtaCode listed =
        scenarioList == null
            ? null
            : new XtaCode(
                scenario,
                null,
                scenarioList,
                present("scenario-version", scenarioVersion, missing));
    return new XtaQualifier(
        null,
        present("service", service == null ? ifNoService : service, missing),
        listed,
        listed == null ? scenario : null,
        new XtaCode(
            present("message-type", messageType, missing),
            null,
            present("message-type-list", messageTypeList, missing),
            present("message-type-version", messageTypeVersion, missing)),
        present("payload-schema", payloadSchema, missing));
  }

  private static String present(
      String key, @Nullable String value, Function<String, RuntimeException> missing) {
    if (value == null || value.isBlank()) {
      throw missing.apply(key);
    }
    return value.strip();
  }
}
