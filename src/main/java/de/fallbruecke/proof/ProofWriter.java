package de.fallbruecke.proof;

import de.fallbruecke.evidence.ChainText;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.submission.Submission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** Puts a proof together. Every file but the signature is named with its hash in what is signed. */
final class ProofWriter {
  /**
   * What goes in.
   *
   * @param keys JWKs of the keys that verified tokens, by thumbprint
   */
  record Content(
      Submission submission,
      String by,
      Instant at,
      Checked checked,
      List<ChainText> texts,
      Map<String, String> keys,
      ProofWords words) {}

  private ProofWriter() {}

  static byte[] write(Content content, SigningKey key) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    StringBuilder hashes = new StringBuilder();
    for (ChainText text : content.texts()) {
      String name = ProofLayout.entry(text.number());
      files.put(name, bytes(text.text()));
      hashes.append(text.hash()).append("  ").append(name).append('\n');
    }
    files.put(ProofLayout.HASHES, bytes(hashes.toString()));
    content
        .keys()
        .forEach(
            (thumbprint, jwk) ->
                files.put(ProofLayout.TOKEN_KEYS + thumbprint + ProofLayout.JWK, bytes(jwk)));
    files.put(ProofLayout.KEY_JWK, bytes(key.publicJwk()));
    files.put(ProofLayout.KEY_PEM, bytes(key.publicPem()));
    files.put(ProofLayout.PAGE, bytes(ProofSheet.of(content, key.thumbprint())));
    files.put(ProofLayout.READ_ME, bytes(ProofSheet.readMe(key.thumbprint())));
    byte[] statement = statement(content, key.thumbprint(), files);
    files.put(ProofLayout.STATEMENT, statement);
    files.put(ProofLayout.SIGNATURE, bytes(key.sign(statement)));
    return zip(files, content.at());
  }

  private static byte[] statement(
      Content content, String thumbprint, SortedMap<String, byte[]> files) {
    ObjectNode statement = Json.mapper().createObjectNode();
    Submission submission = content.submission();
    List<ChainText> texts = content.texts();
    Checked checked = content.checked();
    statement.put("proof", 1);
    statement.put("submission", submission.id().toString());
    statement.put("externalId", submission.externalId());
    statement.put("tenant", submission.tenant());
    statement.put("destination", submission.destination());
    statement.put("channel", submission.channel());
    statement.put("state", submission.state().name());
    statement.put("made", content.at().toString());
    statement.put("by", content.by());
    statement.put("signer", thumbprint);
    statement.put("entries", texts.size());
    statement.put("head", texts.isEmpty() ? "" : texts.getLast().hash());
    statement.put("chainIntact", checked.brokenAt() == 0);
    statement.put("tokensValid", checked.count(TokenVerdict.VALID));
    statement.put("tokensInvalid", checked.count(TokenVerdict.INVALID));
    statement.put("tokensWithoutKey", checked.count(TokenVerdict.NO_KEY));
    ObjectNode listed = statement.putObject("files");
    files.forEach((name, bytes) -> listed.put(name, Sha512.hex(bytes)));
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(statement);
  }

  private static byte[] zip(SortedMap<String, byte[]> files, Instant at) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
