package de.fallbruecke.xta.core311;

/** The names of XTA core 3.1.1: namespace and actions. */
public final class CoreNames {
  /** The one namespace of everything. */
  public static final String CORE = "https://xoev.de/transport/xta/core/3.1.1";

  private static final String ACTION = "https://xoev.de/transport/xta/core/core.";
  private static final String RECIPIENT = ACTION + "recipient/";
  private static final String SENDER = ACTION + "sender/";
  private static final String BASE = ACTION + "transport.base/";

  /** What is appended to the action of a request for the one of its answer. */
  public static final String RESPONSE = "Response";

  public static final String DELIVER_MESSAGE = ACTION + "reader/deliverMessage";
  public static final String GET_STATUS_LIST = RECIPIENT + "getStatusList";
  public static final String GET_MESSAGE = RECIPIENT + "getMessage";
  public static final String CLOSE = RECIPIENT + "close";
  public static final String CREATE_MESSAGE_ID = SENDER + "createMessageID";
  public static final String LOOKUP_SERVICE = SENDER + "lookupService";
  public static final String SEND_MESSAGE = SENDER + "sendMessage";
  public static final String SEND_MESSAGE_SYNC = SENDER + "sendMessageSync";
  public static final String CHECK_ACCOUNT_ACTIVE = BASE + "checkAccountActive";
  public static final String GET_TRANSPORT_REPORT = BASE + "getTransportReport";

  private CoreNames() {}
}
