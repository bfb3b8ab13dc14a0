package de.fallbruecke.xta.v211;

/** The names of XTA-WS 2.1.1: namespaces and actions, as in its WSDL. */
public final class Names {
  /** Container, reports and faults. */
  public static final String XTA = "http://xoev.de/transport/xta/211";

  /** Message meta data. */
  public static final String META = "http://www.osci.eu/ws/2014/10/transport";

  /** Message box. */
  public static final String BOX = "http://www.osci.eu/ws/2008/05/transport";

  /** WS-Addressing. */
  public static final String WSA = "http://www.w3.org/2005/08/addressing";

  /** XML encryption. */
  public static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

  /** The list of the error numbers. */
  public static final String ERROR_LIST = "urn:de:xta:webservice:codeliste:fehlernummer";

  private static final String ACTION = "http://www.xta.de/XTA/";
  private static final String BOX_ACTION = BOX + "/urn/messageTypes/";
  public static final String CHECK_ACCOUNT_ACTIVE = ACTION + "CheckAccountActive";

  /** Called so in the standard. */
  public static final String LOOKUP_SERVICE = ACTION + "IsServiceAvailable";

  public static final String GET_TRANSPORT_REPORT = ACTION + "GetTransportReport";
  public static final String CANCEL_MESSAGE = ACTION + "CancelMessage";
  public static final String CREATE_MESSAGE_ID = ACTION + "CreateMessageID";
  public static final String SEND_MESSAGE = ACTION + "SendMessage";
  public static final String SEND_MESSAGE_SYNC = ACTION + "SendMessageSync";
  public static final String GET_STATUS_LIST = BOX_ACTION + "MsgBoxStatusListRequest";
  public static final String GET_NEXT_STATUS_LIST = BOX_ACTION + "MsgBoxGetNextListRequest";
  public static final String GET_MESSAGE = BOX_ACTION + "MsgBoxFetchRequest";
  public static final String GET_NEXT_MESSAGE = BOX_ACTION + "MsgBoxGetNextMsgRequest";
  public static final String CLOSE = BOX_ACTION + "MsgBoxCloseRequest";

  private Names() {}
}
