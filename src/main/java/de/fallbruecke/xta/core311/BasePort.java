package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.core311.wire.CoreParty;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.Action;
import org.jspecify.annotations.Nullable;

/** The port that both sides use: account and reports. */
@WebService(name = "core.transport.base", targetNamespace = CoreNames.CORE)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface BasePort {
  /** Answers nothing if the account is active. */
  @WebMethod(action = CoreNames.CHECK_ACCOUNT_ACTIVE)
  @Action(
      input = CoreNames.CHECK_ACCOUNT_ACTIVE,
      output = CoreNames.CHECK_ACCOUNT_ACTIVE + CoreNames.RESPONSE)
  void checkAccountActive(
      @WebParam(name = "Party", targetNamespace = CoreNames.CORE, partName = "Party", header = true)
          @Nullable CoreParty party);

  /** What became of a message. */
  @WebMethod(action = CoreNames.GET_TRANSPORT_REPORT)
  @Action(
      input = CoreNames.GET_TRANSPORT_REPORT,
      output = CoreNames.GET_TRANSPORT_REPORT + CoreNames.RESPONSE)
  @WebResult(
      name = "TransportReport",
      targetNamespace = CoreNames.CORE,
      partName = "TransportReport")
  Object getTransportReport(
      @WebParam(name = "XTAMessageID", targetNamespace = CoreNames.CORE, partName = "XTAMessageID")
          String messageId,
      @WebParam(name = "Party", targetNamespace = CoreNames.CORE, partName = "Party", header = true)
          @Nullable CoreParty party);
}
