package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.box.TokenContainer;
import de.fallbruecke.xta.v211.content.GenericContainer;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.FaultAction;
import jakarta.xml.ws.Holder;
import org.jspecify.annotations.Nullable;

/** The port for sending. */
@WebService(name = "sendPortType", targetNamespace = Names.XTA)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface SendPort {
  /** Hands a message over; an answer without fault means that the server has it. */
  @WebMethod(action = Names.SEND_MESSAGE)
  @Action(
      input = Names.SEND_MESSAGE,
      output = Names.SEND_MESSAGE,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.SEND_MESSAGE),
        @FaultAction(className = ParameterIsNotValid.class, value = Names.SEND_MESSAGE),
        @FaultAction(className = TechnicalProblem.class, value = Names.SEND_MESSAGE),
        @FaultAction(className = MessageSchemaViolation.class, value = Names.SEND_MESSAGE),
        @FaultAction(className = MessageVirusDetection.class, value = Names.SEND_MESSAGE),
        @FaultAction(className = SyncAsync.class, value = Names.SEND_MESSAGE)
      })
  void sendMessage(
      @WebParam(
              name = "GenericContentContainer",
              targetNamespace = Names.XTA,
              partName = "GenericContainer")
          GenericContainer container,
      @WebParam(
              name = "MessageMetaData",
              targetNamespace = Names.META,
              partName = "MessageMetaData",
              header = true)
          @Nullable MessageMetaData metaData,
      @WebParam(
              name = "X509TokenContainer",
              targetNamespace = Names.BOX,
              partName = "X509TokenContainer",
              header = true)
          @Nullable TokenContainer tokens)
      throws PermissionDenied,
          ParameterIsNotValid,
          TechnicalProblem,
          MessageSchemaViolation,
          MessageVirusDetection,
          SyncAsync;

  /** Hands a message over and waits for the answer of the reader. */
  @WebMethod(action = Names.SEND_MESSAGE_SYNC)
  @Action(
      input = Names.SEND_MESSAGE_SYNC,
      output = Names.SEND_MESSAGE_SYNC,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.SEND_MESSAGE_SYNC),
        @FaultAction(className = ParameterIsNotValid.class, value = Names.SEND_MESSAGE_SYNC),
        @FaultAction(className = TechnicalProblem.class, value = Names.SEND_MESSAGE_SYNC),
        @FaultAction(className = MessageSchemaViolation.class, value = Names.SEND_MESSAGE_SYNC),
        @FaultAction(className = MessageVirusDetection.class, value = Names.SEND_MESSAGE_SYNC),
        @FaultAction(className = SyncAsync.class, value = Names.SEND_MESSAGE_SYNC)
      })
  void sendMessageSync(
      @WebParam(
              name = "GenericContentContainer",
              targetNamespace = Names.XTA,
              partName = "GenericContainer",
              mode = WebParam.Mode.INOUT)
          Holder<GenericContainer> container,
      @WebParam(
              name = "MessageMetaData",
              targetNamespace = Names.META,
              partName = "MessageMetaData",
              header = true,
              mode = WebParam.Mode.INOUT)
          Holder<MessageMetaData> metaData,
      @WebParam(
              name = "X509TokenContainer",
              targetNamespace = Names.BOX,
              partName = "X509TokenContainer",
              header = true,
              mode = WebParam.Mode.INOUT)
          Holder<TokenContainer> tokens)
      throws PermissionDenied,
          ParameterIsNotValid,
          TechnicalProblem,
          MessageSchemaViolation,
          MessageVirusDetection,
          SyncAsync;
}
