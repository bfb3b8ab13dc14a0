package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.PackageFiles;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table route_package. */
final class PostgresPackageStore implements PackageStore {
  private record Row(String name, byte[] content) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  PostgresPackageStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void put(ReadyPackage ready) {
    jdbc.sql(
            """
            insert into route_package (hash, package, version, content, stored_at)
            values (:hash, :package, :version, :content, :now)
            on conflict (hash) do nothing
            """)
        .param("hash", ready.hash())
        .param("package", ready.manifest().id())
        .param("version", ready.manifest().version())
        .param("content", PackedFiles.pack(ready.checked().files().content()))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public Optional<PackageFiles> find(String hash) {
    return jdbc.sql("select package, content from route_package where hash = :hash")
        .param("hash", hash)
        .query((row, index) -> new Row(row.getString("package"), row.getBytes("content")))
        .optional()
        .map(row -> new PackageFiles(row.name(), PackedFiles.unpack(row.content())))
        .map(files -> compared(files, hash));
  }

  @Override
  public Optional<String> hashOf(String packageId, String version) {
    return jdbc.sql(
            """
            select hash from route_package p where package = :package and version = :version
              and exists (select 1 from route_activation a where a.hash = p.hash)
            order by stored_at desc limit 1
            """)
        .param("package", packageId)
        .param("version", version)
        .query(String.class)
        .optional();
  }

  private static PackageFiles compared(PackageFiles files, String hash) {
    if (!files.hash().equals(hash)) {
      throw new Fault(
          FaultCode.PACKAGE_DAMAGED,
          "The stored files of route package '%s' do not match their hash. It is not run; what runs already goes on. Restore the table route_package from a backup or activate the package again."
              .formatted(files.name()));
    }
    return files;
  }
}
