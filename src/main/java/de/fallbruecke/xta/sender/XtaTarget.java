package de.fallbruecke.xta.sender;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaQualifier;
import de.fallbruecke.xta.account.XtaAccount;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** A reader behind an XTA server. */
record XtaTarget(
    XtaAccount account,
    XtaParty reader,
    XtaQualifier about,
    boolean lookup,
    Duration reportEvery,
    Sendings sendings,
    SentEvidence evidence,
    Clock clock)
    implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return new XtaConnector(target.name(), this, account.sender());
  }

  /** The id of the message is kept: its report answers, and a repeat under it is recognised. */
  @Override
  public boolean canBeAsked() {
    return true;
  }

  @Override
  public String address() {
    return "%s (%s)".formatted(reader.id(), account.name());
  }

  @Override
  public List<CheckStep> check(Target target) {
    return new XtaTrial(this).steps();
  }

  /** Reports as evidence of the submission, each in a transaction of its own. */
  record SentEvidence(EvidenceLog log, TransactionTemplate transaction) {}

  @Override
  public String toString() {
    return "XtaTarget[" + account.name() + "]";
  }
}
