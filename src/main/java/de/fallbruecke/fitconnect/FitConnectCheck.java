package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.AccessTokens;
import de.fallbruecke.fitconnect.api.RemoteDestination;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.fitconnect.jose.PublishedJwk;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.platform.check.CertificateFacts;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.NetworkLine;
import de.fallbruecke.platform.check.StepFailure;
import java.net.URI;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a connection test of a FIT-Connect destination: the way there, the credentials, the
 * destination itself and whether what is published for it fits what we have. Reads only.
 */
record FitConnectCheck(FitConnectDestination destination, AccessTokens tokens) {
  List<CheckStep> steps() {
    List<CheckStep> steps = new ArrayList<>();
    steps.addAll(
        NetworkLine.steps(
            NetworkLine.to(destination.account().tokenUrl(), null),
            NetworkLine.to(URI.create(destination.account().submissionApi()), null)));
    steps.add(new CheckStep("token", this::token));
    steps.add(new CheckStep("list", this::list));
    steps.add(new CheckStep("destination", this::published));
    steps.add(new CheckStep("encryption-key", this::encryptionKey));
    steps.add(new CheckStep("signing-key", this::signingKey));
    return List.copyOf(steps);
  }

  private Map<String, String> token() throws StepFailure {
    try {
      Duration life = tokens.check();
      return Map.of(
          "client", destination.account().clientId(), "seconds", String.valueOf(life.toSeconds()));
    } catch (TransientFault e) {
      if (e.code() == FaultCode.REMOTE_UNAUTHORISED) {
        throw new StepFailure(
            "token.refused",
            Map.of(
                "client",
                destination.account().clientId(),
                "property",
                SettingsReader.PREFIX
                    + ".accounts."
                    + destination.account().name()
                    + ".client-secret",
                "said",
                e.getMessage()));
      }
      throw e;
    }
  }

  private Map<String, String> list() throws StepFailure {
    try {
      destination.api().probe(destination.id());
      return Map.of("destinationId", destination.id().toString());
    } catch (TransientFault e) {
      if (e.code() == FaultCode.REMOTE_UNAUTHORISED) {
        throw new StepFailure(
            "list.refused",
            Map.of(
                "destinationId",
                destination.id().toString(),
                "client",
                destination.account().clientId(),
                "said",
                e.getMessage()));
      }
      throw e;
    }
  }

  private Map<String, String> published() throws StepFailure {
    RemoteDestination remote = destination.api().destination(destination.id());
    Map<String, String> facts = new HashMap<>();
    facts.put("destinationId", destination.id().toString());
    facts.put("status", Objects.requireNonNullElse(remote.status(), "–"));
    facts.put("kid", Objects.requireNonNullElse(remote.encryptionKid(), "–"));
    if (remote.status() != null && !remote.status().equals("active")) {
      throw new StepFailure("destination.not-active", facts);
    }
    return facts;
  }

  private Map<String, String> encryptionKey() throws StepFailure {
    String kid = destination.api().destination(destination.id()).encryptionKid();
    Map<String, String> facts = new HashMap<>();
    facts.put(
        "ownKids",
        destination.decryptionKeys().stream().map(KeyFile::kid).collect(Collectors.joining(", ")));
    if (kid == null || kid.isBlank()) {
      throw new StepFailure("key.none-published", facts);
    }
    facts.put("kid", kid);
    Optional<KeyFile> own =
        destination.decryptionKeys().stream().filter(key -> key.kid().equals(kid)).findFirst();
    if (own.isEmpty()) {
      throw new StepFailure("key.unknown-kid", facts);
    }
    return compared(own.get(), facts);
  }

  private Map<String, String> signingKey() throws StepFailure {
    return compared(
        destination.signingKey(), new HashMap<>(Map.of("kid", destination.signingKey().kid())));
  }

  /** What is published under the kid must be the public half of ours. */
  private Map<String, String> compared(KeyFile own, Map<String, String> facts) throws StepFailure {
    Optional<String> jwk = destination.api().publishedKey(destination.id(), own.kid());
    if (jwk.isEmpty()) {
      throw new StepFailure("key.not-published", facts);
    }
    @Nullable PublishedJwk published = jwk.flatMap(PublishedJwk::parse).orElse(null);
    if (published == null) {
      throw new StepFailure("key.unreadable", facts);
    }
    facts.put("bits", String.valueOf(published.key().getModulus().bitLength()));
    facts.putAll(CertificateFacts.of(published.chain()));
    if (!published.kid().equals(own.kid()) || !published.belongsTo(own)) {
      throw new StepFailure("key.foreign", facts);
    }
    if (!published.chain().isEmpty()) {
      valid(published.chain().getFirst(), facts);
    }
    return facts;
  }

  private static void valid(X509Certificate leaf, Map<String, String> facts) throws StepFailure {
    try {
      leaf.checkValidity();
    } catch (CertificateExpiredException over) {
      throw new StepFailure("key.certificate-ended", facts);
    } catch (CertificateNotYetValidException early) {
      throw new StepFailure("key.certificate-not-yet", facts);
    }
  }
}
