package de.fallbruecke.route.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.Seeds;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifest and route of a package of another house. */
class PackageFuzzTest {
  static Stream<byte[]> manifests() {
    return Seeds.files("routes/sozialhilfe", "package.yaml");
  }

  @MethodSource("manifests")
  @FuzzTest(maxDuration = "1m")
  void aManifestIsReadOrRefusedWithFindings(byte[] data) {
    check("package.yaml", data);
  }

  static Stream<byte[]> routes() {
    return Stream.of("sozialhilfe", "trinkwasser", "xoev-durchleitung")
        .flatMap(name -> Seeds.files("routes/" + name, "route.camel.yaml"));
  }

  @MethodSource("routes")
  @FuzzTest(maxDuration = "1m")
  void aRouteIsAllowedOrRefusedWithFindings(byte[] data) {
    check("route.camel.yaml", data);
  }

  private static void check(String file, byte[] data) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (String name : new String[] {"package.yaml", "route.camel.yaml", "mapping.yaml"}) {
      files.put(name, Seeds.files("routes/sozialhilfe", "/" + name).findFirst().orElseThrow());
    }
    files.put(file, data);
    try {
      PackageCheck.of(new PackageFiles("sozialhilfe", files));
    } catch (Fault refused) {
      assertThat(refused.code()).isIn(FaultCode.PACKAGE_INVALID, FaultCode.PACKAGE_FORBIDDEN);
    }
  }
}
