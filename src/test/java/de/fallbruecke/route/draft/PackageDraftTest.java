package de.fallbruecke.route.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.mapping.TestMappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.draft.PackageDraft.Source;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a new package comes from; that the sample works is shown with the commands. */
class PackageDraftTest {
  private static final Mappings MAPPINGS = TestMappings.real();

  @TempDir Path directory;

  @Test
  void anotherPackageIsCopiedUnderItsNewName() {
    CheckedPackage wohngeld = new PackageFolder(Path.of("routes/wohngeld")).read();

    Path folder =
        PackageDraft.copy(wohngeld, "mietzuschuss", "Mietzuschuss").write(directory, MAPPINGS);

    CheckedPackage copy = new PackageFolder(folder).read();
    assertThat(copy.manifest().id()).isEqualTo("mietzuschuss");
    assertThat(copy.manifest().services()).isEqualTo(wohngeld.manifest().services());
    assertThat(new String(copy.files().content().get("route.camel.yaml"), StandardCharsets.UTF_8))
        .contains("id: mietzuschuss");
    assertThat(copy.files().content().keySet()).isEqualTo(wohngeld.files().content().keySet());
  }

  @Test
  void anExistingFolderIsNeverTouched() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("hundesteuer"));
    PackageDraft draft = PackageDraft.sample(Source.XML, "hundesteuer", "Hundesteuer");

    assertThatThrownBy(() -> draft.write(directory, MAPPINGS))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PACKAGE_NOT_WRITTEN));
    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> PackageDraft.sample(Source.XML, "../x", "X"))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> PackageDraft.sample(Source.XML, "x", "X\nlicence: none"))
        .isInstanceOf(Fault.class);
  }
}
