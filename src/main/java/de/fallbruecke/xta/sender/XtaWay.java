package de.fallbruecke.xta.sender;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.account.XtaAccount;
import de.fallbruecke.xta.account.XtaAccounts;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Targets of type {@code xta}. */
@Component
public final class XtaWay implements Way<XtaTargetSettings> {
  private final XtaAccounts accounts;
  private final Sendings sendings;
  private final XtaTarget.SentEvidence evidence;
  private final Clock clock;

  public XtaWay(
      XtaAccounts accounts,
      JdbcClient jdbc,
      EvidenceLog evidence,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.accounts = accounts;
    this.sendings = new Sendings(jdbc, clock);
    this.evidence = new XtaTarget.SentEvidence(evidence, new TransactionTemplate(transactions));
    this.clock = clock;
  }

  @Override
  public TargetType type() {
    return TargetType.XTA;
  }

  @Override
  public Class<XtaTargetSettings> settings() {
    return XtaTargetSettings.class;
  }

  /** The server refuses an id that was used, and one delivery has one id. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.of(true);
  }

  @Override
  public Endpoint endpoint(XtaTargetSettings settings, TargetCheck check) {
    XtaAccount account = accounts.get(settings.account(), check.property("xta.account"));
    account.sender();
    String reader = check.present(settings.reader(), "xta.reader", "the identifier of the reader");
    return new XtaTarget(
        account,
        new XtaParty(reader, settings.readerType(), settings.readerName(), null),
        settings
            .about()
            .checked(
                null,
                key ->
                    check.invalid(
                        "xta.about." + key, "is missing", "set it as agreed with the reader")),
        settings.lookup(),
        check.within(
            settings.reportEvery(),
            Duration.ofMinutes(5),
            Duration.ofMillis(100),
            Duration.ofDays(1),
            "xta.report-every"),
        sendings,
        evidence,
        clock);
  }

  /** Certificate, account or line: the same for every message, so the target waits as a whole. */
  @Override
  public Set<FaultCode> outages() {
    return EnumSet.of(
        FaultCode.XTA_UNREACHABLE,
        FaultCode.XTA_NOT_TRUSTED,
        FaultCode.XTA_UNAUTHORISED,
        FaultCode.XTA_ANSWER_UNREADABLE,
        FaultCode.XTA_SERVER_PROBLEM);
  }
}
