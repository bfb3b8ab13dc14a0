package de.fallbruecke.route.folder;

import java.util.Set;

/**
 * The headers of an exchange: these and no others, so that nothing a sender names can steer a
 * component. Their values hold no personal data.
 */
public final class RouteHeaders {
  /** Our id of the submission. */
  public static final String SUBMISSION = "submission";

  /** Name of the instance that runs. */
  public static final String INSTANCE = "instance";

  public static final String TENANT = "tenant";
  public static final String CHANNEL = "channel";
  public static final String DESTINATION = "destination";

  /** Service key as announced. */
  public static final String SERVICE = "service";

  /** ARS or AGS as announced. */
  public static final String REGION = "region";

  /** true or false; the destination or the envelope says test. */
  public static final String TEST = "test";

  /** XML or JSON. */
  public static final String FORMAT = "format";

  public static final String MEDIA_TYPE = "mediaType";

  /** Schema URI as declared by the sender. */
  public static final String SCHEMA_URI = "schemaUri";

  /** name:version of the schema pack, after {@code xoev:validate}. */
  public static final String SCHEMA_PACK = "schemaPack";

  /** After {@code xoev:header}. */
  public static final String MESSAGE_TYPE = "messageType";

  /** After {@code xoev:header}. */
  public static final String STANDARD = "standard";

  /** After {@code xoev:header}. */
  public static final String STANDARD_VERSION = "standardVersion";

  /** All of them. */
  public static final Set<String> ALL =
      Set.of(
          SUBMISSION,
          INSTANCE,
          TENANT,
          CHANNEL,
          DESTINATION,
          SERVICE,
          REGION,
          TEST,
          FORMAT,
          MEDIA_TYPE,
          SCHEMA_URI,
          SCHEMA_PACK,
          MESSAGE_TYPE,
          STANDARD,
          STANDARD_VERSION);

  private RouteHeaders() {}
}
