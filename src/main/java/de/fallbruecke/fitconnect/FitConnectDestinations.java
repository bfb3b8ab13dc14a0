package de.fallbruecke.fitconnect;

import de.fallbruecke.evidence.EvidenceKeys;
import de.fallbruecke.fitconnect.api.AccessTokens;
import de.fallbruecke.fitconnect.api.Account;
import de.fallbruecke.fitconnect.api.ApiVersion;
import de.fallbruecke.fitconnect.api.Limits;
import de.fallbruecke.fitconnect.api.PublishedKeys;
import de.fallbruecke.fitconnect.api.ReplyApi;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.fitconnect.jose.JweDecryptor;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.fitconnect.jose.KeyRing;
import de.fallbruecke.fitconnect.jose.SetSigner;
import de.fallbruecke.fitconnect.reply.ReplyProfile;
import de.fallbruecke.fitconnect.reply.ReplySender;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.fitconnect.verify.EventLogReader;
import de.fallbruecke.fitconnect.verify.MetadataSchemas;
import de.fallbruecke.fitconnect.verify.Profile;
import de.fallbruecke.fitconnect.verify.SubmissionVerifier;
import de.fallbruecke.fitconnect.verify.TokenKeys;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.submission.Destination;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All FIT-Connect destinations of this installation, put together and checked once at start. */
final class FitConnectDestinations {
  private final SettingsReader reader;
  private final Transport transport;
  private final Clock clock;
  private final IdSource ids;
  private final DefectTable table;
  private final KeyDirectory directory;
  private final TokenKeys kept;
  private final MetadataSchemas schemas = MetadataSchemas.load();
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, AccessTokens> tokens = new HashMap<>();
  private final Map<String, FitConnectDestination> byName = new LinkedHashMap<>();

  /**
   * Reads settings and keys.
   *
   * @throws Fault FB-CFG codes, naming the property and the remedy
   */
  FitConnectDestinations(
      Collection<Destination> destinations,
      SettingsReader reader,
      Transport transport,
      DefectTable table,
      KeyDirectory directory,
      EvidenceKeys kept,
      Clock clock,
      IdSource ids) {
    this.reader = reader;
    this.transport = transport;
    this.table = table;
    this.directory = directory;
    this.kept = new TokenKeys(kept);
    this.clock = clock;
    this.ids = ids;
    reader
        .settings()
        .accounts()
        .forEach((name, settings) -> addAccount(SettingsCheck.account(name, settings)));
    destinations.stream()
        .filter(d -> d.channel().equals(FitConnectChannel.NAME))
        .forEach(d -> byName.put(d.name(), assemble(d)));
  }

  Collection<FitConnectDestination> all() {
    return byName.values();
  }

  Optional<FitConnectDestination> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  FitConnectDestination get(Destination destination) {
    return find(destination.name())
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.DESTINATION_UNKNOWN,
                    "Destination '%s' is not configured for FIT-Connect any more. Its submissions stay where they are; configure it again."
                        .formatted(destination.name())));
  }

  AccessTokens tokens(Account account) {
    return java.util.Objects.requireNonNull(tokens.get(account.name()));
  }

  private void addAccount(Account account) {
    accounts.put(account.name(), account);
    tokens.put(account.name(), new AccessTokens(account, transport, clock));
  }

  private FitConnectDestination assemble(Destination destination) {
    String name = destination.name();
    FitConnectSettings.DestinationSettings settings = reader.destination(name);
    Account account = account(name, settings);
    ApiVersion version = version(name, settings);
    Profile profile = profile(destination, settings, version);
    SubmissionApi api =
        new SubmissionApi(account, version, transport, tokens(account), profile.limits());
    PublishedKeys published = new PublishedKeys(api, clock);
    EventLogReader logs =
        new EventLogReader(api, published, kept, account.issuer(), profile.id(), clock);
    OwnKeys own = new OwnKeys(name, decryptionKeys(name, settings), directory);
    List<KeyFile> decryption = own.current();
    if (decryption.isEmpty()) {
      throw SettingsCheck.invalid(
          SettingsReader.property(name, "decryption-keys"),
          "is empty",
          "Name at least one JWK file");
    }
    KeyFile signing = signingKey(name, settings, decryption);
    JweDecryptor decryptor =
        new JweDecryptor(new KeyRing(own::byKid), version.compressionAllowed());
    SetSigner signer = new SetSigner(signing.kid(), signing.privateKey());
    return new FitConnectDestination(
        name,
        profile.id(),
        account,
        api,
        published,
        logs,
        new SubmissionVerifier(profile, api, logs, decryptor, schemas, table),
        new Receipts(
            profile.id(),
            api,
            logs,
            signer,
            () -> kept.keep(signing.kid(), signing.publicKey()),
            settings.setPayloadVersion(),
            clock,
            ids),
        new ReplySender(
            new ReplyProfile(
                profile.id(), settings.replyProcessStandards(), settings.replySchema()),
            new ReplyApi(
                account, replyVersion(name, settings, version), transport, tokens(account)),
            logs),
        own,
        signing,
        SettingsCheck.secret(
            SettingsReader.property(name, "callback-secret"),
            settings.callbackSecret(),
            settings.callbackSecretFile()));
  }

  private Account account(String name, FitConnectSettings.DestinationSettings settings) {
    String property = SettingsReader.property(name, "account");
    Account account = accounts.get(SettingsCheck.required(property, settings.account()));
    if (account == null) {
      throw SettingsCheck.invalid(
          property,
          "names the account '%s', which does not exist".formatted(settings.account()),
          "Configure it under " + SettingsReader.PREFIX + ".accounts");
    }
    return account;
  }

  private static ApiVersion version(String name, FitConnectSettings.DestinationSettings settings) {
    return version(SettingsReader.property(name, "api-version"), settings.apiVersion());
  }

  private static ApiVersion replyVersion(
      String name, FitConnectSettings.DestinationSettings settings, ApiVersion otherwise) {
    String named = settings.replyApiVersion();
    return named == null
        ? otherwise
        : version(SettingsReader.property(name, "reply-api-version"), named);
  }

  private static ApiVersion version(String property, String named) {
    return ApiVersion.find(named)
        .orElseThrow(
            () -> SettingsCheck.invalid(property, "is '%s'".formatted(named), "Use v2 or v1"));
  }

  private static Profile profile(
      Destination destination,
      FitConnectSettings.DestinationSettings settings,
      ApiVersion version) {
    String property = SettingsReader.property(destination.name(), "metadata-versions");
    for (String listed : settings.metadataVersions()) {
      if (!listed.matches("\\d+\\.(x|\\d+\\.\\d+)")) {
        throw SettingsCheck.invalid(
            property, "lists '%s'".formatted(listed), "Use versions like 2.1.0 or 2.x");
      }
    }
    return new Profile(
        SettingsCheck.uuid(
            SettingsReader.property(destination.name(), "destination-id"),
            settings.destinationId()),
        destination,
        settings.metadataVersions().isEmpty()
            ? version.metadataVersions()
            : settings.metadataVersions(),
        settings.dataMediaTypes(),
        settings.replyChannels(),
        new Limits(
                settings.maxSubmission().toBytes(),
                settings.maxAttachment().toBytes(),
                settings.maxInflated().toBytes())
            .within(Runtime.getRuntime().maxMemory()));
  }

  private static List<KeyFile> decryptionKeys(
      String name, FitConnectSettings.DestinationSettings settings) {
    String property = SettingsReader.property(name, "decryption-keys");
    List<KeyFile> keys = new ArrayList<>();
    Set<String> kids = new HashSet<>();
    for (int i = 0; i < settings.decryptionKeys().size(); i++) {
      String entry = "%s[%d]".formatted(property, i);
      KeyFile key =
          KeyFile.read(
              path(entry, settings.decryptionKeys().get(i)), KeyFile.Use.DECRYPTION, entry);
      if (!kids.add(key.kid())) {
        throw SettingsCheck.invalid(
            entry, "repeats the kid " + key.kid(), "Each key needs a kid of its own");
      }
      keys.add(key);
    }
    return keys;
  }

  private static KeyFile signingKey(
      String name, FitConnectSettings.DestinationSettings settings, List<KeyFile> decryption) {
    String property = SettingsReader.property(name, "signing-key");
    Path file = path(property, SettingsCheck.required(property, settings.signingKey()));
    KeyFile key = KeyFile.read(file, KeyFile.Use.SIGNATURE, property);
    for (KeyFile other : decryption) {
      if (other.kid().equals(key.kid())
          || other.publicKey().getModulus().equals(key.publicKey().getModulus())) {
        throw SettingsCheck.invalid(
            property,
            "is the same key, or has the same kid, as one of the decryption-keys",
            "Decryption and signature need two separate keys");
      }
    }
    return key;
  }

  private static Path path(String property, String text) {
    try {
      return Path.of(text.strip());
    } catch (InvalidPathException e) {
      throw SettingsCheck.invalid(property, "is not a file name", "Name a file with one JWK");
    }
  }
}
