package de.fallbruecke.xta.box;

import de.fallbruecke.xta.core311.BasePort;
import de.fallbruecke.xta.core311.CoreNames;
import de.fallbruecke.xta.core311.CoreXml;
import de.fallbruecke.xta.core311.wire.CoreParty;
import jakarta.jws.WebService;
import org.jspecify.annotations.Nullable;

/** Account and reports of XTA core 3.1.1. */
@WebService(
    endpointInterface = "de.fallbruecke.xta.core311.BasePort",
    targetNamespace = CoreNames.CORE,
    serviceName = "XTACore",
    portName = "transport.base")
public final class BaseService implements BasePort {
  private final BoxDesk desk;
  private final Asking asking;

  BaseService(BoxDesk desk, Asking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  @Override
  public void checkAccountActive(@Nullable CoreParty party) {
    CoreServices.answering(
        () ->
            asking.<Object>answer(
                "checkAccountActive", RecipientService.named(party), account -> this));
  }

  @Override
  public Object getTransportReport(String messageId, @Nullable CoreParty party) {
    return CoreServices.answering(
        () ->
            asking.<Object>answer(
                "getTransportReport",
                RecipientService.named(party),
                account -> CoreXml.report(desk.report(account, messageId))));
  }
}
