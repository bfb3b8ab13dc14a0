package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.core311.CoreNames;
import de.fallbruecke.xta.core311.ReaderPort;
import de.fallbruecke.xta.core311.wire.CoreContainer;
import jakarta.jws.WebService;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.jspecify.annotations.Nullable;

/**
 * XTA core 3.1.1 lets a server push messages to a reader. The gateway fetches instead: a push would
 * have to be answered before it is verified and kept.
 */
@WebService(
    endpointInterface = "de.fallbruecke.xta.core311.ReaderPort",
    targetNamespace = CoreNames.CORE,
    serviceName = "XTACore",
    portName = "reader")
public final class ReaderService implements ReaderPort {
  private final RefusedRequests refused;

  ReaderService(RefusedRequests refused) {
    this.refused = refused;
  }

  @Override
  public void deliverMessage(CoreContainer container, @Nullable Object metaData) {
    refused.add(
        BoxRefusals.of(
            XtaError.UNSPECIFIED,
            "deliverMessage",
            BoxRefusals.certificate(PhaseInterceptorChain.getCurrentMessage())));
    throw CoreServices.notImplemented();
  }
}
