package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.core311.wire.CoreContainer;
import de.fallbruecke.xta.core311.wire.CoreLookupRequest;
import de.fallbruecke.xta.core311.wire.CoreLookupResponse;
import de.fallbruecke.xta.core311.wire.CoreParty;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.Holder;
import org.jspecify.annotations.Nullable;

/** The port for sending. */
@WebService(name = "core.sender", targetNamespace = CoreNames.CORE)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface SenderPort {
  /** A new message id, to be used once. */
  @WebMethod(action = CoreNames.CREATE_MESSAGE_ID)
  @Action(
      input = CoreNames.CREATE_MESSAGE_ID,
      output = CoreNames.CREATE_MESSAGE_ID + CoreNames.RESPONSE)
  @WebResult(name = "XTAMessageID", targetNamespace = CoreNames.CORE, partName = "XTAMessageID")
  String createMessageID(
      @WebParam(name = "Party", targetNamespace = CoreNames.CORE, partName = "Party", header = true)
          @Nullable CoreParty party);

  /** Whether readers offer services. */
  @WebMethod(action = CoreNames.LOOKUP_SERVICE)
  @Action(input = CoreNames.LOOKUP_SERVICE, output = CoreNames.LOOKUP_SERVICE + CoreNames.RESPONSE)
  @WebResult(
      name = "LookupServiceResponse",
      targetNamespace = CoreNames.CORE,
      partName = "LookupServiceResponse")
  CoreLookupResponse lookupService(
      @WebParam(
              name = "LookupServiceRequest",
              targetNamespace = CoreNames.CORE,
              partName = "LookupServiceRequest")
          CoreLookupRequest request,
      @WebParam(name = "Party", targetNamespace = CoreNames.CORE, partName = "Party", header = true)
          @Nullable CoreParty party);

  /** Hands a message over. */
  @WebMethod(action = CoreNames.SEND_MESSAGE)
  @Action(input = CoreNames.SEND_MESSAGE, output = CoreNames.SEND_MESSAGE + CoreNames.RESPONSE)
  void sendMessage(
      @WebParam(
              name = "ContentContainer",
              targetNamespace = CoreNames.CORE,
              partName = "ContentContainer")
          CoreContainer container,
      @WebParam(
              name = "MessageMetaData",
              targetNamespace = CoreNames.CORE,
              partName = "MessageMetaData",
              header = true)
          @Nullable Object metaData);

  /** Hands a message over and waits for the answer of the reader. */
  @WebMethod(action = CoreNames.SEND_MESSAGE_SYNC)
  @Action(
      input = CoreNames.SEND_MESSAGE_SYNC,
      output = CoreNames.SEND_MESSAGE_SYNC + CoreNames.RESPONSE)
  @WebResult(
      name = "ContentContainer",
      targetNamespace = CoreNames.CORE,
      partName = "ContentContainer")
  CoreContainer sendMessageSync(
      @WebParam(
              name = "ContentContainer",
              targetNamespace = CoreNames.CORE,
              partName = "ContentContainer")
          CoreContainer container,
      @WebParam(
              name = "MessageMetaData",
              targetNamespace = CoreNames.CORE,
              partName = "MessageMetaData",
              header = true)
          @Nullable Object metaData,
      @WebParam(
              name = "MessageMetaDataReply",
              targetNamespace = CoreNames.CORE,
              partName = "MessageMetaDataReply",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<Object> reply);
}
