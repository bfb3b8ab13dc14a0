package de.fallbruecke.delivery;

import de.fallbruecke.delivery.file.FileWay;
import de.fallbruecke.delivery.rest.RestWay;
import de.fallbruecke.delivery.sftp.SftpWay;
import de.fallbruecke.delivery.soap.SoapWay;
import de.fallbruecke.delivery.xdomea.XdomeaWay;
import de.fallbruecke.platform.TlsIdentities;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.StandardEnvironment;

/** Targets as tests need them. */
public final class TestTargets {
  private TestTargets() {}

  /** Target {@code fv}. */
  public static Target of(TargetType type, boolean idempotent) {
    return new Target(
        "fv", "landkreis-a", "Fachverfahren", type, TargetFormat.CASE_XML, true, idempotent);
  }

  /** What a way gets to check the settings of target {@code fv} with. */
  public static TargetCheck check() {
    return new TargetCheck("fv");
  }

  static ConfiguredTarget configured(BreakerPolicy breaker) {
    Endpoint.Pushed nowhere =
        target ->
            parcel -> {
              throw new AssertionError("nothing is sent here");
            };
    return new ConfiguredTarget(
        of(TargetType.FILE, true),
        RetryPolicy.DEFAULT,
        breaker,
        ways().getFirst().outages(),
        nowhere,
        List.of(),
        List.of(),
        false);
  }

  /** Every way that this package knows. */
  static List<Way<?>> ways() {
    Clock clock = Clock.fixed(StoredCase.NOW, ZoneOffset.UTC);
    TlsIdentities none = TlsIdentities.read(new StandardEnvironment());
    SftpWay sftp = new SftpWay(clock, UUID::randomUUID);
    RestWay rest = new RestWay(none, clock, UUID::randomUUID);
    return List.of(
        new FileWay(clock, UUID::randomUUID),
        rest,
        sftp,
        new SoapWay(none, clock, UUID::randomUUID),
        new XdomeaWay(sftp, rest, clock, UUID::randomUUID));
  }
}
