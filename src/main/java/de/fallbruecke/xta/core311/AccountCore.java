package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.AccountClient;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.core311.wire.CoreParty;
import de.fallbruecke.xta.soap.Call;
import de.fallbruecke.xta.soap.Port;

/** What both roles ask a server of XTA core 3.1.1 for. */
sealed class AccountCore implements AccountClient permits BoxCore, SendCore {
  private final Port<BasePort> base;
  private final XtaParty account;

  AccountCore(Port<BasePort> base, XtaParty account) {
    this.base = base;
    this.account = account;
  }

  @Override
  public void checkAccountActive() {
    Call.<Object>of(
        "checkAccountActive",
        () -> {
          base.get().checkAccountActive(party());
          return this;
        });
  }

  @Override
  public TransportReport transportReport(String messageId) {
    return CoreXml.report(
        Call.of("getTransportReport", () -> base.get().getTransportReport(messageId, party())));
  }

  /** The header that says in whose name is asked. */
  CoreParty party() {
    return CoreContainers.party(account);
  }
}
