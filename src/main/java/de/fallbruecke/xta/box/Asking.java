package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xta.XtaError;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Function;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request: finds out who asks, and makes a refusal of whatever goes wrong. */
final class Asking {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

  /** What is no longer in the box for this client. */
  private static final Set<FaultCode> GONE =
      Set.of(FaultCode.OFFER_ENDED, FaultCode.OFFER_SETTLED, FaultCode.LEASE_LOST);

  private final BoxAccounts accounts;
  private final RefusedRequests refused;

  Asking(BoxAccounts accounts, RefusedRequests refused) {
    this.accounts = accounts;
    this.refused = refused;
  }

  /**
   * Answers a request.
   *
   * @param named the party that the header names
   * @throws Refusal whatever goes wrong; nothing of the inside is in it
   */
  <T extends @Nullable Object> T answer(
      String operation, @Nullable String named, Function<BoxAccount, T> answer) {
    X509Certificate certificate =
        BoxRefusals.certificate(PhaseInterceptorChain.getCurrentMessage());
    try {
      return answer.apply(accounts.of(certificate, named));
    } catch (Refusal refusal) {
      throw refused(operation, certificate, refusal);
    } catch (Fault fault) {
      LOG.warn("XTA box could not answer {}: {}", operation, fault.getMessage());
      throw GONE.contains(fault.code())
          ? refused(
              operation,
              certificate,
              new Refusal(XtaError.MESSAGE_UNKNOWN, "The message is not in the box any more"))
          : new Refusal(XtaError.SERVER_PROBLEM, "Not now: " + fault.code().code());
    } catch (RuntimeException unexpected) {
      LOG.error("XTA box failed in {}", operation, unexpected);
      throw new Refusal(XtaError.SERVER_PROBLEM, "Internal problem");
    }
  }

  private Refusal refused(
      String operation, @Nullable X509Certificate certificate, Refusal refusal) {
    LOG.warn("XTA box refused {} with {}", operation, refusal.error().number());
    refused.add(BoxRefusals.of(refusal.error(), operation, certificate));
    return refusal;
  }
}
