package de.fallbruecke.proof;

import de.fallbruecke.evidence.EvidenceKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.proof.ProofReport.Check;
import de.fallbruecke.proof.ProofReport.Line;
import de.fallbruecke.proof.ProofReport.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Verifies a proof file, by nothing but the file and the keys that the reader trusts. */
public final class ProofFile {
  private static final int LINES = 6;

  private final SortedMap<String, byte[]> files;
  private final JsonNode statement;
  private final List<Line> lines = new ArrayList<>();
  private String head = "";

  private ProofFile(SortedMap<String, byte[]> files, JsonNode statement) {
    this.files = files;
    this.statement = statement;
  }

  /**
   * Verifies.
   *
   * @param file the archive, from anybody
   * @param trusted thumbprints of the installations that the reader knows; none says nothing about
   *     the signer
   * @return never throws for what the file contains
   */
  public static ProofReport verify(byte[] file, Set<String> trusted) {
    Optional<SortedMap<String, byte[]>> files = ProofArchive.read(file);
    byte[] stated = files.isEmpty() ? null : files.get().get(ProofLayout.STATEMENT);
    JsonNode statement = stated == null ? null : json(stated);
    if (files.isEmpty() || statement == null || statement.path("proof").asInt(0) != 1) {
      return new ProofReport(
          Optional.empty(), "", 0, List.of(new Line(Check.FORM, Result.BAD, "")));
    }
    return new ProofFile(files.get(), statement).report(trusted);
  }

  private ProofReport report(Set<String> trusted) {
    lines.add(new Line(Check.FORM, Result.GOOD, ""));
    signature(trusted);
    files();
    List<String[]> chain = chain();
    tokens(chain);
    return new ProofReport(submission(), head, chain.size(), lines);
  }

  private Optional<UUID> submission() {
    try {
      return Optional.of(UUID.fromString(statement.path("submission").asString("")));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private void signature(Set<String> trusted) {
    Optional<SigningKey> key =
        Optional.ofNullable(files.get(ProofLayout.KEY_JWK))
            .map(ProofFile::text)
            .flatMap(SigningKey::parse);
    byte[] jws = files.get(ProofLayout.SIGNATURE);
    byte[] payload = key.isEmpty() || jws == null ? null : key.get().signed(text(jws).strip());
    boolean signed = payload != null && Arrays.equals(payload, files.get(ProofLayout.STATEMENT));
    String thumbprint = key.map(SigningKey::thumbprint).orElse("");
    lines.add(new Line(Check.SIGNATURE, signed ? Result.GOOD : Result.BAD, thumbprint));
    lines.add(
        new Line(
            Check.SIGNER,
            trusted.isEmpty()
                ? Result.UNKNOWN
                : signed && trusted.contains(thumbprint) ? Result.GOOD : Result.BAD,
            thumbprint));
  }

  private void files() {
    JsonNode listed = statement.path("files");
    String wrong =
        files.entrySet().stream()
            .filter(file -> !isSignatureItself(file.getKey()))
            .filter(
                file ->
                    !listed.path(file.getKey()).asString("").equals(Sha512.hex(file.getValue())))
            .map(Map.Entry::getKey)
            .findFirst()
            .or(
                () ->
                    listed.propertyNames().stream()
                        .filter(name -> !files.containsKey(name))
                        .findFirst())
            .orElse("");
    lines.add(
        new Line(
            Check.FILES,
            wrong.isEmpty() ? Result.GOOD : Result.BAD,
            wrong.isEmpty() ? String.valueOf(files.size()) : wrong));
  }

  private static boolean isSignatureItself(String name) {
    return name.equals(ProofLayout.STATEMENT) || name.equals(ProofLayout.SIGNATURE);
  }

  /** The entries up to the first one that does not fit; their six lines. */
  private List<String[]> chain() {
    List<String[]> chain = new ArrayList<>();
    String previous = "";
    int expected = statement.path("entries").asInt(0);
    for (int number = 1; number <= expected; number++) {
      byte[] entry = files.get(ProofLayout.entry(number));
      String[] parts = entry == null ? new String[0] : text(entry).split("\n", -1);
      if (entry == null
          || parts.length != LINES
          || !parts[0].equals(previous)
          || !parts[1].equals(String.valueOf(number))) {
        break;
      }
      chain.add(parts);
      previous = Sha512.hex(entry);
    }
    head = previous;
    boolean whole =
        expected > 0
            && chain.size() == expected
            && previous.equals(statement.path("head").asString(""))
            && files.keySet().stream().filter(name -> name.startsWith(ProofLayout.CHAIN)).count()
                == expected;
    lines.add(
        new Line(Check.CHAIN, whole ? Result.GOOD : Result.BAD, String.valueOf(chain.size())));
    return chain;
  }

  private void tokens(List<String[]> chain) {
    int good = 0;
    boolean unknown = false;
    for (String[] parts : chain) {
      if (!parts[5].isEmpty()) {
        switch (token(parts)) {
          case VALID -> good++;
          case NO_KEY, NONE -> unknown = true;
          case INVALID -> {
            lines.add(new Line(Check.TOKENS, Result.BAD, parts[1]));
            return;
          }
        }
      }
    }
    lines.add(new Line(Check.TOKENS, unknown ? Result.UNKNOWN : Result.GOOD, String.valueOf(good)));
  }

  private TokenVerdict token(String[] parts) {
    JsonNode facts = json(parts[4].getBytes(StandardCharsets.UTF_8));
    String thumbprint = facts == null ? "" : facts.path(EvidenceKey.FACT).asString("");
    byte[] jwk = files.get(ProofLayout.TOKEN_KEYS + thumbprint + ProofLayout.JWK);
    return TokenCheck.of(
        parts[5],
        thumbprint.isEmpty() ? null : thumbprint,
        jwk == null ? Optional.empty() : Optional.of(new EvidenceKey(thumbprint, text(jwk))));
  }

  private static @Nullable JsonNode json(byte[] bytes) {
    try {
      JsonNode json = Json.mapper().readTree(bytes);
      return json.isObject() ? json : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
