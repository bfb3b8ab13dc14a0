package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.AccountClient;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.soap.Call;
import de.fallbruecke.xta.soap.Port;
import de.fallbruecke.xta.v211.meta.Party;

/** What both roles ask a server of XTA-WS 2.1.1 for. */
sealed class Account211 implements AccountClient permits Box211, Send211 {
  private final Port<ManagementPort> management;
  private final XtaParty account;

  Account211(Port<ManagementPort> management, XtaParty account) {
    this.management = management;
    this.account = account;
  }

  @Override
  public void checkAccountActive() {
    Call.<Object>of(
        "checkAccountActive",
        () -> {
          management.get().checkAccountActive(author());
          return this;
        });
  }

  @Override
  public TransportReport transportReport(String messageId) {
    return Reports.of(
        Call.of(
            "getTransportReport", () -> management.get().getTransportReport(messageId, author())));
  }

  /** The header that says in whose name is asked. */
  Party author() {
    return MetaDataText.party(account);
  }

  Port<ManagementPort> management() {
    return management;
  }
}
