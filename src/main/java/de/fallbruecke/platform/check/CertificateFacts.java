package de.fallbruecke.platform.check;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a chain of certificates says of itself; foreign text unless it was verified. */
public final class CertificateFacts {
  private static final int DEEPEST = 6;

  private CertificateFacts() {}

  /** Leaf first; nothing for an empty chain. */
  public static Map<String, String> of(List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      return Map.of();
    }
    X509Certificate leaf = chain.getFirst();
    Map<String, String> facts = new HashMap<>();
    facts.put("subject", leaf.getSubjectX500Principal().getName());
    facts.put("issuer", leaf.getIssuerX500Principal().getName());
    facts.put("validFrom", leaf.getNotBefore().toInstant().toString());
    facts.put("validUntil", leaf.getNotAfter().toInstant().toString());
    facts.put("selfSigned", String.valueOf(isSelfSigned(leaf)));
    if (chain.size() > 1) {
      facts.put(
          "chain",
          chain.stream()
              .limit(DEEPEST)
              .map(one -> one.getSubjectX500Principal().getName())
              .collect(Collectors.joining(" ← ")));
    }
    return facts;
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}
