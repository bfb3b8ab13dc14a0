package de.fallbruecke.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One data key per owner, wrapped by the master key; the only code that knows table vault_key. */
final class DataKeys {
  /** 64 KiB segments: authenticated one by one, small enough for many streams at once. */
  private static final AesGcmHkdfStreamingParameters PARAMETERS = parameters();

  private final JdbcClient jdbc;
  private final MasterKey masterKey;
  private final Clock clock;

  DataKeys(JdbcClient jdbc, MasterKey masterKey, Clock clock) {
    this.jdbc = jdbc;
    this.masterKey = masterKey;
    this.clock = clock;
  }

  /** The owner's cipher; makes the key when there is none yet. */
  StreamingAead forWriting(UUID owner) {
    Optional<StreamingAead> present = find(owner);
    if (present.isPresent()) {
      return present.get();
    }
    jdbc.sql(
            "insert into vault_key (owner, wrapped, created_at) values (?, ?, ?) on conflict do nothing")
        .params(owner, masterKey.wrap(fresh(), owner), now())
        .update();
    return forReading(owner);
  }

  /** The owner's cipher, which must exist. */
  StreamingAead forReading(UUID owner) {
    return find(owner)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.VAULT_CONTENT_MISSING,
                    "There is no content of %s in the vault.".formatted(owner)));
  }

  /** Destroys the key in the caller's transaction. */
  void destroy(UUID owner) {
    jdbc.sql(
            "update vault_key set wrapped = null, destroyed_at = ? where owner = ? and wrapped is not null")
        .params(now(), owner)
        .update();
  }

  /** Whether anything was ever stored. */
  static boolean any(JdbcClient jdbc) {
    return jdbc.sql("select exists (select 1 from vault_key where wrapped is not null)")
        .query(Boolean.class)
        .single();
  }

  /** Opens one stored key, so that a wrong master key is found at start and not at night. */
  void checkMasterKey() {
    jdbc.sql(
            "select owner from vault_key where wrapped is not null order by created_at desc limit 1")
        .query(UUID.class)
        .optional()
        .ifPresent(this::find);
  }

  private Optional<StreamingAead> find(UUID owner) {
    return jdbc.sql("select wrapped from vault_key where owner = ?")
        .param(owner)
        .query((ResultSet row, int n) -> new Row(row.getBytes(1)))
        .optional()
        .map(
            row -> {
              if (row.wrapped() == null) {
                throw new Fault(
                    FaultCode.VAULT_CONTENT_DESTROYED,
                    "The content of %s was destroyed at the end of its retention. The evidence is kept."
                        .formatted(owner));
              }
              return primitive(masterKey.unwrap(row.wrapped(), owner));
            });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static KeysetHandle fresh() {
    try {
      return KeysetHandle.generateNew(PARAMETERS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Making a data key failed", e);
    }
  }

  private static StreamingAead primitive(KeysetHandle key) {
    try {
      return key.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A data key cannot be used", e);
    }
  }

  private static AesGcmHkdfStreamingParameters parameters() {
    try {
      return AesGcmHkdfStreamingParameters.builder()
          .setKeySizeBytes(32)
          .setDerivedAesGcmKeySizeBytes(32)
          .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
          .setCiphertextSegmentSizeBytes(64 * 1024)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The cryptography library lacks AES-GCM-HKDF streaming", e);
    }
  }

  private record Row(byte @Nullable [] wrapped) {}
}
