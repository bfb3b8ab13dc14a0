package de.fallbruecke.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  @TempDir private Path folder;

  @Test
  void ofManyThatMakeOneAtOnceAllHaveTheSame() throws Exception {
    Path file = folder.resolve("data").resolve("vault-master-key.json");
    List<MasterKey> keys = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService processes = Executors.newFixedThreadPool(8)) {
      List<Future<MasterKey>> made =
          Stream.generate(
                  () ->
                      processes.submit(
                          () -> {
                            start.await();
                            return MasterKey.generate(file);
                          }))
              .limit(8)
              .toList();
      start.countDown();
      for (Future<MasterKey> one : made) {
        keys.add(one.get());
      }
    }
    UUID owner = UUID.randomUUID();
    byte[] wrapped =
        keys.getFirst().wrap(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), owner);
    keys.add(MasterKey.read(file));
    assertThat(keys).allSatisfy(key -> assertThat(key.unwrap(wrapped, owner)).isNotNull());
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }
}
