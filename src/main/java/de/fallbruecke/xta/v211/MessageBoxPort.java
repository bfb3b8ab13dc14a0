package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.box.BoxResponse;
import de.fallbruecke.xta.v211.box.CloseRequest;
import de.fallbruecke.xta.v211.box.FetchRequest;
import de.fallbruecke.xta.v211.box.GetNextRequest;
import de.fallbruecke.xta.v211.box.StatusList;
import de.fallbruecke.xta.v211.box.StatusListRequest;
import de.fallbruecke.xta.v211.content.GenericContainer;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import de.fallbruecke.xta.v211.meta.Party;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.FaultAction;
import jakarta.xml.ws.Holder;
import org.jspecify.annotations.Nullable;

/** The port of the message box. */
@WebService(name = "msgBoxPortType", targetNamespace = Names.XTA)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface MessageBoxPort {
  /** The first message that is selected, and an iterator over all. */
  @WebMethod(action = Names.GET_MESSAGE)
  @Action(
      input = Names.GET_MESSAGE,
      output = Names.GET_MESSAGE,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.GET_MESSAGE),
        @FaultAction(className = TechnicalProblem.class, value = Names.GET_MESSAGE),
        @FaultAction(className = InvalidMessageId.class, value = Names.GET_MESSAGE)
      })
  @WebResult(
      name = "GenericContentContainer",
      targetNamespace = Names.XTA,
      partName = "GenericContainer")
  GenericContainer getMessage(
      @WebParam(name = "MsgBoxFetchRequest", targetNamespace = Names.BOX, partName = "FetchRequest")
          FetchRequest request,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author,
      @WebParam(
              name = "MessageMetaData",
              targetNamespace = Names.META,
              partName = "MessageMetaData",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<MessageMetaData> metaData,
      @WebParam(
              name = "MsgBoxResponse",
              targetNamespace = Names.BOX,
              partName = "FetchResponseHeader",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId;

  /** The next message of an iterator; acknowledges the named ones. */
  @WebMethod(action = Names.GET_NEXT_MESSAGE)
  @Action(
      input = Names.GET_NEXT_MESSAGE,
      output = Names.GET_NEXT_MESSAGE,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.GET_NEXT_MESSAGE),
        @FaultAction(className = TechnicalProblem.class, value = Names.GET_NEXT_MESSAGE),
        @FaultAction(className = InvalidMessageId.class, value = Names.GET_NEXT_MESSAGE)
      })
  @WebResult(
      name = "GenericContentContainer",
      targetNamespace = Names.XTA,
      partName = "GenericContainer")
  GenericContainer getNextMessage(
      @WebParam(
              name = "MsgBoxGetNextRequest",
              targetNamespace = Names.BOX,
              partName = "FetchRequest")
          GetNextRequest request,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author,
      @WebParam(
              name = "MessageMetaData",
              targetNamespace = Names.META,
              partName = "MessageMetaData",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<MessageMetaData> metaData,
      @WebParam(
              name = "MsgBoxResponse",
              targetNamespace = Names.BOX,
              partName = "FetchResponseHeader",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId;

  /** What is selected. */
  @WebMethod(action = Names.GET_STATUS_LIST)
  @Action(
      input = Names.GET_STATUS_LIST,
      output = Names.GET_STATUS_LIST,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.GET_STATUS_LIST),
        @FaultAction(className = TechnicalProblem.class, value = Names.GET_STATUS_LIST)
      })
  @WebResult(name = "MsgStatusList", targetNamespace = Names.BOX, partName = "FetchResponse")
  StatusList getStatusList(
      @WebParam(
              name = "MsgBoxStatusListRequest",
              targetNamespace = Names.BOX,
              partName = "FetchRequest")
          StatusListRequest request,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author,
      @WebParam(
              name = "MsgBoxResponse",
              targetNamespace = Names.BOX,
              partName = "FetchResponseHeader",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem;

  /** The next part of a list. */
  @WebMethod(action = Names.GET_NEXT_STATUS_LIST)
  @Action(
      input = Names.GET_NEXT_STATUS_LIST,
      output = Names.GET_NEXT_STATUS_LIST,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.GET_NEXT_STATUS_LIST),
        @FaultAction(className = TechnicalProblem.class, value = Names.GET_NEXT_STATUS_LIST)
      })
  @WebResult(name = "MsgStatusList", targetNamespace = Names.BOX, partName = "FetchResponse")
  StatusList getNextStatusList(
      @WebParam(
              name = "MsgBoxGetNextRequest",
              targetNamespace = Names.BOX,
              partName = "FetchRequest")
          GetNextRequest request,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author,
      @WebParam(
              name = "MsgBoxResponse",
              targetNamespace = Names.BOX,
              partName = "FetchResponseHeader",
              header = true,
              mode = WebParam.Mode.OUT)
          Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem;

  /** Ends an iterator and acknowledges the named messages. */
  @WebMethod(action = Names.CLOSE)
  @Action(
      input = Names.CLOSE,
      output = Names.CLOSE,
      fault = {
        @FaultAction(className = PermissionDenied.class, value = Names.CLOSE),
        @FaultAction(className = TechnicalProblem.class, value = Names.CLOSE),
        @FaultAction(className = InvalidMessageId.class, value = Names.CLOSE)
      })
  void close(
      @WebParam(name = "MsgBoxCloseRequest", targetNamespace = Names.BOX, partName = "FetchRequest")
          CloseRequest request,
      @WebParam(
              name = "Author",
              targetNamespace = Names.META,
              partName = "AuthorIdentifier",
              header = true)
          @Nullable Party author)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId;
}
