package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.core311.wire.CoreContainer;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.Action;
import org.jspecify.annotations.Nullable;

/**
 * The port that a reader offers for messages pushed to it; the gateway refuses them with
 * NotImplemented.
 */
@WebService(name = "core.reader", targetNamespace = CoreNames.CORE)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface ReaderPort {
  /** Takes a message. */
  @WebMethod(action = CoreNames.DELIVER_MESSAGE)
  @Action(
      input = CoreNames.DELIVER_MESSAGE,
      output = CoreNames.DELIVER_MESSAGE + CoreNames.RESPONSE)
  void deliverMessage(
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
}
