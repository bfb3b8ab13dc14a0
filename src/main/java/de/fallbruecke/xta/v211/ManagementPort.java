package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.LookupRequest;
import de.fallbruecke.xta.v211.content.LookupResponse;
import de.fallbruecke.xta.v211.content.Report;
import de.fallbruecke.xta.v211.meta.Party;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.FaultAction;
import org.jspecify.annotations.Nullable;

/** The management port: account, message ids, look-up, reports. */
@WebService(name = "managementPortType", targetNamespace = Names.XTA)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface ManagementPort {
  /** Answers nothing if the account is active. */
  @WebMethod(action = Names.CHECK_ACCOUNT_ACTIVE)
  @Action(
      input = Names.CHECK_ACCOUNT_ACTIVE,
      output = Names.CHECK_ACCOUNT_ACTIVE,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.CHECK_ACCOUNT_ACTIVE),
        @FaultAction(className = TechnicalProblem.class, value = Names.CHECK_ACCOUNT_ACTIVE)
      })
  void checkAccountActive(
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author)
      throws PermissionDenied, TechnicalProblem;

  /** Whether readers offer services. */
  @WebMethod(action = Names.LOOKUP_SERVICE)
  @Action(
      input = Names.LOOKUP_SERVICE,
      output = Names.LOOKUP_SERVICE,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.LOOKUP_SERVICE),
        @FaultAction(className = ParameterIsNotValid.class, value = Names.LOOKUP_SERVICE),
        @FaultAction(className = TechnicalProblem.class, value = Names.LOOKUP_SERVICE)
      })
  @WebResult(
      name = "LookupServiceResponse",
      targetNamespace = Names.XTA,
      partName = "LookupServiceResponse")
  LookupResponse lookupService(
      @WebParam(
              name = "LookupServiceRequest",
              targetNamespace = Names.XTA,
              partName = "LookupServiceRequest")
          LookupRequest request,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author)
      throws PermissionDenied, ParameterIsNotValid, TechnicalProblem;

  /** What became of a message. */
  @WebMethod(action = Names.GET_TRANSPORT_REPORT)
  @Action(
      input = Names.GET_TRANSPORT_REPORT,
      output = Names.GET_TRANSPORT_REPORT,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.GET_TRANSPORT_REPORT),
        @FaultAction(className = TechnicalProblem.class, value = Names.GET_TRANSPORT_REPORT),
        @FaultAction(className = InvalidMessageId.class, value = Names.GET_TRANSPORT_REPORT)
      })
  @WebResult(
      name = "TransportReport",
      targetNamespace = Names.XTA,
      partName = "GetTransportReportResponse")
  Report getTransportReport(
      @WebParam(name = "MessageID", targetNamespace = Names.WSA, partName = "MessageID")
          String messageId,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId;

  /** Takes a message back that has not left yet. */
  @WebMethod(action = Names.CANCEL_MESSAGE)
  @Action(
      input = Names.CANCEL_MESSAGE,
      output = Names.CANCEL_MESSAGE,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.CANCEL_MESSAGE),
        @FaultAction(className = ParameterIsNotValid.class, value = Names.CANCEL_MESSAGE),
        @FaultAction(className = TechnicalProblem.class, value = Names.CANCEL_MESSAGE),
        @FaultAction(className = CancelDenied.class, value = Names.CANCEL_MESSAGE)
      })
  void cancelMessage(
      @WebParam(name = "MessageID", targetNamespace = Names.WSA, partName = "MessageID")
          String messageId,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author)
      throws PermissionDenied, ParameterIsNotValid, TechnicalProblem, CancelDenied;

  /** A new message id, to be used once. */
  @WebMethod(action = Names.CREATE_MESSAGE_ID)
  @Action(
      input = Names.CREATE_MESSAGE_ID,
      output = Names.CREATE_MESSAGE_ID,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.CREATE_MESSAGE_ID),
        @FaultAction(className = TechnicalProblem.class, value = Names.CREATE_MESSAGE_ID)
      })
  @WebResult(name = "MessageID", targetNamespace = Names.WSA, partName = "MessageID")
  String createMessageId(
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author)
      throws PermissionDenied, TechnicalProblem;
}
