package de.fallbruecke.xta.box;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xta.XtaError;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Function;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request: finds out who asks, and makes a refusal of whatever goes wrong. */
final class Asking {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
  private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";

  /** What is no longer in the box for this client. */
  private static final Set<FaultCode> GONE =
      Set.of(FaultCode.OFFER_ENDED, FaultCode.OFFER_SETTLED, FaultCode.LEASE_LOST);

  private final BoxAccounts accounts;

  Asking(BoxAccounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Answers a request.
   *
   * @param named the party that the header names
   * @throws Refusal whatever goes wrong; nothing of the inside is in it
   */
  <T extends @Nullable Object> T answer(
      String operation, @Nullable String named, Function<BoxAccount, T> answer) {
    try {
      return answer.apply(accounts.of(certificate(), named));
    } catch (Refusal refusal) {
      LOG.warn("XTA box refused {} with {}", operation, refusal.error().number());
      throw refusal;
    } catch (Fault fault) {
      LOG.warn("XTA box could not answer {}: {}", operation, fault.getMessage());
      throw GONE.contains(fault.code())
          ? new Refusal(XtaError.MESSAGE_UNKNOWN, "The message is not in the box any more")
          : new Refusal(XtaError.SERVER_PROBLEM, "Not now: " + fault.code().code());
    } catch (RuntimeException unexpected) {
      LOG.error("XTA box failed in {}", operation, unexpected);
      throw new Refusal(XtaError.SERVER_PROBLEM, "Internal problem");
    }
  }

  private static @Nullable X509Certificate certificate() {
    Object request =
        PhaseInterceptorChain.getCurrentMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
    return request instanceof HttpServletRequest servlet
            && servlet.getAttribute(CERTIFICATE) instanceof X509Certificate[] chain
            && chain.length > 0
        ? chain[0]
        : null;
  }
}
