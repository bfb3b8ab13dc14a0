package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.core311.wire.BoxStatus;
import de.fallbruecke.xta.core311.wire.CoreContainer;
import de.fallbruecke.xta.core311.wire.CoreParty;
import de.fallbruecke.xta.core311.wire.CoreSelector;
import de.fallbruecke.xta.core311.wire.CoreStatusList;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.Holder;
import org.jspecify.annotations.Nullable;

/**
 * The port of the message box: list, fetch, close. Only {@code close} makes a message delivered.
 */
@WebService(name = "core.recipient", targetNamespace = CoreNames.CORE)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface RecipientPort {
  /** What is selected. */
  @WebMethod(action = CoreNames.GET_STATUS_LIST)
  @Action(
      input = CoreNames.GET_STATUS_LIST,
      output = CoreNames.GET_STATUS_LIST + CoreNames.RESPONSE)
  @WebResult(
      name = "MessageStatusList",
      targetNamespace = CoreNames.CORE,
      partName = "MessageStatusList")
  CoreStatusList getStatusList(
      @WebParam(
              name = "MessageSelector",
              targetNamespace = CoreNames.CORE,
              partName = "MessageSelector")
          CoreSelector selector,
      @WebParam(name = "Party", targetNamespace = CoreNames.CORE, partName = "Party", header = true)
          @Nullable CoreParty party,
      @WebParam(
              name = "MessageBoxStatus",
              targetNamespace = CoreNames.CORE,
              partName = "MessageBoxStatus",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<BoxStatus> status);

  /** One message. */
  @WebMethod(action = CoreNames.GET_MESSAGE)
  @Action(input = CoreNames.GET_MESSAGE, output = CoreNames.GET_MESSAGE + CoreNames.RESPONSE)
  @WebResult(
      name = "ContentContainer",
      targetNamespace = CoreNames.CORE,
      partName = "ContentContainer")
  CoreContainer getMessage(
      @WebParam(name = "XTAMessageID", targetNamespace = CoreNames.CORE, partName = "XTAMessageID")
          String messageId,
      @WebParam(name = "Party", targetNamespace = CoreNames.CORE, partName = "Party", header = true)
          @Nullable CoreParty party,
      @WebParam(
              name = "MessageMetaData",
              targetNamespace = CoreNames.CORE,
              partName = "MessageMetaData",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<Object> metaData,
      @WebParam(
              name = "MessageBoxStatus",
              targetNamespace = CoreNames.CORE,
              partName = "MessageBoxStatus",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<BoxStatus> status);

  /** Acknowledges a message. */
  @WebMethod(action = CoreNames.CLOSE)
  @Action(input = CoreNames.CLOSE, output = CoreNames.CLOSE + CoreNames.RESPONSE)
  void close(
      @WebParam(name = "XTAMessageID", targetNamespace = CoreNames.CORE, partName = "XTAMessageID")
          String messageId,
      @WebParam(name = "Party", targetNamespace = CoreNames.CORE, partName = "Party", header = true)
          @Nullable CoreParty party);
}
