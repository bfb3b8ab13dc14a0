package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.Targets;
import de.fallbruecke.xta.XtaError;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells by its certificate who asks. A name in a header proves nothing; it may only agree. */
final class BoxAccounts {
  private final Targets targets;
  private final Clock clock;

  BoxAccounts(Targets targets, Clock clock) {
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * The account of a certificate.
   *
   * @param named the party that the request's header names, if any
   * @throws Refusal 9010, 9012, 9014
   */
  BoxAccount of(@Nullable X509Certificate certificate, @Nullable String named) {
    if (certificate == null) {
      throw new Refusal(XtaError.NO_ACCOUNT, "No client certificate");
    }
    List<BoxAccount> fitting = fitting(certificate);
    if (fitting.size() != 1) {
      throw new Refusal(XtaError.NO_ACCOUNT, "No account for this certificate");
    }
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateException e) {
      throw new Refusal(XtaError.CERTIFICATE_EXPIRED, "The certificate is not valid now");
    }
    BoxAccount account = fitting.getFirst();
    if (named != null && !named.strip().equals(account.endpoint().reader().id())) {
      throw new Refusal(XtaError.CERTIFICATE_OF_ANOTHER, "The certificate is not that party's");
    }
    return account;
  }

  /** Two with the same certificate are none. */
  private List<BoxAccount> fitting(X509Certificate certificate) {
    List<BoxAccount> found = new ArrayList<>();
    targets
        .endpoints(XtaBoxEndpoint.class)
        .forEach(
            (target, endpoint) ->
                endpoint.clients().stream()
                    .filter(client -> client.hasCertificate(certificate))
                    .forEach(client -> found.add(new BoxAccount(target, client.id(), endpoint))));
    return found;
  }
}
