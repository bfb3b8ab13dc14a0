package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.delivery.file.FolderTrial;
import de.fallbruecke.delivery.rest.Posting;
import de.fallbruecke.delivery.rest.RestOptions;
import de.fallbruecke.delivery.rest.RestSettings;
import de.fallbruecke.delivery.rest.RestTrial;
import de.fallbruecke.delivery.rest.RestWay;
import de.fallbruecke.delivery.sftp.SftpPlace;
import de.fallbruecke.delivery.sftp.SftpSettings;
import de.fallbruecke.delivery.sftp.SftpWay;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Via;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Targets of type {@code xdomea}. */
@Component
public final class XdomeaWay implements Way<XdomeaSettings> {
  private final SftpWay sftp;
  private final RestWay rest;
  private final Clock clock;
  private final IdSource ids;

  public XdomeaWay(SftpWay sftp, RestWay rest, Clock clock, IdSource ids) {
    this.sftp = sftp;
    this.rest = rest;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public TargetType type() {
    return TargetType.XDOMEA;
  }

  @Override
  public Class<XdomeaSettings> settings() {
    return XdomeaSettings.class;
  }

  /** Over HTTP only its operator knows; so it has to be said whatever the way. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.empty();
  }

  @Override
  public Endpoint endpoint(XdomeaSettings written, TargetCheck check) {
    Via via = check.present(written.via(), "xdomea.via", "file, sftp or rest");
    if ((via != Via.FILE && written.directory() != null)
        || (via != Via.SFTP && written.sftp() != null)
        || (via != Via.REST && written.rest() != null)) {
      throw check.invalid("xdomea.via", "does not fit what else is set", "keep the one way");
    }
    XdomeaOptions options = new XdomeaCheck(check).options(written);
    boolean asked = via != Via.REST && options.receipt() != Receipt.NONE;
    return switch (via) {
      case FILE -> new XdomeaEndpoint(file(written, options, check), asked, () -> folders(written));
      case SFTP ->
          new XdomeaEndpoint(
              sftp(written, options, check),
              asked,
              sftp.trial(
                  check.present(written.sftp(), "xdomea.sftp", "the server and its directory"),
                  check,
                  "xdomea.sftp"));
      case REST -> rest(written, options, check);
    };
  }

  private Function<Target, Connector> file(
      XdomeaSettings written, XdomeaOptions options, TargetCheck check) {
    Path imports =
        check
            .present(written.directory(), "xdomea.directory", "the import directory")
            .toAbsolutePath()
            .normalize();
    Path receipts =
        written.receipts() == null ? imports : Path.of(written.receipts()).toAbsolutePath();
    return target -> new FileXdomea(new Laying(target.name(), options, ids), imports, receipts);
  }

  private List<CheckStep> folders(XdomeaSettings written) {
    List<CheckStep> steps = new ArrayList<>();
    if (written.directory() != null) {
      steps.addAll(new FolderTrial(written.directory().toAbsolutePath().normalize(), ids).steps());
    }
    if (written.receipts() != null) {
      steps.addAll(new FolderTrial(Path.of(written.receipts()).toAbsolutePath(), ids).steps());
    }
    return List.copyOf(steps);
  }

  private Function<Target, Connector> sftp(
      XdomeaSettings written, XdomeaOptions options, TargetCheck check) {
    SftpSettings settings =
        check.present(written.sftp(), "xdomea.sftp", "the server and its directory");
    Function<Target, SftpPlace> places = sftp.places(settings, check, "xdomea.sftp");
    @Nullable String receipts = written.receipts();
    return target ->
        new SftpXdomea(new Laying(target.name(), options, ids), places.apply(target), receipts);
  }

  private XdomeaEndpoint rest(XdomeaSettings written, XdomeaOptions options, TargetCheck check) {
    XdomeaSettings.Rest settings =
        check.present(written.rest(), "xdomea.rest", "at least xdomea.rest.url");
    RestOptions line =
        rest.options(
            new RestSettings(
                settings.url(),
                settings.timeout(),
                settings.user(),
                settings.passwordFile(),
                null,
                settings.headers(),
                null,
                null,
                null,
                null,
                settings.plainHttp(),
                settings.tls(),
                null,
                null,
                null),
            check,
            "xdomea.rest");
    return new XdomeaEndpoint(
        target ->
            new RestXdomea(
                new Laying(target.name(), options, ids),
                line.url(),
                line.credentials(),
                line.headers(),
                new Posting(target, line.timeout(), line.line()),
                clock),
        false,
        () -> new RestTrial(line, null).steps());
  }
}
